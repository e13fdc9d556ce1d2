"""The ledger's whole order over readings made without the encoder: what becomes of each report, and what is there at a moment.

Here: add, stories, story, why, search, forget as Python gives them. Not here: the store (tests/storage), a real run (cli/test_keep.py).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests import synthetic
from tests.storage.contract import Clock

from secondlead.desk import Deep
from secondlead.errors import EmptyError, SecondLeadError, UsageError
from secondlead.ledger import placing
from secondlead.ledger.backing import claims_of
from secondlead.ledger.entries import replay
from secondlead.ledgerdesk import Came, Ledger, checked_moment
from secondlead.model.ledger import Status
from secondlead.model.report import ItemId, Lead, LeadAction, Report
from secondlead.storage import open_store

PLOT = synthetic.plot(1, 10)
MORNING = datetime(2025, 3, 4, 8, tzinfo=UTC)


def lead(number: int, outlet: str = "Halden Press", plot: synthetic.Plot = PLOT) -> Deep:
    """A lead of a series, an hour after the one before."""
    return synthetic.deep(plot, outlet, number, MORNING + timedelta(hours=number), number)


def changed(deep: Deep, **others: object) -> Deep:
    """The same report but for some of its fields, from an input of its own."""
    others.setdefault("input", f"{deep.reading.report.input} {sorted(others.items())}"[:160])
    return replace(deep, reading=replace(deep.reading, report=replace(deep.reading.report, **others)))  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "ledger.db") as one:
        yield one


class Desk(Ledger):
    """A ledger over readings that are there already."""

    def __init__(self, path: Path) -> None:
        self.clock = Clock()
        self.held = synthetic.deeper(())
        super().__init__(open_store(str(path), create=True, clock=self.clock), self.held, synthetic.embed)

    def came(self, *several: Deep) -> list[Came]:
        """What becomes of reports."""
        self.held.held.update({one.reading.report.input: one for one in several})
        return list(self.take([one.reading.report for one in several]))

    def words(self, *several: Deep) -> list[str]:
        return [one.what for one in self.came(*several)]


FIRST = lead(0)
ELSEWHERE = changed(FIRST, outlet="Coastal Press", data=FIRST.reading.report.data + b"\n", id="e" * 16)
SPACED = changed(FIRST, text=FIRST.reading.report.text + " \n", data=b"x", id="f" * 16)
AGAIN = changed(FIRST, lead=Lead("REPEAT-", "repeat", None, LeadAction.REPEAT), data=b"x", id="f" * 16)
LINKED = changed(FIRST, url="https://a.example/1")
TRACKED = changed(FIRST, url="https://www.a.example/1?utm_source=x", data=b"x")
WORDS = [
    ("a first report", [FIRST], ["new"]),
    ("the very same once more", [FIRST, FIRST], ["new", "unchanged"]),
    ("its next lead", [FIRST, lead(1)], ["new", "updated"]),
    ("another story", [FIRST, lead(0, plot=synthetic.plot(2, 10))], ["new", "new"]),
    ("the same text from another outlet", [FIRST, ELSEWHERE], ["new", "repeated"]),
    ("white space is no news", [FIRST, SPACED], ["new", "unchanged"]),
    ("marked as a repeat", [FIRST, AGAIN], ["new", "repeated"]),
    ("the same bytes under two links", [LINKED, changed(FIRST, url="https://a.example/2")], ["new", "repeated"]),
    ("another text under the same link", [LINKED, changed(lead(5), url="https://a.example/1")], ["new", "updated"]),
    ("a link that only tells where a reader came from", [LINKED, TRACKED], ["new", "unchanged"]),
]


@pytest.mark.parametrize(("several", "words"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_what_becomes_of_a_report(desk: Desk, several: list[Deep], words: list[str]) -> None:
    assert desk.words(*several) == words
    assert len(desk.stories()) == words.count("new")


def test_nothing_is_dropped_silently(desk: Desk) -> None:
    """What is refused is counted with its reason; what is there already is said to be."""
    desk.came(FIRST)
    desk.held.held[lead(1).reading.report.input] = lead(1)

    def loaded() -> Iterator[Report | SecondLeadError]:
        yield FIRST.reading.report
        yield EmptyError("empty.txt", "nothing in it", "give a text")
        yield lead(1).reading.report

    several = list(desk.take(loaded()))
    assert [(one.what, one.input) for one in several] == [
        ("unchanged", FIRST.reading.report.input),
        ("refused", "empty.txt"),
        ("updated", lead(1).reading.report.input),
    ]
    assert several[1].because == "nothing in it; give a text"
    added = desk.add([FIRST.reading.report, Path("no such file.txt"), ""])
    assert dict(added.counts) == {"new": 0, "updated": 0, "unchanged": 1, "repeated": 0, "refused": 2}
    assert [place for place, _ in added.refused] == ["no such file.txt", "text"]
    assert added.reports == ()


def test_what_is_known_is_not_read_again(desk: Desk) -> None:
    desk.came(FIRST)
    desk.held.held.clear()  # reading it would fail
    assert [one.what for one in desk.take([FIRST.reading.report])] == ["unchanged"]


def test_an_interrupt_leaves_all_that_was_given_back(desk: Desk) -> None:
    def stopped(loaded: Iterable[Report | Came | SecondLeadError]) -> Iterator[Deep | Came | SecondLeadError]:
        for number, one in enumerate(synthetic.deeper([lead(n) for n in range(5)])(loaded)):
            if number == 3:
                raise KeyboardInterrupt
            yield one

    ledger = Ledger(desk.store, stopped, synthetic.embed)
    coming = ledger.take(lead(number).reading.report for number in range(5))
    kept = {str(next(coming).report) for _ in range(3)}
    with pytest.raises(KeyboardInterrupt):
        next(coming)
    assert {one.id for story in desk.stories() for one in story.reports} == kept


def test_a_story_as_of_a_moment(desk: Desk) -> None:
    """What came later is not there, and the first lead stands as it then did."""
    desk.came(lead(0), lead(1))
    then = desk.clock.now.isoformat()
    desk.came(lead(2))
    (number,) = [one.id for one in desk.stories()]
    before, now = desk.story(number, then), desk.story(number)
    assert [len(one.reports) for one in (before, now)] == [2, 3]
    assert before.status(lead(1).reading.report.id) is Status.CURRENT
    assert now.status(lead(1).reading.report.id) is Status.SUPERSEDED
    assert before.propositions
    assert desk.stories(then)[0].statuses == before.statuses
    assert desk.story(number, then) == before
    with pytest.raises(UsageError, match=r"story 1: there is none of that id in this ledger at that moment; see secondlead stories"):
        desk.story("1", "2020-01-01T00:00:00Z")
    assert desk.stories("2020-01-01T00:00Z") == []


def test_why_finds_a_proposition_by_each_of_its_claims(desk: Desk) -> None:
    desk.came(lead(0), lead(1))
    story = desk.story("1")
    for one in story.propositions:
        assert desk.why(one.id)[1] == one
    heads = {claim.heads for filed in story.reports for claim in claims_of(filed)}
    found = {head: desk.why(head)[1].id for head in heads}
    assert set(found.values()) == {one.id for one in story.propositions}
    with pytest.raises(UsageError, match="proposition p0: there is none"):
        desk.why("p0")


def test_a_search(desk: Desk) -> None:
    desk.came(lead(0), lead(0, plot=synthetic.plot(2, 10)))
    hits = desk.search(f'{PLOT.ship} "{PLOT.place}"')
    assert {one.report for one in hits} == {FIRST.reading.report.id}
    assert hits[0].statement is not None
    assert hits[0].words.startswith(PLOT.mayor)
    assert desk.search("nothing like it") == []


def test_forget(desk: Desk) -> None:
    desk.came(lead(0), lead(1))
    entry = desk.forget(report=FIRST.reading.report.id, why="a court's order")
    assert entry.what["why"] == "a court's order"
    assert len(desk.story("1").reports) == 1
    desk.forget(name=PLOT.mayor, why="asked for")
    assert PLOT.mayor not in str(desk.story("1"))
    for wrong in ({"report": "x"}, {"report": "x", "name": "y", "why": "z"}, {"name": " ", "why": "z"}, {"why": "z"}):
        with pytest.raises(UsageError):
            desk.forget(**({"why": " "} | wrong))
    with pytest.raises(UsageError, match="report x: there is none of that id"):
        desk.forget(report="x", why="z")


SIX = [lead(number) for number in range(6)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(some.permutations(range(6)))
def test_the_order_in_which_leads_come_changes_nothing(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    """The six leads are one series, one story, and the last by its own account stands."""
    _same_end(tmp_path_factory.mktemp("order") / "ledger.db", order)


@pytest.mark.long
def test_the_order_in_which_leads_come_500_orders(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("orders")
    draw = random.Random(500)
    for number in range(500):
        _same_end(folder / f"{number}.db", draw.sample(range(6), 6))


def _same_end(path: Path, order: list[int]) -> None:
    with Desk(path) as desk:
        desk.came(*(SIX[number] for number in order))
        (listed,) = desk.stories()
        assert len({one.series for one in listed.reports}) == 1
        story = desk.story(listed.id)
        assert [story.status(one.reading.report.id) for one in SIX] == [Status.SUPERSEDED] * 5 + [Status.CURRENT]
        ends = [(one.id, one.standing, one.rule, one.bodies) for one in story.propositions]
    assert END.setdefault("propositions", ends) == ends


END: dict[str, object] = {}


def test_a_copy_that_comes_before_its_original_becomes_a_copy_then(desk: Desk) -> None:
    desk.came(changed(ELSEWHERE, published=(MORNING + timedelta(hours=1)).isoformat()))
    desk.came(FIRST)
    (story,) = desk.stories()
    assert dict(story.statuses) == {FIRST.reading.report.id: Status.CURRENT, "e" * 16: Status.COPY}


def test_a_report_that_shows_two_stories_to_be_one_joins_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of them takes the other's reports; the log replayed says the same, and the moment before is as it was."""
    others = [lead(0, plot=synthetic.plot(number, 10)) for number in (2, 3, 4)]
    assert desk.words(*others[:2]) == ["new", "new"]
    then = desk.clock.now.isoformat()
    monkeypatch.setattr(placing, "stories_of", lambda one, candidates: ("1", "2"))
    assert [one.story for one in desk.came(others[2])] == ["1"]
    assert [(one.id, len(one.reports)) for one in desk.stories()] == [("1", 3)]
    assert len(desk.stories(then)) == 2
    with desk.store.reading() as reader:
        replayed = replay(reader.entries(reader.upto())).places
    assert {place.story for place in replayed.values()} == {"1"}


