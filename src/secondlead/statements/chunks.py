"""The noun phrases of a report's running text, by tags and order alone.

Here: where each begins and ends. Not here: what is in it (nominal.py).
"""

from __future__ import annotations

from secondlead.model.parse import Parse
from secondlead.statements.nominal import genitive
from secondlead.statements.sourcewords import pronoun

_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM", "X"})


def chunks(parse: Parse) -> list[tuple[int, int]]:
    """[first, last) of each noun phrase with what hangs behind it, by tags alone: a run of nouns and what stands before them; then
    "of X", "for X" and, behind a comma, a description in apposition.
    """
    found = []
    for sentence in parse.sentences:
        at = sentence.first
        while at < sentence.last:
            end = run(parse, at, sentence.last)
            if end == at:
                at += 1
                continue
            stop = end
            while (
                stop + 1 < sentence.last
                and parse.words[stop].lower in ("of", "for", "at", "from", "with", "in")
                and (more := run(parse, stop + 1, sentence.last)) > stop + 1
            ):
                stop = more
            if stop + 1 < sentence.last and parse.words[stop].text == "," and (more := run(parse, stop + 1, sentence.last)) > stop + 1:
                tail = more
                while (
                    tail + 1 < sentence.last
                    and parse.words[tail].lower in ("of", "for", "at")
                    and (on := run(parse, tail + 1, sentence.last)) > tail + 1
                ):
                    tail = on
                if tail < sentence.last and parse.words[tail].text in (",", "."):
                    stop = tail
            found.append((at, stop))
            at = end
    return found


def run(parse: Parse, at: int, last: int) -> int:
    """The end of the run of words within one noun phrase that begins at `at`; `at` itself where none does."""
    first = at
    while at < last:
        word = parse.words[at]
        single = pronoun(word.lower)
        if single and not single.owner and word.lower != "that":
            return at + 1 if at == first else at
        inner = genitive(word) and at > first
        hyphen = (
            word.text == "-" and first < at < last - 1 and parse.words[at - 1].end == word.start and parse.words[at + 1].start == word.end
        )
        if not (word.upos in _INSIDE or inner or hyphen or (single and single.owner)):
            break
        if word.upos == "DET" and at > first:
            break
        at += 1
    return at
