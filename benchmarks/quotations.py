"""Direct quotations of PolNeAR's development part: ours, textacy's over a Doc that ours fills, and a regular expression, on the same texts.

Gold: the fragments of contents whose every fragment begins and ends with quotation marks. One is found where a quotation told shares 80 %
of its words and signs (fragment by fragment, so that none gains by joining them); its speaker is right where the source told overlaps the
gold's. The expression knows no speakers. Astray are quotations told that share nothing with any content of the gold.

Here: the three finders and the counting. Not here: PolNeAR's format (polnear.py). textacy is wanted by nothing else: pip install textacy.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import polnear
from benchmarks.corpora import asked
from benchmarks.measures import At, common_all, jaccard, ratio, tokens, touched
from secondlead import desk, intake
from secondlead.model.parse import Parse
from secondlead.model.reading import Quote
from secondlead.reading.steps import parse

MARKS = re.compile(r"“[^“”]{2,1000}”|\"[^\"\n]{2,1000}\"")
OPENING, CLOSING = "“\"‘'", "”\"’'"
SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of quoted words and who is said to have said them."""

    content: At
    speaker: At | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many of the gold's direct fragments were found, how many with their speaker, how many of those told are astray; and how fast."""

    name: str
    gold: int
    found: int
    speaker: int | None
    told: int
    astray: int
    seconds: float
    texts: int

    def __str__(self) -> str:
        right = "  -   " if self.speaker is None else f"{ratio(self.speaker, self.gold):6.1%}"
        return (
            f"{self.name:42} {ratio(self.found, self.gold):6.1%} {right}   {ratio(self.astray, self.told):6.1%} of {self.told:4}"
            f"   {ratio(self.texts, self.seconds):9,.1f}"
        )


def by_expression(text: str) -> list[Told]:
    """Whatever stands between two marks."""
    return [Told(found.span(), None) for found in MARKS.finditer(text)]


def by_ours(text: str) -> list[Told]:
    """Our statements whose words are quoted."""
    return [
        Told((span.start, span.end), (one.source.span.start, one.source.span.end) if one.source else None)
        for one in desk.read(text).statements
        if one.quote is Quote.DIRECT
        for span in one.content
    ]


def parsed(text: str) -> Parse:
    """What the reading room makes of a text."""
    return parse(intake.from_text(text), desk.encoder())


def by_textacy() -> tuple[Callable[[str], list[Told]], Callable[[str], list[Told]]] | None:
    """textacy over a Doc that ours fills: (with the making of the Doc, over one made before); None where it is not installed."""
    try:
        import spacy
        from spacy.tokens import Doc
        from textacy.extract.triples import direct_quotations

        from secondlead.spacy import doc_of
    except ImportError:
        return None
    english = spacy.blank("en").vocab
    made: dict[str, Doc] = {}

    def filled(text: str) -> Doc:
        made[text] = doc_of(parsed(text), english)
        return made[text]

    def quoted(doc: Doc) -> list[Told]:
        found = []
        try:
            several = list(direct_quotations(doc))
        except ValueError:  # it leaves a text alone whose quotation marks are odd in number, single ones and apostrophes among them
            return []
        for one in several:
            speaker = (one.speaker[0].idx, one.speaker[-1].idx + len(one.speaker[-1])) if one.speaker else None
            found.append(Told((one.content.start_char, one.content.end_char), speaker))
        return found

    return lambda text: quoted(filled(text)), lambda text: quoted(made.get(text) or filled(text))


def direct(article: polnear.Article) -> list[tuple[At, tuple[At, ...]]]:
    """The gold's fragments of direct contents, each with its source."""
    text = article.text
    return [
        (place, one.role("source"))
        for one in (article.marked[0].relations if article.marked else ())
        if (places := one.role("content")) and all(text[a] in OPENING and b - a > 2 and _closed(text[a:b]) for a, b in places)
        for place in places
    ]


def _closed(words: str) -> bool:
    return words.rstrip(".,;?!")[-1:] in tuple(CLOSING)


def held(name: str, find: Callable[[str], list[Told]], articles: Sequence[polnear.Article], speakers: bool) -> Outcome:
    """One finder over all articles."""
    gold = found = speaker = told = astray = 0
    seconds = 0.0
    for article in articles:
        began = time.perf_counter()
        several = find(article.text)
        seconds += time.perf_counter() - began
        every = tokens(article.text)
        marks = [touched(every, [one.content]) for one in several]
        contents = [place for one in (article.marked[0].relations if article.marked else ()) for place in one.role("content")]
        told += len(several)
        astray += sum(not common_all([one.content], contents) for one in several)
        for place, source in direct(article):
            gold += 1
            wanted = touched(every, [place])
            best = max(range(len(several)), key=lambda i, wanted=wanted: jaccard(marks[i], wanted), default=None)  # type: ignore[misc]
            if best is not None and jaccard(marks[best], wanted) >= SHARE:
                found += 1
                who = several[best].speaker
                speaker += bool(who and common_all([who], source))
    return Outcome(name, gold, found, speaker if speakers else None, told, astray, seconds, len(articles))


def compared(data: Path) -> list[Outcome]:
    """The three side by side."""
    articles = polnear.articles(data)
    desk.read("Warming up, the mayor said.")
    finders: list[tuple[str, Callable[[str], list[Told]], bool]] = [("Second Lead, all statements read", by_ours, True)]
    if both := by_textacy():
        finders += [("textacy, the Doc filled by our parse", both[0], True), ("textacy, the Doc given", both[1], True)]
    else:
        print("textacy is not installed (pip install textacy): left out")
    finders.append(("a regular expression", by_expression, False))
    return [held(name, find, articles, speakers) for name, find, speakers in finders]


def show(data: Path) -> None:
    """Print the table."""
    outcomes = compared(data)
    print(f"{outcomes[0].gold} fragments of direct contents in the gold")
    print(f"{'':42} {'found':>6} {'and who':>6}   {'astray':>13}   {'texts/s':>10}")
    for one in outcomes:
        print(one)


def table(data: Path) -> str:
    """The same for a page."""
    rows = ["| finder | found | and the right speaker | astray, of those told | texts a second |", "|---|---|---|---|---|"]
    for one in compared(data):
        right = "-" if one.speaker is None else f"{ratio(one.speaker, one.gold):.1%}"
        astray = f"{ratio(one.astray, one.told):.1%} of {one.told}"
        rows.append(f"| {one.name} | {ratio(one.found, one.gold):.1%} | {right} | {astray} | {ratio(one.texts, one.seconds):,.0f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    show(asked(__doc__))
