"""Places without the encoder: names made alike, the gazetteer's file, which of several is meant, hard input.

Here: rules over made-up parses. Not here: whole sentences (tests/circumstances/places_*.toml), corpora (benchmarks/places.py).
"""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.errors import ModelError
from secondlead.model.parse import Mention, Parse, Sentence, Word
from secondlead.model.report import Report
from secondlead.model.spans import Span
from secondlead.reading.places import places
from secondlead.reading.places.candidates import candidates
from secondlead.reading.places.gazetteer import FILE, Gazetteer, gazetteer
from secondlead.reading.places.meant import Name, chosen
from secondlead.reading.places.names import key


def parsed(words: list[str], located: set[int]) -> Parse:
    """A parse of words with a space between them, those of the indices given taken for places."""
    text, made, mentions = "", [], []
    for i, word in enumerate(words):
        start = len(text) + bool(text)
        text += (" " if text else "") + word
        made.append(Word(i, start, start + len(word), word, word.lower(), "PROPN", "NNP", i, "root", 0))
        if i in located:
            mentions.append(Mention(Span(start, start + len(word), word), "LOC"))
    return Parse(Report("0", "text", text), tuple(made), (Sentence(0, len(made)),), (), tuple(mentions), (), ())


@pytest.mark.parametrize(
    ("name", "other", "why"),
    [
        ("St. Étienne", "SAINT-ETIENNE", "short word, accent, hyphen, capitals"),
        ("Mt. Pleasant", "Mount Pleasant", "short word"),
        ("N. Korea", "North Korea", "compass"),
        ("Coeur d’Alene", "Coeur d'Alene", "apostrophes"),
        ("U.S.", "US", "initials"),
        ("Łódź", "Lodz", "a letter that no accent makes"),
        ("МОСКВА", "Москва", "capitals of another script"),
    ],
)
def test_names_that_are_one_have_one_key(name: str, other: str, why: str) -> None:
    assert key(name) == key(other), why


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Vladivostok", "RU", "city"),
        ("Москва", "RU", "city"),
        ("Lagos", "NG", "city"),
        ("Laurel County", "US", "region"),
        ("Ohio", "US", "admin1"),
    ],
)
def test_the_gazetteer_finds_by_any_of_the_names(name: str, country: str, kind: str) -> None:
    assert (country, kind) in {(one.country, one.kind) for one in gazetteer().named(name)}


def test_a_name_that_nobody_knows_has_no_place() -> None:
    assert gazetteer().named("Ustrelnikovka-na-Vryadli") == []


def test_the_gazetteer_is_small_and_soon_ready() -> None:
    """At most 15 MB; 50 ms to open on an idle machine, so four times that here."""
    assert FILE.stat().st_size <= 15_000_000
    best = min(_opening() for _ in range(3))
    assert best < 0.2, f"{best:.3f} s"


def _opening() -> float:
    begun = time.perf_counter()
    Gazetteer()
    return time.perf_counter() - begun


@pytest.mark.parametrize("bad", [b"", b"SLPLACES", b"not a gazetteer" * 10])
def test_an_altered_gazetteer_is_told(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(bad)
    with pytest.raises(ModelError, match=r"gazetteer\.bin"):
        Gazetteer(path)
    with pytest.raises(ModelError, match="missing"):
        Gazetteer(tmp_path / "none.bin")


def test_one_flipped_bit_is_told(tmp_path: Path) -> None:
    held = bytearray(FILE.read_bytes())
    held[-1] ^= 1
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(held)
    with pytest.raises(ModelError, match="SHA-256"):
        Gazetteer(path)


def _meant(*names: str) -> list[str | None]:
    several = candidates(list(names))
    best = chosen([Name(one) for one in several])
    return [one[i].country if i >= 0 else None for one, i in zip(several, best, strict=True)]


def test_company_tells_which_one_is_meant() -> None:
    assert _meant("Georgia", "Armenia", "Azerbaijan")[0] == "GE"
    assert _meant("Georgia", "Alabama", "Tennessee")[0] == "US"
    assert _meant("Cordoba", "Seville", "Granada")[0] == "ES"


def test_no_names_and_names_of_nothing() -> None:
    assert chosen([]) == []
    assert chosen([Name(()), Name(candidates(["Oslo"])[0]), Name(())]) == [-1, 0, -1]


def test_a_place_that_nobody_knows_is_kept_without_a_point() -> None:
    (told,) = places(parsed(["They", "reached", "Ustrelnik"], {2}))
    assert (told.span.text, told.lat, told.lon, told.country) == ("Ustrelnik", None, None, None)


def test_a_thousand_toponyms_are_read_at_500_a_second() -> None:
    towns = [gazetteer().entry(i).name for i in range(3000)]
    names = [one for one in dict.fromkeys(towns) if " " not in one and one.isalpha() and one[0].isupper()][:1000]
    assert len(names) == 1000
    words = [word for one in names for word in ("in", one, ",")]
    parse = parsed(words, set(range(1, len(words), 3)))
    places(parse)
    begun = time.process_time()
    told = places(parse)
    spent = time.process_time() - begun
    assert len(told) > 800
    assert len(told) / spent > 500


@given(
    st.lists(
        st.one_of(st.text(min_size=1, max_size=8), st.sampled_from("Paris Georgia , . of St. the County Straße Москва 東京".split())),
        max_size=30,
    )
)
def test_nothing_raises_and_each_place_stands_where_it_says(words: list[str]) -> None:
    words = ["".join(one.split()) or "x" for one in words]
    parse = parsed(words, set(range(0, len(words), 2)))
    told = places(parse)
    assert told == places(parse)
    for one in told:
        assert parse.report.text[one.span.start : one.span.end] == one.span.text
        assert (one.lat is None) == (one.lon is None)
        assert one.lat is None or -90 <= one.lat <= 90
    assert all(a.span.end <= b.span.start for a, b in pairwise(told))
