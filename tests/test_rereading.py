"""Rules: reading again is never a change of the story. A frozen corpus (the story folders), read by the reader and by one that differs.

Here: reread, and notes through the reader. Not here: mends (test_ledgermends.py), the shorthand of notes (intake/test_desknotes.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.storage.contract import Clock

from secondlead.desk import Deep, deep_of
from secondlead.errors import SecondLeadError, UsageError
from secondlead.intake import inputs
from secondlead.ledger.mendwords import HIDDEN
from secondlead.ledgerdesk import Came, Ledger
from secondlead.ledgermends import Correction
from secondlead.model.change import ChangeKind
from secondlead.model.ledger import Filed, Status, Story
from secondlead.model.ledgercontract import story_dict
from secondlead.model.reading import Certainty, Statement
from secondlead.model.report import Report
from secondlead.shownstory import Sight
from secondlead.storage import open_store
from secondlead.views.jsonout import dumps
from secondlead.views.storybrief import story_brief
from secondlead.views.storypage import story_page

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "stories").glob("*/expected.toml"))
ALL = Sight(confidential=True, embargoed=True)

pytestmark = pytest.mark.encoder
Reads = Callable[[Report], Deep]


@cache
def corpus(folder: Path) -> tuple[Report, ...]:
    told = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))["report"]
    loaded = [(next(iter(inputs([str(folder / one["file"])], stdin=None))), one) for one in told]
    return tuple(one.load(about["published"], about["outlet"]) for one, about in loaded)


READ: dict[tuple[str, str | None], Deep] = {}


def today(report: Report) -> Deep:
    """The reader, once a text."""
    key = report.text, report.published
    if key not in READ:
        READ[key] = deep_of(report)
    return replace(READ[key], reading=replace(READ[key].reading, report=report))


def stand_in(report: Report) -> Deep:
    """A reader that differs: it misses every fifth statement, is less sure of every third, takes every fourth for another source's."""
    deep = today(report)
    kept = [(number, one) for number, one in enumerate(deep.reading.statements) if number % 5 != 4]
    several = tuple(_otherwise(number, one) for number, one in kept)
    sure = {one.id: one.certainty for one in several}
    frames = tuple(
        replace(frame, class_=sure[frame.statement].class_, low=sure[frame.statement].low, high=sure[frame.statement].high)
        for frame in deep.frames
        if frame.statement in sure
    )
    vectors = tuple(pair for pair in deep.vectors if pair[0] in sure)
    return Deep(replace(deep.reading, statements=several), frames, vectors)


def _otherwise(number: int, one: Statement) -> Statement:
    if number % 3 == 2 and one.certainty.class_ == "certain":
        one = replace(one, certainty=Certainty("likely", 0.55, 0.8))
    if number % 4 == 3 and one.source is not None:
        one = replace(one, source=replace(one.source, name=f"{one.source.name} Office", body=None))
    return one


class Desk(Ledger):
    """A ledger that reads with what it is given; each look at its clock is a second later."""

    def __init__(self, path: Path, reads: Reads, name: str) -> None:
        self.clock = Clock()
        super().__init__(open_store(str(path), create=True, clock=self.clock), _deeper(reads), reader=name)

    def as_(self, reads: Reads, name: str) -> Desk:
        """The same ledger with another reader."""
        self._deeper, self._reader = _deeper(reads), name
        return self

    def came(self, several: Iterable[Report]) -> list[Came]:
        """File reports, each at the moment of its publication."""
        found = []
        for one in several:
            self.clock.now = max(self.clock.now, datetime.fromisoformat(str(one.published)).astimezone(UTC))
            found += list(self.take([one]))
        return found

    def entries(self) -> int:
        """How many lines the log has."""
        with self.store.reading() as reader:
            return reader.upto()

    def whole(self) -> dict[str, Story]:
        """All that stands, but for when it was looked at and which entries brought it."""
        return {one.id: bare(self.story(one.id, sight=ALL)) for one in self.stories(limit=999)}


def bare(story: Story) -> Story:
    reports = tuple(replace(one, arrived="", reader="") for one in story.reports)
    return replace(story, as_of="", reports=reports, silences=tuple(replace(one, until="") for one in story.silences))


def _deeper(reads: Reads) -> Callable[[Iterable[Any]], Iterator[Any]]:
    return lambda loaded: (reads(one) if isinstance(one, Report) else one for one in loaded)


def test_the_corpus_is_that_of_the_story_folders() -> None:
    assert len(FOLDERS) >= 12
    assert sum(len(corpus(folder)) for folder in FOLDERS) >= 48


