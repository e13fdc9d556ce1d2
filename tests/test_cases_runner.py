"""The judge of the own cases, judged: what answers an expectation and what does not.

Here: hand-made statements against expectations. Not here: the cases, the reader.
"""

from __future__ import annotations

import pytest
from tests.cases_check import faults
from tests.cases_runner import JSON, Case, misses, name, same

TEXT = "The pier is shut, harbour master Liv Moe told Radio Sarn. He said it would open in May."


def span(words: str) -> JSON:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def statement(content: str, source: str | None, cue: str | None, **other: object) -> JSON:
    relay = other.pop("relay", [source or "Northern Wire"])
    assert isinstance(relay, list)
    return {
        "id": other.pop("id", "s1"),
        "source": {
            **span(source),
            "name": other.pop("name", source),
            "kind": "person",
            "body": None,
            "country": None,
            "count": "one",
            "parts": [],
        }
        if source
        else None,
        "cue": span(cue) if cue else None,
        "content": [span(content)] if content else [],
        "quote": "indirect",
        "certainty": {"class": other.pop("certainty", "certain"), "embedded": []},
        "stance": other.pop("stance", "asserts"),
        "modality": "done",
        "condition": None,
        "relay": [{"name": one, "kind": "person"} for one in relay],
        "stated": None,
        "within": other.pop("within", None),
    }


def case(*expect: JSON, absent: tuple[JSON, ...] = (), outlet: str | None = None) -> Case:
    return Case("x", TEXT, "why", "cues", "cases", "x.toml", outlet=outlet, expect=expect, absent=absent)


def keys(one: Case, *statements: JSON) -> list[str]:
    return [miss.key for miss in misses(one, {"statements": list(statements)})]


WANTED: JSON = {"source": "harbour master Liv Moe", "cue": "told", "content": "The pier is shut"}


@pytest.mark.parametrize(
    ("told", "wrong", "why"),
    [
        (statement("The pier is shut", "harbour master Liv Moe", "told"), [], "the same spans"),
        (statement("The pier is shut,", "Liv Moe", "told"), [], "an edge does not matter"),
        (statement("The pier is shut, harbour master Liv Moe told Radio Sarn", "Liv Moe", "told"), ["found"], "a content far too long"),
        (statement("The pier is shut", "He", "told"), ["found"], "somebody else says it"),
        (statement("The pier is shut", None, None), ["found"], "the outlet says it"),
        (statement("The pier is shut", "harbour master Liv Moe", "said"), ["found"], "another cue"),
    ],
)
def test_a_statement_answers_by_content_source_and_cue(told: JSON, wrong: list[str], why: str) -> None:
    assert keys(case(WANTED), told) == wrong, why


@pytest.mark.parametrize(
    ("more", "told", "wrong"),
    [
        ({"certainty": "likely"}, {"certainty": "likely"}, []),
        ({"certainty": "likely"}, {"certainty": "certain"}, ["certainty"]),
        ({"stance": "denies", "certainty": "no"}, {}, ["certainty", "stance"]),
        ({"name": "Liv Moe"}, {}, []),
        ({"name": "Liv Moe"}, {"name": "Moe"}, ["name"]),
        ({"relay": ["Liv Moe", "Radio Sarn", "Northern Wire"]}, {"relay": ["Liv Moe", "Radio Sarn", "Northern Wire"]}, []),
        ({"relay": ["Liv Moe", "Radio Sarn"]}, {"relay": ["Liv Moe", "Radio Sarn", "Northern Wire"]}, []),
        ({"relay": ["Liv Moe", "Radio Sarn", "Northern Wire"]}, {"relay": ["Radio Sarn", "Liv Moe", "Northern Wire"]}, ["relay"]),
        ({"relay": ["Liv Moe", "Radio Sarn", "Northern Wire"]}, {"relay": ["Liv Moe", "Northern Wire"]}, ["relay"]),
        ({"condition": ""}, {}, []),
        ({"stated": ["2024-05-01", "2024-05-01"]}, {}, ["stated"]),
        ({"within": "The pier"}, {}, ["within"]),
    ],
)
def test_every_given_key_must_be_right(more: JSON, told: JSON, wrong: list[str]) -> None:
    one = statement("The pier is shut", "harbour master Liv Moe", "told", **told)
    assert keys(case(WANTED | more, outlet="Northern Wire"), one) == wrong


def test_a_carrier_may_stand_as_the_source_of_what_it_carries() -> None:
    carrier = statement("The pier is shut", "Radio Sarn", "told", relay=["Liv Moe", "Radio Sarn"])
    assert keys(case(WANTED | {"relay": ["Liv Moe", "Radio Sarn"], "kind": "anonymous"}), carrier) == []
    assert keys(case(WANTED), carrier) == ["found"]


def test_a_short_pronoun_is_no_part_of_another_word() -> None:
    wanted = {"source": "He", "cue": "said", "content": "it would open in May"}
    assert keys(case(wanted), statement("it would open in May", "He", "said")) == []
    assert list(faults(case({**wanted, "source": "e"}))) == ["source not in the text outside the content: 'e'"]


def test_a_refusals_cue_may_hold_words_of_its_content() -> None:
    wanted = {"source": "harbour master Liv Moe", "cue": "told", "content": "Radio Sarn", "stance": "declines"}
    assert keys(case(wanted), statement("", "harbour master Liv Moe", "told Radio Sarn", stance="declines")) == []
    assert keys(case(wanted), statement("", "harbour master Liv Moe", "told Radio Sarn")) == ["found"]


def test_what_must_not_stand_does_not_stand() -> None:
    shut, own = statement("The pier is shut", "harbour master Liv Moe", "told"), statement("The pier is shut", None, None)
    assert keys(case(absent=({"content": "The pier is shut"},)), shut) == ["absent"]
    assert keys(case(absent=({"content": "The pier is shut"},)), own) == []
    assert keys(case(absent=({"content": "The pier is shut", "any": True},)), own) == ["absent"]
    assert keys(case(absent=({"source": "Liv Moe"},)), shut) == []
    assert keys(case(absent=({"source": "harbour master Liv Moe"},)), shut) == ["absent"]


def test_names_are_words_without_articles_and_plurals() -> None:
    assert name("The Officials’") == name("official")
    assert same("Peskov", "Kremlin spokesman Dmitry Peskov")
    assert same("AP", "Associated Press")
    assert same("Agence France-Presse", "AFP")
    assert not same("Liv Moe", "Liv Strand")
    assert not same("", "Liv Moe")


@pytest.mark.parametrize(
    "expected",
    [
        {"content": "no such words", "source": "He"},
        {"content": "The pier is shut", "certainty": "sure"},
        {"content": "The pier is shut", "who": "He"},
        {"content": "The pier is shut", "condition": "if"},
        {"source": "He"},
    ],
)
def test_a_faulty_expectation_is_found_out(expected: JSON) -> None:
    assert list(faults(case(expected)))
