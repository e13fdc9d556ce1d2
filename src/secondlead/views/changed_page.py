"""A diff as one self-contained HTML page: both texts side by side, and the changes, each of which lights up its words.

Here: what the page holds, and the texts with their marks. Not here: looks and manners (templates/diff.*), the page of readings (page.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from secondlead.model.change import Change, Diff, StatementRef
from secondlead.model.version import VERSION
from secondlead.views.changed import Changed, Head, changed, places
from secondlead.views.changed_terminal import LOOKS
from secondlead.views.marks import BETWEEN, seen
from secondlead.views.page import ENVIRONMENT, policy, resource


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts on the page."""

    key: str  # old, new
    title: str
    head: Head
    text: Markup


def page(diff: Diff) -> str:
    """One HTML page that shows a diff, what was only reworded folded away."""
    view = changed(diff)
    style, script = resource("page.css") + resource("diff.css"), resource("diff.js")
    return ENVIRONMENT.get_template("diff.html").render(
        view=view,
        sides=(side(diff, view, "old"), side(diff, view, "new")),
        signs={key: sign for key, (sign, _) in LOOKS.items()},
        title=view.new.title,
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        version=VERSION,
    )


def side(diff: Diff, view: Changed, key: str) -> Side:
    """One text, marked."""
    report, head = (diff.old, view.old) if key == "old" else (diff.new, view.new)
    return Side(key, "Before" if key == "old" else "Now", head, marked(report.text, places(diff.changes, key), diff.changes, key))


def marked(text: str, several: Sequence[tuple[StatementRef, int]], changes: Sequence[Change], key: str) -> Markup:
    """A text in paragraphs, every character in its place; each stretch that a change rests on within an element that names its numbers."""
    safe = seen(text)
    out: list[str] = []
    first: set[int] = set()
    ends: dict[int, int] = {}
    for ref, number in several:
        ends.setdefault(number, min(ref.spans[-1].end, len(text)))
    open_ = False
    gaps = [found.span() for found in BETWEEN.finditer(text)]
    within = {start for start, _ in gaps}
    for start, end, numbers in stretches(len(text), several, gaps):
        piece = safe[start:end].replace("\r", "")
        if start in within:
            out.append(f"{'</p>' if open_ else ''}{piece}")
            open_ = False
            continue
        out.append("" if open_ else '<p dir="auto">')
        open_ = True
        if not numbers:
            out.append(str(escape(piece)))
            continue
        fresh = [number for number in numbers if number not in first]
        first.update(fresh)
        kind = changes[numbers[0] - 1].kind
        anchors = "".join(f'<span id="{key}-{number}" class="at"></span>' for number in fresh)
        listed = " ".join(str(number) for number in numbers)
        out.append(f'{anchors}<mark class="c k-{kind}" data-c="{listed}">{escape(piece)}</mark>')
        ended = [number for number in numbers if ends[number] == end]
        out += [f'<a class="ref" href="#c-{number}" data-n="{number}" aria-label="Change {number}"></a>' for number in ended]
    return Markup("".join(out) + ("</p>" if open_ else ""))


def stretches(
    length: int, several: Sequence[tuple[StatementRef, int]], gaps: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The text cut where a place or a gap begins or ends: (start, end, numbers of the changes that rest on it, the weightiest first)."""
    opened: dict[int, list[int]] = defaultdict(list)
    closed: dict[int, list[int]] = defaultdict(list)
    for ref, number in several:
        for span in ref.spans:
            start, end = max(0, span.start), min(span.end, length)
            if start < end:
                opened[start].append(number)
                closed[end].append(number)
    cuts = sorted({0, length, *opened, *closed, *(place for gap in gaps for place in gap)})
    active: list[int] = []
    for start, end in pairwise(cuts):
        for number in closed.get(start, ()):
            active.remove(number)
        for number in opened.get(start, ()):
            active.insert(bisect_left(active, number), number)
        yield start, end, tuple(dict.fromkeys(active))
