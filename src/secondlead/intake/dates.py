"""Dates of publication -> ISO 8601. Here: dates as options, metadata and datelines write them. Not here: times in sentences (reading/)."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from secondlead.errors import UsageError
from secondlead.lexicon import index


@cache
def months() -> str:
    """A regular expression for a month's name, long or short, with or without its full stop."""
    names = sorted(index("months"), key=len, reverse=True)
    return "(?:" + "|".join(f"{name}|{name.upper()}" for name in names) + r")\b\.?"


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name as printed, None where it is none."""
    row = index("months").get(name.strip(". ").capitalize())
    return int(row["number"]) if row else None


def checked_published(value: str) -> str:
    """value of --published as ISO 8601. Raises UsageError where it is no date."""
    found = iso(value)
    if found is None:
        shown = value if len(value) <= 40 else value[:40] + "..."
        raise UsageError("--published", f"{shown!r} is not a date", "write it as 2031-03-09 or 2031-03-09T17:20+09:00")
    return found


def iso(value: str) -> str | None:
    """An ISO 8601 date or time in its usual form, None where value is none."""
    value = value.strip()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


@cache
def _in_words() -> tuple[re.Pattern[str], ...]:
    month = f"(?P<month>{months()})"
    return (
        re.compile(rf"\b{month}\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b"),
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{month},?\s(?P<year>\d{{4}})\b"),
        re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    )


def day_in(text: str) -> str | None:
    """The first full date (day, month and year) in text as ISO 8601; None where the year is not printed: it is never guessed."""
    for pattern in _in_words():
        found = pattern.search(text)
        if found:
            month = int(found["month"]) if found["month"].isdigit() else month_number(found["month"])
            try:
                return date(int(found["year"]), month or 0, int(found["day"])).isoformat()
            except ValueError:
                continue
    return None


@cache
def _alone() -> re.Pattern[str]:
    labels = "Published|Updated|Posted|Modified|Date|PUBLISHED|UPDATED|POSTED|DATE|LOAD-DATE|Publication date"
    word = rf"(?:First |Last )?(?:{labels})(?: on| at)?\s?:?\s*"
    day = rf"(?:{months()}\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{months()},?\s\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    week = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)"
    hour = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|[AP]M)?(?:\s?(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2}))?)"
    return re.compile(rf"^(?:{word}|All News\s+)?{hour}?[ ,|]*{week}?{day}(?:(?:T|,?\s(?:at\s)?|\s[|–-]\s){hour})?\s*$")


def is_date_line(line: str) -> bool:
    """Whether line holds the date of publication and nothing else."""
    return len(line) <= 80 and bool(_alone().match(line))
