"""What a report corrects by its outlet's own word: its editors' notes, its lead mark, its headline.

Here: whether the difference of two statements is such a correction. Not here: how notes are read (intake/editnotes.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from secondlead.intake.editnotes import note_of
from secondlead.ledger.sentences import plain
from secondlead.ledger.sides import Side
from secondlead.lexicon import table
from secondlead.model.notes import EditAct
from secondlead.model.report import LeadAction, Report
from secondlead.model.spans import Span

PARAGRAPH = re.compile(
    r"(?:paragraphs?|paras?|pars?|grafs?|graphs?)\s(?P<number>\d{1,2})\b|\b(?P<ordinal>\d{1,2})(?:st|nd|rd|th)\s(?:para|graf|graph)",
    re.IGNORECASE,
)
SPELLING = re.compile(r"\b(?:spelling|name|title|age|surname)s?\sof\s(?P<what>.+)$", re.IGNORECASE)
SMALL = 3  # words that a correction without words of its own may change in a sentence: more is an update


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing corrected: the right and the wrong words where they are told, else the paragraph, else nothing but that it is one."""

    right: str = ""
    wrong: str = ""
    paragraph: int | None = None  # from 0
    name: str = ""  # what is spelt otherwise now


def corrections(report: Report) -> tuple[Correction, ...]:
    """What a report says that it corrects.

    1. the notes of its editors, in the text or beside it (ninjs, NewsML-G2)
    2. its headline, "CORRECTED-Ferry carried 41 people, not 44"
    3. its mark alone, or its sender's signal: something, which is not told
    """
    notes = [*report.notes, *([note_of(report.note, Span(0, len(report.note), report.note))] if report.note else [])]
    edits = [edit for note in notes for edit in note.edits if edit.act is EditAct.CORRECTED]
    refiled = report.lead is not None and report.lead.action is LeadAction.REFILE
    told = [_told(edit.right, edit.wrong, edit.where, edit.what) for edit in edits if not refiled or edit.right]
    signalled = any("correction" in one.casefold() for one in report.signal)
    marked = signalled or (report.lead is not None and report.lead.action is LeadAction.CORRECT)
    if marked and report.title:
        told += [Correction(*pair) for pair in _values(report.title)]
    if (marked or edits) and not refiled and not any(one.right or one.name for one in told):
        told.append(Correction())
    return tuple(dict.fromkeys(told))


def _told(right: str, wrong: str, where: str, what: str) -> Correction:
    place = PARAGRAPH.search(where)
    number = int(place["number"] or place["ordinal"]) - 1 if place else None
    name = SPELLING.search(what)
    return Correction(plain(right), plain(wrong), number, plain(name["what"]) if name and not right else "")


@cache
def _contrast() -> re.Pattern[str]:
    row = next(row for row in table("note_values") if row["name"] == "not")
    return re.compile(row["pattern"], re.IGNORECASE)


def _values(title: str) -> Iterable[tuple[str, str]]:
    found = _contrast().search(title.split(":")[0])
    if found:
        wrong = plain(found["wrong"])
        words = plain(found["right"]).split()
        figures = [word for word in words if word[0].isdigit()]
        yield (figures[-1] if figures and wrong[:1].isdigit() else " ".join(words[-len(wrong.split()) :])), wrong


def corrected(old: Side, new: Side, several: Iterable[Correction]) -> str | None:
    """The sentence that says what is corrected between old and new; None where nothing is."""
    before, after = old.wording, new.wording
    if before == after:
        return None
    near = _swap(before, after)
    for one in several:
        told = _told_pair(one, before, after)
        if told is None and near and one.right == one.name == "" and _may_be_here(one, new):
            told = near
        if told is None:
            continue
        wrong, right = told
        against = f", not “{_as_printed(old, wrong)}”" if wrong else ""
        return f"Corrected by {_outlet(new)}: “{_as_printed(new, right)}”{against}"
    return None


def _told_pair(one: Correction, before: str, after: str) -> tuple[str, str] | None:
    """(wrong, right) where the correction tells the right words and they stand in the new wording alone."""
    right = one.right or one.name
    if not right or not _has(after, right):
        return None
    if one.wrong:
        return (one.wrong, right) if _has(before, one.wrong) and before.count(one.wrong) > after.count(one.wrong) else None
    return _swap(before, after) and ("", right) if not _has(before, right) else None


def _may_be_here(one: Correction, new: Side) -> bool:
    return one.paragraph is None or (new.sentence is not None and new.sentence.paragraph == one.paragraph)


def _outlet(side: Side) -> str:
    return side.reading.report.outlet or "the outlet"


def _has(wording: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", wording) is not None


def _swap(before: str, after: str) -> tuple[str, str] | None:
    """The few words that differ between two wordings, where all before and behind them is the same."""
    one, other = before.split(), after.split()
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    gone, come = one[start : len(one) - end], other[start : len(other) - end]
    if not gone or not come or max(len(gone), len(come)) > SMALL:
        return None
    return " ".join(gone).strip(" .,;:"), " ".join(come).strip(" .,;:")


def _as_printed(side: Side, words: str) -> str:
    """words in the capitals of the report."""
    text = side.sentence.span.text if side.sentence else side.text
    found = re.search(re.escape(words).replace("\\ ", r"\s+"), text, re.IGNORECASE)
    return found[0] if found else words
