"""What every store does: one class of tests, run against each store by a fixture `opened` (test_sqlite.py; PostgreSQL's may join).

Here: the contract (secondlead/storage/contract.py). Not here: what is a database's own affair (files, locks, errors).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests import synthetic

from secondlead.desk import Deep
from secondlead.ledger import placing, versions
from secondlead.ledger.entries import replay
from secondlead.ledgerdesk import filing_of
from secondlead.model.arrivals import FeedState
from secondlead.model.filing import Filing, Place
from secondlead.model.ledger import Entry
from secondlead.storage import Store, Writer

DEEP = tuple(synthetic.reports(40))


class Clock:
    """A clock that a test sets; each look moves it on by a second."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 4, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


Opened = Callable[[], Store]


def filing(deep: Deep, story: str, series: str = "", copy_of: str | None = None) -> Filing:
    """A report, ready to be filed into a story."""
    report = deep.reading.report
    slip = versions.slip_of(report, versions.sha_of(report), "1")
    fingerprint = placing.fingerprint(deep.reading, report.published or "", synthetic.embed)
    return filing_of(slip, deep, fingerprint, {slip.id: Place(story, series or slip.id, copy_of)}, "a test", "new")


def file(store: Store, several: Sequence[Deep], story: str = "1") -> list[Entry]:
    """File reports into a story, each in a transaction of its own."""
    entries = []
    for deep in several:
        with store.writing() as writer:
            entries.append(writer.file(filing(deep, story), "test"))
    return entries


def broken(store: Store) -> None:
    """A change that raises before its end."""
    with store.writing() as writer:
        writer.file(filing(DEEP[1], "1"), "test")
        writer.enter("split", {"story": "1", "reports": [], "into": "2"}, "test", {ids(DEEP)[0]: Place("2", "x")})
        raise ZeroDivisionError


def ids(several: Sequence[Deep]) -> list[str]:
    return [one.reading.report.id for one in several]


