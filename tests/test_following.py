"""Following: what a round brings, what is kept between rounds, what a failing source does.

Here: stand-ins for the network and the clock, a real ledger, real reading. Not here: one look at a source (intake/test_collect.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from secondlead.cli.follow import lines
from secondlead.cli.main import main
from secondlead.errors import ConfigError
from secondlead.following import Follower, Round, configured
from secondlead.intake.config import desk_config
from secondlead.ledger.entries import failures
from secondlead.ledgerdesk import Ledger
from secondlead.model.arrivals import FeedState
from secondlead.net.schedule import Outcome, Visit

pytestmark = pytest.mark.encoder

BEGIN = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
FEED = "https://norda.example/rss"
ITEM = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Norda Press</title><item><guid>{n}</guid><link>https://norda.example/{n}</link><title>Ferry sinks off Sarro {n}</title>
<pubDate>Tue, 04 Mar 2025 08:{n:02d}:00 GMT</pubDate>
<content:encoded>&lt;p&gt;The ferry Alma sank off Sarro on Tuesday, the coast guard said in report number {n}.&lt;/p&gt;
&lt;p&gt;Two people were killed, the mayor of Sarro, Ines Roa, told reporters at the harbor.&lt;/p&gt;</content:encoded>
</item></channel></rss>"""


class Clock:
    def __init__(self) -> None:
        self.at = BEGIN
        self.waited: list[float] = []

    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += timedelta(seconds=seconds)


class Net:
    """Answers in the order given; then failures."""

    def __init__(self, *answers: Outcome) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def visit(self, url: str, state: FeedState | None = None, accept: str = "") -> Outcome:
        self.asked.append(url)
        return self.answers.pop(0) if self.answers else Outcome(Visit.FAILED, "no answer")


def good(number: int) -> Outcome:
    return Outcome(Visit.GOOD, body=ITEM.format(n=number).encode(), content_type="application/rss+xml", url=FEED)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "desk.db")) as opened:
        yield opened


def follower(ledger: Ledger, net: Net, clock: Clock) -> Follower:
    return Follower(ledger, desk_config(f'[[feed]]\nurl = "{FEED}"\nevery = "1h"\n'), net, clock)


def test_what_is_new_is_added_and_a_source_is_asked_only_when_it_is_due(ledger: Ledger) -> None:
    clock, net = Clock(), Net(good(1), good(2))
    desk = follower(ledger, net, clock)
    assert [one.what for round_ in desk.once() for one in round_.came] == ["new"]
    assert list(desk.once()) == []
    clock.wait(3700)
    assert len([one for round_ in desk.once() for one in round_.came]) == 1
    assert len(net.asked) == 2
    assert sum(len(story.reports) for story in ledger.stories()) == 2


def test_a_run_that_is_started_again_goes_on_where_it_was(ledger: Ledger) -> None:
    clock = Clock()
    list(follower(ledger, Net(good(1)), clock).once())
    net = Net(good(1))
    assert list(follower(ledger, net, clock).once()) == []
    assert net.asked == []


def test_a_source_that_fails_is_told_of_and_logged_from_its_last_good_answer(ledger: Ledger) -> None:
    clock, net = Clock(), Net(good(1), Outcome(Visit.FAILED, "no answer"), good(1))
    desk = follower(ledger, net, clock)
    list(desk.once())
    clock.wait(3700)
    (failed,) = desk.once()
    assert failed.problems
    assert "no answer" in failed.problems[0]
    with ledger.store.reading() as reader:
        entries = reader.entries(10**9, ["collected"])
    ((start, until),) = failures(entries, "2030-01-01T00:00:00+00:00")
    assert start.startswith("2025-03-04T09:00")
    assert until.startswith("2030")
    clock.wait(24 * 3600)
    list(desk.once())
    with ledger.store.reading() as reader:
        ended = failures(reader.entries(10**9, ["collected"]), "2030-01-01T00:00:00+00:00")
    assert not ended[0][1].startswith("2030")


def test_the_loop_waits_until_something_is_due(ledger: Ledger) -> None:
    clock, net = Clock(), Net(good(1))
    turns = iter([True, True, False])
    list(follower(ledger, net, clock).run(lambda: next(turns)))
    assert clock.waited == [60.0, 60.0]


def test_a_folder_is_looked_at_again_and_again(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    clock = Clock()
    clock.at = datetime.now(UTC) + timedelta(hours=1)
    desk = Follower(ledger, desk_config(f'[[folder]]\npath = "{folder}"\nevery = "1s"\n'), Net(), clock)
    assert [one.came for one in desk.once()] == [()]
    (folder / "a.txt").write_text("Rescuers said on Tuesday that nine people had died in Sarro.", encoding="utf-8")
    clock.wait(5)
    assert [one.what for round_ in desk.once() for one in round_.came] == ["new"]
    clock.wait(5)
    assert [one.came for one in desk.once()] == [()]


def test_once_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    report = tmp_path / "in" / "a.txt"
    report.write_text("Rescuers said on Tuesday that nine people had died in Sarro.", encoding="utf-8")
    os.utime(report, (0, 0))
    config = tmp_path / "desk.toml"
    config.write_text('db = "desk.db"\n[[folder]]\npath = "in"\n', encoding="utf-8")
    assert main(["follow", str(config), "--once"]) == 0
    assert "1 new" in capsys.readouterr().out
    assert (tmp_path / "desk.db").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "desk.toml"),
        ("[[feeed]]\nurl = 'https://norda.example/rss'\n", "line 1"),
        ("", "nothing to follow"),
    ],
)
def test_a_configuration_that_cannot_be_meant_is_refused_in_a_line(tmp_path: Path, text: str | None, words: str) -> None:
    path = tmp_path / "desk.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        configured(path)
    assert words in str(told.value)
    assert main(["follow", str(path), "--once"]) == 2


def test_a_round_in_words() -> None:
    assert lines(Round("in")) == []
    assert lines(Round("in", problems=("in: no answer",))) == ["in: no answer"]
