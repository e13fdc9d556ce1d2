"""Our own reporting: what the desk notes of its calls, as a report of the desk's.

Here: the shorthand of such notes ("14:10, called the ministry, declined") written out as sentences. Not here: reading them (they are read
like any report), where they are kept.

What was typed stands first, as a note that holds no statement; the sentences that it stands for follow, where it is shorthand. Nothing is
added but what the shorthand leaves out: who answered is whom the desk called.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from secondlead.errors import EmptyError
from secondlead.intake.formats import from_text
from secondlead.lexicon import index, table
from secondlead.model.report import Block, BlockKind, Report
from secondlead.model.spans import cut

OUR_DESK = "our desk"
INPUT = "note"  # what a note's report says for its input

SHORT = 100  # characters of a note that stand for its title

_CLOCK = r"(?:(?:at\s+)?\d{1,2}(?:[:.]?\d{2})?\s*(?:[ap]\.?m\.?|h|gmt|utc)?\s*[,;:–-]?\s+)?"
_AFTER = re.compile(
    r"\s+(?:(?:at|by)\s+\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?|again|twice|by\s+(?:phone|e-?mail)|on\s+the\s+phone)$", re.IGNORECASE
)
_LEAD = r"(?:(?:and|but|who|which|it|she|he|they|there\s+was|got|with)\s+)*"
_PARTS = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Answer:
    """How an answer is written out. tail: whether what was answered follows it."""

    sentence: str
    tail: bool


def desk_note(text: str, *, moment: str, by: str = "") -> Report:
    """The report that a note makes; moment: when it was made, ISO 8601 with zone. Raises EmptyError where nothing is in it."""
    if not text.strip():
        raise EmptyError("note", "an empty note", "say what was asked and answered, in quotation marks")
    typed = from_text(text.strip(), name=INPUT, published=moment, outlet=OUR_DESK)
    several = [part.strip() for part in _PARTS.split(typed.text) if part.strip()]
    full = [written_out(part) for part in several]
    whole = typed.text
    blocks = [Block(BlockKind.PARAGRAPH, cut(whole, 0, len(whole)))]
    if any(full):
        whole = f"{typed.text}\n\n{' '.join(new or old for new, old in zip(full, several, strict=True))}"
        start = len(typed.text) + 2
        blocks = [Block(BlockKind.NOTE, cut(whole, 0, len(typed.text))), Block(BlockKind.PARAGRAPH, cut(whole, start, len(whole)))]
    return Report(
        id=hashlib.sha256(f"{moment}\0{by}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        input=INPUT,
        text=whole,
        data=text.encode("utf-8", "surrogatepass"),
        title=_short(typed.text),
        byline=by or None,
        outlet=OUR_DESK,
        published=moment,
        published_from="given",
        blocks=tuple(blocks),
    )


def is_note(report: Report) -> bool:
    """Whether a report is a note of the desk's."""
    return report.outlet == OUR_DESK and report.input == INPUT


def _short(text: str) -> str:
    first = text.splitlines()[0]
    return first if len(first) <= SHORT else f"{first[:SHORT].rsplit(' ', 1)[0]} …"


def written_out(part: str) -> str | None:
    """The sentence that a piece of shorthand stands for; None where it is none: it is read as it stands."""
    found = _shorthand().fullmatch(part.strip().rstrip("."))
    if found is None or not _asks(found["how"]):
        return None
    whom = _AFTER.sub("", found["whom"].strip(" ,;:–-"))
    tail = " ".join((found["tail"] or found["plain"] or "").split()).strip(" ,;:")
    if not whom:
        return None
    word = found["answer"]
    answer = _answers()[" ".join(word.casefold().split())] if word else _Answer("said", tail=True)
    who = whom[:1].upper() + whom[1:]
    if answer.tail:
        return f"{who} {answer.sentence} {tail}." if len(tail.split()) > 1 else None
    if tail.startswith("to ") and answer.sentence.startswith("declined"):
        return f"{who} declined {tail}."
    return f"{who} {answer.sentence}{f' {tail}' if tail.startswith(('on ', 'about ')) else ''}."


def _asks(how: str) -> bool:
    return index("desk_contacts")[" ".join(how.casefold().split())]["asks"] == "yes"


@cache
def _answers() -> dict[str, _Answer]:
    return {row["words"]: _Answer(row["sentence"], row["tail"] == "yes") for row in table("desk_answers")}


@cache
def _shorthand() -> re.Pattern[str]:
    """[hour,] called WHOM, [and she] ANSWER [what was answered]; or called WHOM: what was answered."""
    contacts, answers = (
        "|".join(sorted((re.escape(row["words"]).replace(r"\ ", r"\s+") for row in table(name)), key=len, reverse=True))
        for name in ("desk_contacts", "desk_answers")
    )
    said = rf"\s*[,;:–-]?\s+{_LEAD}(?P<answer>{answers})(?![\w-])(?P<tail>.*)"
    return re.compile(
        rf"{_CLOCK}(?:we\s+|i\s+)?(?P<how>(?>{contacts}))\s+(?P<whom>[^:;]{{2,120}}?)(?:{said}|:\s+(?P<plain>.+))",
        re.IGNORECASE | re.DOTALL,
    )