def test_leads_that_come_before_what_links_them_are_joined_by_it(desk: Desk) -> None:
    """Two reports that share a link with a third, and nothing with each other, are one series and one story once it is there."""
    first, last = changed(lead(0), url="https://a.example/1"), changed(lead(0, plot=synthetic.plot(2, 10)), outlet="Halden Press")
    last = changed(last, item=ItemId("urn:1"))
    between = changed(lead(0, plot=synthetic.plot(3, 10)), outlet="Halden Press", url="https://a.example/1", item=ItemId("urn:1"))
    assert desk.words(first, last) == ["new", "new"]
    assert len(desk.stories()) == 2
    assert desk.words(between) == ["updated"]
    (story,) = desk.stories()
    assert len({one.series for one in story.reports}) == 1


def test_a_kill_by_the_sender_s_word_withdraws(desk: Desk) -> None:
    linked = changed(FIRST, url="https://a.example/1")
    kill = changed(lead(1), url="https://a.example/1", status="canceled", lead=None)
    assert desk.words(linked, kill) == ["new", "updated"]
    assert desk.stories()[0].status(FIRST.reading.report.id) is Status.WITHDRAWN


MOMENTS = [
    ("2025-03-04T09:00+01:00", "2025-03-04T08:00:00.000000+00:00"),
    ("2025-03-04T08:00:00Z", "2025-03-04T08:00:00.000000+00:00"),
]


@pytest.mark.parametrize(("given_", "utc"), MOMENTS)
def test_a_moment_in_utc(given_: str, utc: str) -> None:
    assert checked_moment(given_) == utc
    assert checked_moment(None) is None


@pytest.mark.parametrize("wrong", ["2025-03-04", "2025-03-04T09:00", "yesterday", "", "2025-13-04T09:00Z"])
def test_what_is_no_moment(wrong: str) -> None:
    with pytest.raises(UsageError, match=r"--as-of: .* is no moment of ISO 8601 with a zone; write 2025-03-04T09:21"):
        checked_moment(wrong)
