"""A reading that shows itself: in a notebook, at a prompt, as a table.

Here: ShownReading, and the small HTML of its `_repr_html_`. Not here: the whole page (page.py), the table's columns (frame.py).
The HTML has no script and no style sheet: styles stand in the elements, and only such as notebooks that clean their output let through;
its colours are those of the notebook, light or dark. Bold, italics, lines and dots tell the marks apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from secondlead.model.reading import Reading
from secondlead.views.brief import Brief, brief
from secondlead.views.cards import Card, Section, sections
from secondlead.views.frame import frame
from secondlead.views.marks import Marks, marks, seen

if TYPE_CHECKING:
    import pandas

LONGEST = 20_000  # characters of the text that a notebook shows; the page shows all
MOST = 200  # statements, likewise

GROUND = "background: rgba(128, 128, 128, 0.16)"
STYLES = {
    "source": "font-weight: bold",
    "cue": "font-style: italic",
    "hedge": "border-bottom: 2px dotted",
    "condition": "border-bottom: 2px dashed",
    "content": GROUND,
    "furniture": "opacity: 0.75",
}
CELL = "text-align: left; vertical-align: top; padding: 4px 8px; white-space: normal"
TEXT = "margin: 8px 0; line-height: 1.6; white-space: pre-wrap; max-height: 24em; overflow: auto"
HEADS = ("", "Who", "How sure", "What", "Through")


@dataclass(frozen=True, slots=True, repr=False)
class ShownReading(Reading):
    """A reading that a notebook shows as its marked text and a table of its statements."""

    def __repr__(self) -> str:
        """Short: the text and the statements are for `_repr_html_`, to_dict() and to_frame()."""
        return f"<Reading of {self.report.input!r}: {counted(len(self.statements), 'statement')}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return fragment(self)

    def to_frame(self) -> pandas.DataFrame:
        """The statements as a DataFrame, one row each. Raises ExtraError where pandas is not installed."""
        return frame((self,))


def fragment(reading: Reading) -> str:
    """A reading as a piece of HTML without script or style sheet."""
    laid, view = marks(reading), brief(reading)
    return (
        f'<div class="secondlead" style="max-width: 60em">{head(view)}'
        f'<div style="{TEXT}" dir="auto">{text(reading.report.text, laid)}</div>{legend()}'
        f"{table(tuple(sections(reading, view, laid, '')), len(reading.statements))}</div>"
    )


def head(view: Brief) -> str:
    """Headline, outlet, lead mark, day, and what there is to warn of."""
    header = view.header
    facts = [safe(one) for one in (header.mark, header.outlet or "outlet unknown", header.published or "no date of publication") if one]
    facts.append(f"{counted(header.statements, 'statement')}, {counted(header.sources, 'source')}")
    warnings = "".join(f"<div><b>!</b> {safe(one)}</div>" for one in header.warnings)
    title = f'<div style="font-size: 1.2em; font-weight: bold" dir="auto">{safe(header.title or header.input)}</div>'
    return f"{title}<div>{' · '.join(facts)}</div>{warnings}"


def legend() -> str:
    """The marks, each with its name."""
    named = ", ".join(f'<span style="{STYLES[role]}">{role}</span>' for role in ("source", "cue", "content", "hedge", "condition"))
    return f'<div style="font-size: 0.85em">Marked: {named}</div>'


def text(whole: str, laid: Marks) -> str:
    """The beginning of a report's text, marked."""
    whole = seen(whole)
    pieces = []
    for one in laid.stretches:
        if one.start >= LONGEST:
            break
        piece = escape(whole[one.start : min(one.end, LONGEST)])
        style = "; ".join(STYLES[role] for role in one.roles if role in STYLES)
        pieces.append(f'<span style="{style}">{piece}</span>' if style else piece)
    left = len(whole) - LONGEST
    return "".join(pieces).replace("\r", "") + (f"\n… and {left:,} more characters" if left > 0 else "")


def table(several: Sequence[Section], total: int) -> str:
    """The statements in the groups of the brief."""
    if not several:
        return "<p>No statement was found.</p>"
    rows, room = [], MOST
    for section in several:
        if room > 0:
            title = f"{section.sign} {safe(section.title)} ({len(section.cards)})"
            rows.append(f'<tr><th colspan="5" style="{CELL}">{title}</th></tr>')
            rows.extend(row(card) for card in section.cards[:room])
        room -= len(section.cards)
    more = f"<p>… and {-room:,} more of {counted(total, 'statement')}</p>" if room < 0 else ""
    heads = "".join(f'<th style="{CELL}" scope="col">{name}</th>' for name in HEADS)
    return f'<table style="border-collapse: collapse"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>{more}'


def row(card: Card) -> str:
    """A statement as a row."""
    line = card.line
    notes = [f"within {card.inside}"] if card.inside else []
    notes += [f"because “{words}”" for words in card.because]
    notes += [f"{aside.sure}: “{aside.words}”, over “{aside.over}”" for aside in line.asides]
    notes += [f"on condition: “{line.condition}”"] if line.condition else []
    notes += [f"{line.statement.stance}, {line.statement.modality}", *([card.quote] if card.quote else [])]
    notes += [f"said {line.when}"] if line.when else []
    how = [*(() if card.degree in line.sure else (card.degree,)), card.interval.words, f"confidence {card.confidence}"]
    cells = (
        str(card.number),
        f"<b>{safe(line.who)}</b>{small(card.about)}",
        f"{safe(', '.join(line.sure))}{small(how)}",
        f"{f'<i>{safe(line.cue)}:</i> ' if line.cue else ''}{safe(card.what)}{small(notes)}",
        safe(" → ".join(card.path)),
    )
    inside = "".join(f'<td style="{CELL}" dir="auto">{cell}</td>' for cell in cells)
    return f"<tr>{inside}</tr>"


def small(several: Iterable[str]) -> str:
    """Facts in small type below what they belong to."""
    told = " · ".join(several)
    return f'<div style="font-size: 0.85em">{safe(told)}</div>' if told else ""


def counted(number: int, what: str) -> str:
    """ "1 statement", "2 statements"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def safe(words: str) -> str:
    """Words of a report as HTML that shows them and does nothing else."""
    return str(escape(seen(words)))
