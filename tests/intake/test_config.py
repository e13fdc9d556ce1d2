"""Rules: desk.toml; each fault names its line and the mend."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.errors import ConfigError
from secondlead.intake.config import DeskConfig, FeedSource, FolderSource, Outlet, PageSource, desk_config

GOOD = """
every = "2h"
db = "desk.db"
contact = "desk@norda.example"

[[feed]]
url = "https://norda.example/rss"
outlet = "Norda Press"
every = "30m"

[[feed]]
url = "https://varna.example/feed.json"
fetch = false

[[page]]
url = "https://harbour.example/notices"

[[folder]]
path = "incoming"
field = ["text=body"]

[[outlet]]
name = "The Standard (Port Anselm)"
site = "https://www.standard.example/"
aliases = ["The Standard"]
"""


def test_a_configuration() -> None:
    assert desk_config(GOOD) == DeskConfig(
        feeds=(
            FeedSource("https://norda.example/rss", "Norda Press", timedelta(minutes=30)),
            FeedSource("https://varna.example/feed.json", None, timedelta(hours=2), fetch=False),
        ),
        pages=(PageSource("https://harbour.example/notices", None, timedelta(hours=2)),),
        folders=(FolderSource("incoming", field=("text=body",)),),
        outlets=(Outlet("The Standard (Port Anselm)", "standard.example", ("The Standard",)),),
        every=timedelta(hours=2),
        db="desk.db",
        contact="desk@norda.example",
    )


FEED = '[[feed]]\nurl = "https://norda.example/rss"\n'
FAULTS = [
    (FEED + 'outlte = "x"', 3, "did you mean outlet?", "a typo in a key"),
    (FEED + FEED.replace("norda", "varna") + 'evry = "1h"', 5, "did you mean every?", "in the second table of its kind"),
    ("[[fead]]\nurl = 'x'", 1, "did you mean feed?", "a typo in a table"),
    ('evrey = "1h"\n' + FEED, 1, "did you mean every?", "a typo at the top"),
    ('# a note\n\ncolour = "red"\n' + FEED, 3, "write one of every, db", "no key at all"),
    ('every = "5 minutes"\n' + FEED, 1, "is no length of time", "a length in words"),
    (FEED + 'every = "10s"', 3, "too often", "too often"),
    (FEED + 'every = "400d"', 3, "31 days", "too seldom"),
    (FEED + "every = 30", 3, "is no length of time", "a number without its unit"),
    (FEED + 'fetch = "yes"', 3, "is neither true nor false", "a word in place of a truth"),
    (FEED + 'outlet = ""', 3, "is no name", "an empty name"),
    ('[[feed]]\nurl = "norda.example/rss"', 2, "is no http or https address", "no scheme"),
    ('[[feed]]\nurl = "ftp://norda.example/rss"', 2, "is no http or https address", "another scheme"),
    ('[[feed]]\noutlet = "x"', 1, "has no url", "no address"),
    (FEED + FEED, 4, "stands in line 2 already", "the same feed twice"),
    (
        FEED + '[[outlet]]\nname = "The Standard"\n[[outlet]]\nname = "the standard"',
        6,
        "stands in line 4 already",
        "two outlets with one name",
    ),
    ('[feed]\nurl = "https://norda.example/rss"', 1, "write [[feed]]", "one bracket"),
    ("feed = 3", 1, "write [[feed]]", "no table"),
    ('[[folder]]\npath = "in"\nfield = ["txt=body"]', 3, "names no field", "a field that there is not"),
    ('[[folder]]\npath = "in"\nfield = "text=body"', 3, "is no list", "no list"),
    ("[[feed]]\nurl = https://norda.example", 2, "no TOML", "no quotation marks"),
    (FEED + 'url = "https://b.example/"', 3, "no TOML", "a key twice"),
]


@pytest.mark.parametrize(("text", "line", "words", "why"), FAULTS, ids=[why for *_, why in FAULTS])
def test_a_fault_names_its_line(text: str, line: int, words: str, why: str) -> None:
    with pytest.raises(ConfigError) as caught:
        desk_config(text, "desk.toml")
    assert str(caught.value).startswith(f"desk.toml, line {line}: "), why
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "# nothing", 'every = "1h"', '[[outlet]]\nname = "x"'])
def test_nothing_to_follow_is_said(text: str) -> None:
    with pytest.raises(ConfigError, match="nothing to follow"):
        desk_config(text)


@given(st.one_of(st.text(), st.lists(st.sampled_from(GOOD.splitlines(keepends=True)), max_size=12).map("".join)))
def test_any_text_is_a_configuration_or_one_fault(text: str) -> None:
    said = ""
    try:
        assert desk_config(text).every >= timedelta(minutes=1)
    except ConfigError as error:
        said = str(error)
    assert len(said.splitlines()) <= 1


def test_the_example_of_the_docs_is_a_configuration() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    assert desk_config(block).outlets[0].aliases == ("The Standard",)
