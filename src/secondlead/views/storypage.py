"""A story as one self-contained HTML page: what stands and why, each statement beside the report that holds it.

Here: what the page holds. Not here: looks and manners (templates/story.*), which sentences stand where (storybrief.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from secondlead.model.ledger import Backing, Filed, Proposition, Story
from secondlead.model.version import VERSION
from secondlead.views.marks import BETWEEN, seen
from secondlead.views.page import ENVIRONMENT, policy, resource
from secondlead.views.storybrief import ReportRow, StoryBrief, day
from secondlead.views.storyterminal import LOOKS


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement behind a proposition: what it says, through whom, where it stands; target: the id of its words in the report."""

    says: str
    class_: str
    words: str
    path: tuple[str, ...]
    body: str
    at: str
    target: str
    notes: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report on the page: its row, its text with the words that propositions rest on marked."""

    row: ReportRow
    anchor: str
    text: Markup


def story_page(story: Story, brief: StoryBrief) -> str:
    """One HTML page of a story; brief: with every proposition."""
    style, script = resource("page.css") + resource("story.css"), resource("story.js")
    by_id = {one.id: one for one in story.propositions}
    numbers = {filed.id: number for number, filed in enumerate(story.reports, 1)}
    rows = {one.id: one for one in brief.reports}
    return ENVIRONMENT.get_template("story.html").render(
        brief=brief,
        voices={group_row.id: voices(by_id[group_row.id], numbers) for group in brief.groups for group_row in group.rows},
        sums={key: _sum(one) for key, one in by_id.items()},
        histories={key: [(day(then.at), then.standing.value) for then in one.history] for key, one in by_id.items()},
        sheets=[Sheet(rows[one.id], f"r{numbers[one.id]}", marked(one, story.propositions, numbers[one.id])) for one in story.reports],
        looks=LOOKS,
        title=brief.title,
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        version=VERSION,
    )


def voices(one: Proposition, numbers: dict[str, int]) -> list[Voice]:
    """The statements behind a proposition, its own before those lent by neighbours."""
    return [_voice(backing, numbers) for backing in sorted(one.backings, key=lambda backing: bool(backing.why))]


def _voice(one: Backing, numbers: dict[str, int]) -> Voice:
    notes = [one.why] if one.why else []
    if one.party:
        notes.append("has standing in the matter")
    if not one.live:
        notes.append("does not count")
    if one.mended:
        notes.append(f"mended: {one.mended}")
    target = f"r{numbers.get(one.ref.report, 0)}-{one.span.start}"
    relay = one.relay or (one.root,)
    class_, body = one.class_.replace("-", " "), one.body or "no known body"
    return Voice(one.says.value, class_, one.words, relay, body, day(one.at), target, tuple(notes), one.live)


def _sum(one: Proposition) -> str:
    told = one.opinion
    return f"between {told.belief:.2f} and {1 - told.disbelief:.2f}, expected {told.expected:.2f}" if told else ""


def marked(filed: Filed, several: tuple[Proposition, ...], number: int) -> Markup:
    """A report's text in paragraphs, every character in its place; the words that a proposition rests on within a mark that names it."""
    text = seen(filed.reading.report.text)
    spans: dict[tuple[int, int], list[str]] = {}
    for one in several:
        for backing in one.backings:
            if backing.ref.report == filed.id and not backing.why:
                spans.setdefault((backing.span.start, backing.span.end), []).append(one.id)
    out: list[str] = []
    at = 0
    for (start, end), ids in sorted(spans.items()):
        if start < at:  # within words that are marked already: the page leads to the outer ones
            out.append(f'<a id="r{number}-{start}"></a>')
            continue
        out.append(_paragraphs(text[at:start]))
        names = " ".join(sorted(set(ids)))
        out.append(f'<mark id="r{number}-{start}" data-of="{escape(names)}" tabindex="0">{_paragraphs(text[start:end])}</mark>')
        at = end
    out.append(_paragraphs(text[at:]))
    return Markup("".join(out))


def _paragraphs(text: str) -> str:
    return str(escape(BETWEEN.sub("\n\n", text.replace("\r", ""))))
