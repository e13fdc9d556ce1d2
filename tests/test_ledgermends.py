"""Rules: groupings are mended, and mends bind what comes later; each mend can be taken back, and the log replayed is what is kept.

Here: move, split, merge, correct, undo, log over readings made without the encoder. Not here: what a correction does to a reading
(ledger/test_mending.py), notes and rereading (test_rereading.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests import synthetic
from tests.storage.contract import Clock

from secondlead.desk import Deep
from secondlead.errors import UsageError
from secondlead.ledger.entries import replay
from secondlead.ledgerdesk import Ledger
from secondlead.ledgermends import Correction
from secondlead.storage import open_store

MORNING = datetime(2025, 3, 4, 8, tzinfo=UTC)
LIKELY = Correction(certainty="likely")


def lead(number: int, plot: int = 1, outlet: str = "Halden Press") -> Deep:
    """A lead of a series, an hour after the one before."""
    when = MORNING + timedelta(hours=number)
    return synthetic.deep(synthetic.plot(plot, 10), outlet, number, when, number)


def id_of(deep: Deep) -> str:
    return deep.reading.report.id


class Desk(Ledger):
    """A ledger over readings that are there already."""

    def __init__(self, path: Path) -> None:
        self.clock = Clock()
        self.held = synthetic.deeper(())
        super().__init__(open_store(str(path), create=True, clock=self.clock), self.held, synthetic.embed)

    def came(self, *several: Deep) -> list[str]:
        """The stories into which reports are put."""
        self.held.held.update({one.reading.report.input: one for one in several})
        return [str(one.story) for one in self.take([one.reading.report for one in several])]

    def where(self) -> dict[str, str]:
        """The story of each report."""
        return {one.id: story.id for story in self.stories() for one in story.reports}

    def replayed(self) -> dict[str, str]:
        """The same, by the log alone."""
        with self.store.reading() as reader:
            return {report: place.story for report, place in replay(reader.entries(reader.upto())).places.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "ledger.db") as one:
        yield one


A, B, C = (id_of(lead(number)) for number in range(3))
OTHER = id_of(lead(0, plot=2))


def test_a_moved_report_is_not_moved_back_by_what_comes_later(desk: Desk) -> None:
    desk.came(lead(0), lead(1), lead(0, plot=2))
    entry = desk.move(B, "2", by="Mira", why="of the other ship")
    assert (entry.kind, entry.by, entry.what["why"], entry.what["from"]) == ("move", "Mira", "of the other ship", "1")
    assert desk.where() == {A: "1", B: "2", OTHER: "2"}
    assert desk.came(lead(2)) == ["2"], "a later lead of the series goes with its latest"
    desk.came(lead(3), lead(1, plot=2))
    assert desk.where()[A] == "1"
    assert desk.where()[B] == "2"
    assert desk.where() == desk.replayed()


def test_a_split_stays_split_when_later_reports_come(desk: Desk) -> None:
    desk.came(lead(0), lead(1), lead(2))
    entry = desk.split("1", [C])
    assert entry.what["into"] == "2"
    assert desk.came(lead(3)) == ["2"]
    assert desk.came(lead(4), lead(5)) == ["2", "2"]
    assert {report: story for report, story in desk.where().items() if story == "1"} == {A: "1", B: "1"}
    assert desk.where() == desk.replayed()


def test_a_merge_stays_merged_and_its_number_is_not_given_again(desk: Desk) -> None:
    desk.came(lead(0), lead(0, plot=2))
    desk.merge("2", "1")
    assert desk.where() == {A: "1", OTHER: "1"}
    assert desk.came(lead(1, plot=2)) == ["1"]
    assert desk.came(lead(0, plot=3)) == ["3"]
    with pytest.raises(UsageError, match="story 2: there is none of that id"):
        desk.story("2")


def test_a_report_into_a_story_of_its_own(desk: Desk) -> None:
    desk.came(lead(0), lead(1))
    desk.move(A)
    assert desk.where() == {A: "2", B: "1"}


def test_as_of_a_moment_before_a_mend_shows_the_old(desk: Desk) -> None:
    desk.came(lead(0), lead(1), lead(0, plot=2))
    then = desk.clock.now.isoformat()
    desk.correct(A, "s3", LIKELY, by="Mira", why="it says so")
    desk.move(B, "2")
    old, now = desk.story("1", then), desk.story("1")
    assert [len(one.reports) for one in (old, now)] == [2, 1]
    assert {b.mended for p in old.propositions for b in p.backings} == {""}
    assert old.mends == ()
    assert [one.kind for one in now.mends] == ["correct", "move"]
    assert any("Mira" in b.mended for p in now.propositions for b in p.backings)


def test_a_correction_outlives_later_leads_and_rereading(desk: Desk) -> None:
    """What the first lead says in its third sentence, the second says in its fourth."""
    desk.came(lead(0))
    desk.correct(A, "s3", LIKELY, by="Mira", why="it says so")
    desk.came(lead(1))
    list(desk.reread())
    story = desk.story("1")
    refs = {(b.ref.report, b.ref.statement) for p in story.propositions for b in p.backings if b.mended}
    assert refs == {(A, "s3"), (B, "s4")}
    assert {b.class_ for p in story.propositions for b in p.backings if b.mended} == {"likely"}


def test_a_dropped_statement_is_gone_and_told(desk: Desk) -> None:
    desk.came(lead(0))
    desk.correct(A, "s3", Correction(drop=True), by="Mira", why="a caption")
    story = desk.story("1")
    assert all(b.ref.statement != "s3" for p in story.propositions for b in p.backings)
    assert story.mends[0].what.startswith(f"{A} s3 dropped: “the ")
    assert desk.undo().what["entry"] == story.mends[0].number
    assert any(b.ref.statement == "s3" for p in desk.story("1").propositions for b in p.backings)


def test_an_undo_may_be_undone_and_the_log_tells_all_of_it(desk: Desk) -> None:
    desk.came(lead(0), lead(1))
    first = desk.split("1", [B], by="Mira", why="two ships")
    undo = desk.undo(by="Ole")
    assert desk.where() == {A: "1", B: "1"}
    desk.undo(undo.number)
    assert desk.where() == {A: "1", B: "2"} == desk.replayed()
    told = [(one.number, one.by, one.undone) for one in desk.log()]
    assert told == [(first.number, "Mira", None), (undo.number, "Ole", undo.number + 1), (undo.number + 1, "the desk", None)]
    assert desk.log()[0].what == f"{B} split off story 1 into story 2"


def test_what_came_after_a_mend_stays_where_it_was_put_when_the_mend_is_undone(desk: Desk) -> None:
    desk.came(lead(0), lead(1))
    desk.split("1", [B])
    desk.came(lead(2))
    desk.undo()
    assert desk.where() == {A: "1", B: "1", C: "2"} == desk.replayed()


def test_a_report_that_is_taken_out_takes_the_words_of_its_mends_along(desk: Desk) -> None:
    desk.came(lead(0), lead(1), lead(2))
    desk.correct(A, "s3", LIKELY, by="Mira", why="it says so")
    desk.split("1", [A, B])
    desk.move(A, "1")
    said = desk.log()[0].what.split("“")[1][:20]
    desk.forget(report=A, why="a court's order")
    assert said not in str(desk.log())
    assert desk.where() == desk.replayed() == {B: "2", C: "1"}
    desk.undo(desk.log()[1].number)
    assert desk.where() == desk.replayed() == {B: "1", C: "1"}


def test_a_name_that_is_taken_out_leaves_the_log_of_mends_too(desk: Desk) -> None:
    mayor = synthetic.plot(1, 10).mayor
    desk.came(lead(0))
    desk.correct(A, "s3", Correction(source=mayor, certainty="likely"), by="Mira", why=f"{mayor} said so")
    desk.forget(name=mayor, why="asked for")
    assert mayor.casefold() not in str(desk.log()).casefold()
    assert [one.mends("s3") != "" for one in desk.story("1").reports] == [True], "the mend still finds its statement"


Do = Callable[[Desk], object]
WRONG: list[tuple[str, Do, str]] = [
    ("no such report", lambda d: d.move("zz", "1"), "report zz: there is none of that id in this ledger; see secondlead story ID"),
    ("no such story", lambda d: d.move(A, "77"), "story 77: there is none of that id in this ledger; see secondlead stories"),
    ("a story that is no number", lambda d: d.move(A, "¹"), "story ¹: there is none"),
    ("where it is already", lambda d: d.move(A, "1"), f"report {A}: it is in story 1 already; name another story, or new"),
    ("split nothing", lambda d: d.split("1", []), "story 1: no report to split off"),
    ("split all", lambda d: d.split("1", [A, B, A]), "story 1: all of its reports are named: nothing would stay"),
    ("split what is elsewhere", lambda d: d.split("1", [OTHER]), f"report {OTHER}: it is in story 2, not in story 1"),
    ("split what is nowhere", lambda d: d.split("1", ["zz"]), "report zz: there is none"),
    ("a story into itself", lambda d: d.merge("1", "1"), "story 1: it is the same story"),
    ("a merge of none", lambda d: d.merge("1", "9"), "story 9: there is none"),
    ("no such statement", lambda d: _correct(d, "s99", LIKELY), f"statement s99: there is none of that id in report {A}, which has 10"),
    ("no class", lambda d: _correct(d, "s1", Correction(certainty="sure")), "--certainty sure: no class of the scale; give one of almost-"),
    ("no stance", lambda d: _correct(d, "s1", Correction(stance="says")), "--stance says: no stance; give one of asserts, confirms"),
    ("nothing to mend", lambda d: _correct(d, "s1", Correction()), "correct: nothing to mend; give --drop, or at least one of --source"),
    ("drop and more", lambda d: _correct(d, "s1", Correction(drop=True, body="x")), "--drop: it goes with no other mend, and --body is"),
    ("an empty name", lambda d: _correct(d, "s1", Correction(source=" ")), "--source: an empty name; give a name"),
    ("an empty hop", lambda d: _correct(d, "s1", Correction(relay=["x", ""])), "--relay: an empty name"),
    ("no hop", lambda d: _correct(d, "s1", Correction(relay=[])), "--relay: an empty name"),
    ("nothing to undo", lambda d: d.undo(), "undo: there is no mend in this ledger to take back; see secondlead log"),
    ("no such entry", lambda d: d.undo(99), "entry 99: there is none of that number in this ledger; see secondlead log"),
    ("an entry below all", lambda d: d.undo(-1), "entry -1: there is none"),
    ("no mend", lambda d: d.undo(1), r"entry 1: it is no mend \(report\); see secondlead log"),
    ("undone already", lambda d: _twice(d), r"entry 4: it is undone by entry 5 already \(story 2 merged .*\); undo 5 to"),
]  # fmt: skip


def _correct(desk: Desk, statement: str, mend: Correction) -> object:
    return desk.correct(A, statement, mend, by="Mira", why="why")


def _twice(desk: Desk) -> object:
    entry = desk.merge("2", "1")
    desk.undo()
    return desk.undo(entry.number)


@pytest.mark.parametrize(("case", "do", "words"), WRONG, ids=[case[0] for case in WRONG])
def test_what_cannot_be_mended_is_told_in_one_line(desk: Desk, case: str, do: Do, words: str) -> None:
    desk.came(lead(0), lead(1), lead(0, plot=2))
    before = desk.where()
    with pytest.raises(UsageError, match=words) as told:
        do(desk)
    assert told.value.status == 2, case
    assert "\n" not in str(told.value)
    assert desk.where() == before


Mended = tuple[str, int, int]
MENDED = some.tuples(
    some.sampled_from(["move", "split", "merge", "correct", "drop", "undo", "came"]), some.integers(0, 7), some.integers(0, 3)
)


def _do(desk: Desk, one: Mended) -> None:
    """One thing of a drawn kind, where it can be."""
    kind, which, where = one
    several = sorted(desk.where().items())
    report, story = several[which % len(several)]
    stories = sorted({held for _, held in several})
    try:
        match kind:
            case "move":
                desk.move(report, (*stories, "new")[where % (len(stories) + 1)])
            case "split":
                desk.split(story, [report])
            case "merge":
                desk.merge(story, stories[where % len(stories)])
            case "correct":
                desk.correct(report, f"s{where + 1}", LIKELY, by="x", why="y")
            case "drop":
                desk.correct(report, f"s{where + 1}", Correction(drop=True), by="x", why="y")
            case "undo":
                desk.undo()
            case _:
                desk.came(lead(which, plot=where + 1))
    except UsageError:
        pass


def _told(desk: Desk) -> object:
    stories = {one.id: desk.story(one.id) for one in desk.stories()}
    return {id_: replace(one, as_of="", silences=(), mends=()) for id_, one in stories.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(some.lists(MENDED, max_size=8), MENDED.filter(lambda one: one[0] not in ("undo", "came")))
def test_undoing_any_mend_gives_what_was_there_before(tmp_path_factory: pytest.TempPathFactory, before: list[Mended], mend: Mended) -> None:
    """After whatever came before it; and the log replayed is what the store holds, at every step."""
    with Desk(tmp_path_factory.mktemp("undo") / "ledger.db") as desk:
        desk.came(lead(0), lead(1), lead(0, plot=2))
        for one in before:
            _do(desk, one)
            assert desk.where() == desk.replayed()
        old, many = _told(desk), len(desk.log())
        _do(desk, mend)
        if len(desk.log()) > many:
            desk.undo(desk.log()[-1].number)
        assert _told(desk) == old
        assert desk.where() == desk.replayed()