class StoreContract:
    """Inherited by a test class of each store."""

    @pytest.fixture
    def store(self, opened: Opened) -> Store:
        return opened()

    def test_a_report_comes_back_whole(self, store: Store) -> None:
        """Its reading, frames, vectors and bytes are what they were."""
        file(store, DEEP[:3])
        with store.reading() as reader:
            held = reader.story("1", reader.upto())
            assert [one.id for one in held] == ids(DEEP[:3])
            for one, deep in zip(held, DEEP, strict=False):
                assert one.reading.to_dict() == deep.reading.to_dict()
                assert one.reading.report == deep.reading.report
                assert one.frames == deep.frames
                assert one.vectors == deep.vectors
                assert reader.data(one.id) == deep.reading.report.data

    def test_what_is_kept_outlives_the_program(self, opened: Opened) -> None:
        first = opened()
        file(first, DEEP[:2])
        first.close()
        with opened().reading() as reader:
            assert [one.id for one in reader.story("1", reader.upto())] == ids(DEEP[:2])

    def test_a_change_is_kept_whole_or_not_at_all(self, store: Store) -> None:
        file(store, DEEP[:1])
        with pytest.raises(ZeroDivisionError):
            broken(store)
        with store.reading() as reader:
            assert reader.upto() == 1
            assert [one.id for one in reader.story("1", reader.upto())] == ids(DEEP[:1])
            assert not reader.search(DEEP[1].reading.report.text[-40:], 5)

    def test_the_log_only_grows_and_its_moments_never_go_back(self, opened: Opened) -> None:
        store = opened()
        entries = file(store, DEEP[:5])
        assert [one.number for one in entries] == [1, 2, 3, 4, 5]
        assert [one.at for one in entries] == sorted(one.at for one in entries)
        with store.reading() as reader:
            assert reader.entries(reader.upto()) == entries
            assert reader.entries(3) == entries[:3]
            assert reader.entries(5, ["move"]) == []
            assert reader.entries(5, ["report"], after=3) == entries[3:]

    def test_a_moment_is_read_as_it_was(self, store: Store) -> None:
        """Reports that came later are not there, and reports that were moved later stand where they stood."""
        entries = file(store, DEEP[:3])
        mine = ids(DEEP[:3])
        with store.writing() as writer:
            writer.enter("move", {"report": mine[0], "story": "2"}, "anna", {mine[0]: Place("2", mine[0])})
        with store.reading() as reader:
            then, now = reader.upto(entries[1].at), reader.upto()
            assert [one.id for one in reader.story("1", then)] == mine[:2]
            assert [one.id for one in reader.story("1", now)] == mine[1:]
            assert [one.id for one in reader.story("2", now)] == mine[:1]
            assert reader.story("2", then) == []
            assert {story: [slip.id for slip in slips] for story, slips in reader.stories(then, 9)} == {"1": mine[:2]}
            assert {story: {slip.id for slip in slips} for story, slips in reader.stories(now, 9)} == {"1": {*mine[1:]}, "2": {mine[0]}}
            assert [one.story for one in reader.slips(mine[:1], then)] == ["1"]
            assert reader.upto("2020-01-01T00:00:00.000000+00:00") == 0

    def test_what_is_written_meanwhile_is_not_seen(self, store: Store) -> None:
        file(store, DEEP[:1])
        with store.reading() as reader:
            upto = reader.upto()
            file(store, DEEP[1:2])
            assert reader.upto() == upto

    def test_the_latest_stories_come_first(self, store: Store) -> None:
        for number, deep in enumerate(DEEP[:9]):
            file(store, [deep], str(1 + number % 3))
        with store.reading() as reader:
            several = reader.stories(reader.upto(), 2)
            assert [story for story, _ in several] == ["3", "2"]
            assert [len(slips) for _, slips in several] == [3, 3]
            earlier = reader.stories(reader.upto(), 9, before=several[0][1][0].published)
            assert {story for story, _ in earlier} <= {"1", "2", "3"}

    def test_a_story_s_number_is_never_given_twice(self, store: Store) -> None:
        file(store, DEEP[:1], "1")
        with store.writing() as writer:
            assert writer.new_story() == "2"
            writer.enter("move", {}, "anna", {ids(DEEP)[0]: Place("2", "x")})
        with store.writing() as writer:
            assert writer.new_story() == "3"

    def test_a_report_s_id_is_never_given_twice(self, store: Store) -> None:
        file(store, DEEP[:1])
        with store.writing() as writer:
            mine = ids(DEEP)[0]
            assert writer.new_id("other") == "other"
            assert writer.new_id(mine) == f"{mine}-2"

    def test_versions_are_found_by_bytes_text_name_and_link(self, store: Store) -> None:
        named = filing(DEEP[0], "1")
        slip = replace(named.slip, link="https://halden.example/1", uri="urn:halden:1")
        with store.writing() as writer:
            writer.file(replace(named, slip=slip), "test")
            writer.file(filing(DEEP[1], "1"), "test")
        with store.reading() as reader:
            assert [one.id for one in reader.same(slip.sha)] == [slip.id]
            for asked in ((slip.text, None, None), ("", "urn:halden:1", None), ("", None, "https://halden.example/1")):
                assert [one.id for one in reader.versions(*asked)] == [slip.id]
            assert reader.versions("", None, None) == []
            (back,) = reader.same(slip.sha)
            assert replace(back, arrived="", story="", series="") == slip

    def test_near_texts_are_found_by_their_marks(self, store: Store) -> None:
        file(store, DEEP[:30])
        near = synthetic.copied(DEEP[7], 99, datetime(2025, 3, 4, tzinfo=UTC))
        slip = versions.slip_of(near.reading.report, "x", "1")
        with store.reading() as reader:
            assert DEEP[7].reading.report.id in [one.id for one in reader.near(versions.marks(slip))]
            assert reader.near(()) == []

    def test_stories_are_found_by_their_rarer_terms(self, store: Store) -> None:
        for number, deep in enumerate(DEEP[:20], 1):
            file(store, [deep], str(number))
        with store.reading() as reader:
            for number, deep in enumerate(DEEP[:20], 1):
                one = placing.fingerprint(deep.reading, "", synthetic.embed)
                found = reader.sketches(one)
                plot = deep.reading.report.input.split("-")[0]
                mine = [at for at, other in enumerate(DEEP[:20], 1) if other.reading.report.input.startswith(f"{plot}-")]
                assert number in mine
                assert {int(sketch.id) for sketch in found} >= set(mine)
                assert len(found) <= 12
                sketch = next(sketch for sketch in found if sketch.id == str(number))
                assert dict(sketch.terms) == dict(one.terms)

    def test_a_sketch_grows_and_shrinks_with_its_story(self, store: Store) -> None:
        file(store, DEEP[:2])
        mine = ids(DEEP[:2])
        one = placing.fingerprint(DEEP[0].reading, "", synthetic.embed)
        with store.reading() as reader:
            (both,) = [sketch for sketch in reader.sketches(one) if sketch.id == "1"]
        with store.writing() as writer:
            writer.enter("move", {}, "anna", {mine[1]: Place("2", mine[1])})
        with store.reading() as reader:
            (alone,) = [sketch for sketch in reader.sketches(one) if sketch.id == "1"]
        assert (both.reports, alone.reports) == (2, 1)
        assert dict(alone.terms) == dict(one.terms) != dict(both.terms)

    def test_terms_are_counted_by_reports(self, store: Store) -> None:
        file(store, DEEP[:10])
        term, _ = placing.fingerprint(DEEP[0].reading, "", synthetic.embed).terms[0]
        with store.reading() as reader:
            counts = reader.frequencies(["no such term", term])
        assert counts[term] >= 1
        assert "no such term" not in counts

    def test_the_outlet_s_reports_of_a_story_nearest_in_time(self, store: Store) -> None:
        file(store, DEEP[:20])
        outlet, moment = DEEP[3].reading.report.outlet, DEEP[3].reading.report.published
        with store.reading() as reader:
            found = reader.beside(["1"], outlet, moment or "")
            assert ids(DEEP)[3] in [one.id for one in found]
            assert {one.outlet for one in found} == {outlet}
            assert reader.beside([], outlet, "") == reader.beside(["1"], None, "") == []

    def test_a_proposition_is_found_by_each_of_its_claims(self, store: Store) -> None:
        file(store, DEEP[:4])
        heads = filing(DEEP[2], "1").claims
        with store.reading() as reader:
            assert all(ids(DEEP)[2] in reader.claimed(one) for one in heads)
            assert reader.claimed("p00000000") == []

    def test_words_are_found_in_statements_and_reports(self, store: Store) -> None:
        file(store, DEEP[:10])
        report = DEEP[4].reading.report
        ship = (report.title or "").split()[0]
        with store.reading() as reader:
            found = reader.search(ship, 5)
            assert found[0].report in {one.reading.report.id for one in DEEP[:10] if ship in one.reading.report.text}
            assert found[0].statement is not None
            assert reader.search('"" ) OR * NEAR( -', 5) == []
            assert reader.search("", 5) == []
            assert reader.search("zzzz", 5) == []

    def test_feeds_are_kept(self, store: Store) -> None:
        state = FeedState("tag", None, datetime(2025, 3, 4, 9, tzinfo=UTC), 2, problem="asleep")
        with store.writing() as writer:
            writer.keep_feed("https://halden.example/rss", FeedState())
            writer.keep_feed("https://halden.example/rss", state)
        with store.reading() as reader:
            assert reader.feed("https://halden.example/rss") == state
            assert reader.feed("https://none.example") is None
            assert reader.feeds() == {"https://halden.example/rss": state}

    def test_another_reading_takes_the_place_of_the_first_from_then_on(self, store: Store) -> None:
        file(store, DEEP[:1])
        with store.reading() as reader:
            (before,) = reader.story("1", reader.upto())
        other = replace(DEEP[0], reading=replace(DEEP[0].reading, statements=DEEP[0].reading.statements[:2]))
        with store.writing() as writer:
            again = filing(other, "1")
            entry = writer.reread(before, replace(again, slip=replace(again.slip, reader="2")), "test")
        with store.reading() as reader:
            (now,) = reader.story("1", reader.upto())
            assert (len(now.reading.statements), now.reader) == (2, "2")
            assert reader.story("1", entry.number - 1) == [before]
        assert entry.what == {"report": before.id, "reader": "2", "before": "1"}

    def test_odd_characters_are_kept(self, store: Store) -> None:
        """Lone surrogates, NULs, right-to-left marks: in the text, in names, in links."""
        odd = "Ash\ud800 \0 said \u202e\U0001f6a2."
        report = replace(DEEP[0].reading.report, text=odd, title=odd, outlet=odd, input=odd, url=odd, blocks=(), data=b"\xff\0")
        deep = replace(DEEP[0], reading=replace(DEEP[0].reading, report=report, statements=(), entities=()), frames=(), vectors=())
        with store.writing() as writer:
            writer.file(filing(deep, "1"), "o\udc00")
        with store.reading() as reader:
            (back,) = reader.story("1", reader.upto())
            assert back.reading.report == report
            assert reader.data(report.id) == b"\xff\0"
            assert reader.stories(reader.upto(), 5)

    def test_a_forgotten_report_is_gone_at_every_moment(self, store: Store) -> None:
        file(store, DEEP[:3])
        gone = ids(DEEP)[1]
        with store.writing() as writer:
            entry = writer.forget_report(gone, "a court's order", "anna")
            with pytest.raises(KeyError):
                writer.forget_report(gone, "again", "anna")
            with pytest.raises(KeyError):
                writer.forget_report("no such", "x", "anna")
        assert entry.what == {"report": gone, "why": "a court's order"}
        with store.reading() as reader:
            for upto in (2, reader.upto()):
                assert gone not in [one.id for one in reader.story("1", upto)]
                assert reader.slips([gone], upto) == []
            assert reader.data(gone) is None
            assert gone not in [one.report for one in reader.search(DEEP[1].reading.report.text.split()[-1].strip("."), 50)]
            assert reader.same(versions.sha_of(DEEP[1].reading.report)) == []
            assert replay(reader.entries(reader.upto())).places.keys() == {ids(DEEP)[0], ids(DEEP)[2]}

    def test_bytes_that_another_report_was_made_of_stay(self, store: Store) -> None:
        twin = filing(DEEP[0], "1")
        other = replace(twin.slip, id="twin")
        with store.writing() as writer:
            writer.file(twin, "test")
            writer.file(replace(twin, slip=other, places={"twin": Place("1", "twin")}), "test")
            writer.forget_report("twin", "sent by mistake", "anna")
        with store.reading() as reader:
            assert reader.data(twin.slip.id) == DEEP[0].reading.report.data

    def test_what_a_report_was_a_part_of_is_kept_once_and_goes_with_it(self, store: Store) -> None:
        parts = [
            filing(replace(one, reading=replace(one.reading, report=replace(one.reading.report, whole=b"a feed"))), "1") for one in DEEP[:2]
        ]
        with store.writing() as writer:
            for one in parts:
                writer.file(one, "test")
            writer.file(filing(DEEP[2], "1"), "test")
        with store.reading() as reader:
            assert [reader.whole(one) for one in ids(DEEP[:2])] == [b"a feed"] * 2
            assert reader.whole(ids(DEEP)[2]) == reader.data(ids(DEEP)[2]) == DEEP[2].reading.report.data
            assert reader.whole("no such") is None
        with store.writing() as writer:
            writer.forget_report(ids(DEEP)[0], "x", "anna")
        with store.reading() as reader:
            assert reader.whole(ids(DEEP)[1]) is None
            assert reader.data(ids(DEEP)[1]) == DEEP[1].reading.report.data

    def test_a_forgotten_name_is_nowhere_and_every_place_in_the_text_holds(self, store: Store) -> None:
        file(store, DEEP[:6])
        name = DEEP[2].reading.entities[0].name
        printing = {one.reading.report.id for one in DEEP[:6] if name in one.reading.report.text}
        with store.writing() as writer:
            entry = writer.forget_name(name, "asked for", "anna")
        assert set(entry.what["reports"]) == printing
        assert name not in str(entry.what)
        with store.reading() as reader:
            for one in reader.story("1", reader.upto()):
                deep = next(deep for deep in DEEP if deep.reading.report.id == one.id)
                text = one.reading.report.text
                assert text == deep.reading.report.text.replace(name, "█" * len(name))
                assert name not in str(one)
                for mine, before in zip(one.reading.statements, deep.reading.statements, strict=True):
                    assert (mine.content[0].start, mine.content[0].end) == (before.content[0].start, before.content[0].end)
                    assert mine.content[0].text == text[mine.content[0].start : mine.content[0].end]
                assert (reader.data(one.id) is None) == (one.id in printing)
            assert reader.search(f'"{name}"', 50) == []
            assert name not in str(reader.entries(reader.upto()))

    def test_replaying_the_log_gives_what_the_store_says_at_every_moment(self, store: Store) -> None:
        """Reports, moves, splits and merges, in an order drawn by chance: the fold of the entries is the index that is read."""
        mended(store, DEEP[:25])
        with store.reading() as reader:
            entries = reader.entries(reader.upto())
            for upto in range(1, entries[-1].number + 1):
                wanted = replay(entries, upto).places
                found = {slip.id: Place(slip.story, slip.series, slip.copy_of) for slip in reader.slips(ids(DEEP[:25]), upto)}
                assert found == wanted


def mended(store: Store, several: Sequence[Deep]) -> None:
    """Reports filed, with mends of groupings between them and after them."""
    for number, deep in enumerate(several, 1):
        file(store, [deep], str(1 + number % 4))
    for number, deep in enumerate(several):
        with store.writing() as writer:
            _mend(writer, number, deep)


def _mend(writer: Writer, number: int, deep: Deep) -> None:
    report = deep.reading.report.id
    (slip,) = writer.slips([report], writer.upto())
    there = {one.id: one for one in writer.of_stories([slip.story])}
    into = str(1 + (number * 7) % 9)
    match number % 3:
        case 0:
            going, kind = [report], "move"
        case 1:
            going, kind = sorted(there)[:2], "split"
        case _:
            going, kind = sorted(there), "merge"
    what = {"report": report, "story": into} if kind == "move" else {"story": slip.story, "reports": going, "into": into}
    places = {one: Place(into, there[one].series, there[one].copy_of) for one in going}
    writer.enter(kind, what, "anna", places)
