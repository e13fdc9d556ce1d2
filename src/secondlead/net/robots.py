"""robots.txt by RFC 9309: may this address be asked? Here: fetching, keeping and applying the rules. Not here: the visit (polite.py).

    2xx             its rules, for the product token `secondlead` (protego: longest match, wildcards)
    4xx             no rules: all may be asked
    3xx, too many   as 4xx
    5xx, no answer  nothing may be asked
Answers are kept for a day, "nothing" for an hour. The standard library's parser knows neither wildcards nor the longest match.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

TOKEN = "secondlead"
KEPT = timedelta(hours=24)  # RFC 9309, 2.4: no longer than that
KEPT_SHUT = timedelta(hours=1)
MOST = 500 * 1024  # bytes that are looked at; RFC 9309, 2.5
LONGEST = 2_000  # characters of a line; protego makes a pattern of each


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host says. `parsed` None: all or nothing, as `otherwise` has it."""

    until: datetime
    otherwise: bool
    parsed: Protego | None = None

    def allow(self, url: str) -> bool:
        """Whether url may be asked."""
        return self.parsed.can_fetch(url, TOKEN) if self.parsed else self.otherwise


def rules_of(status: int | None, body: bytes, now: datetime) -> Rules:
    """The rules in an answer to the question for robots.txt; status None: there was none. Pure."""
    if status is None or status >= 500:
        return Rules(now + KEPT_SHUT, otherwise=False)
    if not 200 <= status < 300:
        return Rules(now + KEPT, otherwise=True)
    text = body[:MOST].decode("utf-8", errors="replace").removeprefix("\ufeff")
    try:
        parsed = Protego.parse("\n".join(line for line in text.splitlines() if len(line) <= LONGEST))
    except Exception:  # the one door where the parser's errors come in: rules that nobody can read are taken as a no
        return Rules(now + KEPT_SHUT, otherwise=False)
    return Rules(now + KEPT, otherwise=True, parsed=parsed)


class Robots:
    """The rules of the hosts that were asked; get gives the status (None: no answer) and body at an address."""

    def __init__(self, get: Callable[[str], tuple[int | None, bytes]], clock: Callable[[], datetime]) -> None:
        self._get = get
        self._clock = clock
        self._kept: dict[str, Rules] = {}

    def allow(self, url: str) -> bool:
        """Whether url may be asked."""
        return self.rules(url).allow(url)

    def rules(self, url: str) -> Rules:
        """The rules of url's host; asked for, where they are not known or were known too long ago."""
        parts = urlsplit(url)
        origin = f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
        now, rules = self._clock(), self._kept.get(origin)
        if rules is None or rules.until <= now:
            status, body = self._get(f"{origin}/robots.txt")
            rules = self._kept[origin] = rules_of(status, body, now)
        return rules