@pytest.mark.parametrize("folder", FOLDERS, ids=[one.name for one in FOLDERS])
def test_reading_again_is_no_change_of_the_story(folder: Path, tmp_path: Path) -> None:
    """0 false changes: what differs is listed as re-reading; nothing moves after it, all before it is as it was, and what is told of
    changes and standings is what a ledger tells that never had another reader."""
    with Desk(tmp_path / "a.db", today, "1") as desk, Desk(tmp_path / "b.db", stand_in, "2") as fresh:
        came = desk.came(corpus(folder))
        fresh.came(corpus(folder))
        then = desk.clock.now.isoformat()
        before = {one.id: desk.story(one.id, then) for one in desk.stories()}
        again = list(desk.as_(stand_in, "2").reread())
        assert len(again) == len([one for one in came if one.report])
        assert sum(one.differs for one in again) > 0
        for id_, story in before.items():
            assert desk.moved(id_, then) == ()
            assert all((step.new.reading.report.published or "") <= then for step in desk.changes(id_))
            assert desk.story(id_, then) == story
        assert desk.whole() == fresh.whole()
        assert [[step.diff for step in desk.changes(id_)] for id_ in before] == [
            [step.diff for step in fresh.changes(id_)] for id_ in before
        ]


@pytest.mark.parametrize("folder", FOLDERS[:4], ids=[one.name for one in FOLDERS[:4]])
def test_a_lead_that_a_newer_reader_reads_has_its_story_read_again(folder: Path, tmp_path: Path) -> None:
    """So that two leads are always held against each other as one reader has them."""
    *first, last = corpus(folder)
    with Desk(tmp_path / "a.db", today, "1") as desk, Desk(tmp_path / "b.db", stand_in, "2") as fresh:
        desk.came(first)
        desk.as_(stand_in, "2").came([last])
        fresh.came(corpus(folder))
        (story,) = {one.story for one in desk.stories()[0].reports} & {desk.stories()[0].id}
        assert {one.reader for one in desk.story(story).reports} == {"2"}
        assert desk.whole()[story] == fresh.whole()[story]


def test_reading_again_with_the_same_reader_keeps_nothing_and_tells_nothing(tmp_path: Path) -> None:
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came(corpus(FOLDERS[0]))
        many = desk.entries()
        again = list(desk.reread("1"))
        assert again
        assert all(one.entry is None and one.differs == 0 for one in again)
        assert desk.entries() == many
        with pytest.raises(UsageError, match="story 99: there is none of that id in this ledger; see secondlead stories"):
            list(desk.reread("99"))


def test_a_report_that_cannot_be_read_again_stays_as_it_was(tmp_path: Path) -> None:
    class Broken(SecondLeadError):
        pass

    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came(corpus(FOLDERS[0])[:2])
        before = desk.whole()
        error = Broken("1-urgent.txt", "cannot be read", "report it")
        desk._deeper = lambda loaded: (error for _ in loaded)
        desk._reader = "2"
        assert [(one.error, one.entry) for one in desk.reread()] == [(error, None)] * 2
        assert desk.whole() == before


@pytest.mark.parametrize("folder", FOLDERS[:3], ids=[one.name for one in FOLDERS[:3]])
def test_mends_outlive_a_reading_by_another_reader(folder: Path, tmp_path: Path) -> None:
    """Those of statements that the other reader finds too, whatever it makes of them."""
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came(corpus(folder))
        filed = desk.story("1").reports[0]
        kept = [one for number, one in enumerate(filed.reading.statements) if number % 5 != 4 and one.content]
        for one in kept:
            desk.correct(filed.id, one.id, Correction(certainty="even"), by="Mira", why="checked")
        list(desk.as_(stand_in, "2").reread())
        after = next(one for one in desk.story("1").reports if one.id == filed.id)
        assert {one.id for one in after.reading.statements if after.mends(one.id)} == {one.id for one in kept}
        assert {one.certainty.class_ for one in after.reading.statements if after.mends(one.id)} == {"even"}


FERRY = next(folder for folder in FOLDERS if folder.name == "ferry-santa-alba")


def of(story: Story, report: str | None) -> Filed:
    return next(one for one in story.reports if one.id == report)


def test_a_refusal_that_we_note_begins_a_silence_and_an_answer_ends_it(tmp_path: Path) -> None:
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came(corpus(FERRY)[:1])
        came = desk.note("1", "14:10, called the Belmar Shipping Company, no comment", by="Mira")
        assert (came.what, came.story) == ("noted", "1")
        story = desk.story("1")
        assert [one.ref.report for one in story.silences if "Belmar" in one.body] == [came.report]
        note = of(story, came.report)
        assert (note.reading.report.outlet, note.reading.report.byline) == ("our desk", "Mira")
        assert story.status(str(came.report)) is Status.CURRENT
        assert note.reading.report.title == "14:10, called the Belmar Shipping Company, no comment"
        assert story.title == desk.stories()[0].title == corpus(FERRY)[0].title, "a note gives a story no name"
        desk.note("1", "Rang the Belmar Shipping Company; it said that the ferry had been repaired in May.")
        assert [one for one in desk.story("1").silences if "Belmar" in one.body] == []
        assert any("our desk" in b.relay for p in desk.story("1").propositions for b in p.backings)
        desk.came(corpus(FERRY)[1:])
        assert of(desk.story("1"), came.report), "the note stays in its story"


def test_a_confidential_note_is_in_no_page_no_json_no_search_and_no_log(tmp_path: Path) -> None:
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came(corpus(FERRY)[:2])
        came = desk.note(
            "1", "Odilia Quarrell, an officer of the harbour, said that a passenger ferry sank off Port Sarro.", confidential=True
        )
        filed = of(desk.story("1", sight=ALL), came.report)
        assert [one.source.name for one in filed.reading.statements if one.source] == ["Odilia Quarrell"]
        desk.correct(filed.id, filed.reading.statements[0].id, Correction(body="Quarrell family"), by="Mira", why="Odilia says so")
        for number in range(2):  # and as much when it is read again
            story = desk.story("1")
            page, json = story_page(story, story_brief(story, every=True)), dumps(story_dict(story))
            everything = (repr(story), page, json, repr(desk.search("Quarrell")), repr(desk.search("passenger ferry")), repr(desk.log()))
            assert all("Quarrell" not in text and "Odilia" not in text for text in everything), number
            assert HIDDEN in json
            assert HIDDEN in page
            assert "Quarrell" not in repr([desk.stories(), desk.sources(), desk.questions("1"), desk.changes("1")])
            assert "Quarrell" in repr(desk.story("1", sight=ALL))
            assert "Quarrell" in repr(desk.search("Quarrell", sight=ALL))
            assert "Quarrell" in repr(desk.log(sight=ALL))
            list(desk.as_(stand_in, "2").reread())


def test_an_embargoed_report_is_nowhere_until_its_embargo_ends(tmp_path: Path) -> None:
    first, second, *_ = corpus(FERRY)
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came([first])
        before = bare(desk.story("1"))
        (came,) = desk.came([replace(second, embargo_until="2025-03-05T12:00:00+00:00")])
        later = "2025-03-05T12:00:01+00:00"
        assert bare(desk.story("1")) == before
        assert bare(desk.story("1", later)) == before, "nobody sees past it by asking for a day to come"
        assert desk.changes("1") == ()
        assert [len(one.reports) for one in desk.stories()] == [1]
        assert all(hit.report != came.report for hit in desk.search("ferry"))
        assert len(desk.story("1", sight=ALL).reports) == 2
        hidden = next(p.id for p in desk.story("1", sight=ALL).propositions if {b.ref.report for b in p.backings} == {came.report})
        with pytest.raises(UsageError, match=f"proposition {hidden}: there is none"):
            desk.why(hidden)
        assert desk.why(hidden, sight=ALL)[1].id == hidden
        desk.clock.now = datetime.fromisoformat(later)
        assert len(desk.story("1").reports) == 2
        assert desk.why(hidden)[1].id == hidden
        assert any(hit.report == came.report for hit in desk.search("ferry"))


def test_a_story_of_nothing_but_hidden_reports(tmp_path: Path) -> None:
    first, *_ = corpus(FERRY)
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came([replace(first, embargo_until="unknown")])
        assert desk.stories() == []
        with pytest.raises(UsageError, match="story 1: all of its reports are under embargo; wait, or give --embargoed"):
            desk.story("1")
        came = desk.note("1", "The ferry sank.", confidential=True)
        with pytest.raises(UsageError, match="story 1: all of its reports are confidential; give --confidential"):
            desk.story("1")
        with pytest.raises(UsageError, match="story 7: there is none of that id"):
            desk.note("7", "The ferry sank.")
        assert of(desk.story("1", sight=ALL), came.report).confidential


def test_a_re_reading_is_told_in_the_words_of_changes(tmp_path: Path) -> None:
    with Desk(tmp_path / "a.db", today, "1") as desk:
        desk.came(corpus(FERRY))
        again = list(desk.as_(stand_in, "2").reread())
        kinds = {change.kind for one in again if one.diff for change in one.diff.changes}
        assert ChangeKind.DROPPED in kinds
        assert {(one.before, one.reader) for one in again} == {("1", "2")}
