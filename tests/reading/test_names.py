"""Names mended after the encoder: cut apart, put together, known from tables, found again elsewhere.

Notation: [words]TYPE is what the encoder gave, and what must come out. Here: rules over mentions. Not here: what the encoder finds.
"""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing import parse_of

from secondlead.model.parse import Mention
from secondlead.model.spans import cut
from secondlead.reading.echoes import echoed
from secondlead.reading.gazetteer import with_known
from secondlead.reading.joined import joined
from secondlead.reading.parted import parted

_MARK = re.compile(r"\[([^\]]+)\](PER|ORG|LOC|MISC|EVENT)")


def unmarked(notation: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions that they stand for."""
    text, spans, at = "", [], 0
    for found in _MARK.finditer(notation):
        text += notation[at : found.start()]
        spans.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        at = found.end()
    text += notation[at:]
    return text, [Mention(cut(text, start, end), kind) for start, end, kind in spans]


def marked(text: str, mentions: list[Mention]) -> str:
    for one in sorted(mentions, key=lambda one: -one.span.start):
        text = f"{text[: one.span.start]}[{one.span.text}]{one.type}{text[one.span.end :]}"
    return text


PARTED = [
    ("[Ilse Varga\n\nTomas Reed]PER met.", "[Ilse Varga]PER\n\n[Tomas Reed]PER met.", "no name crosses a blank line"),
    ("[Ilse\nVarga]PER met.", "[Ilse\nVarga]PER met.", "a line that was only wrapped"),
    ("In [Carrow Ohio]LOC it rained.", "In [Carrow]LOC [Ohio]LOC it rained.", "a town and its state without a comma"),
    ("In [Carrow N.Y.]LOC it rained.", "In [Carrow]LOC [N.Y.]LOC it rained.", "the state shortened"),
    ("In [Lower Carrow New South Wales]LOC it rained.", "In [Lower Carrow]LOC [New South Wales]LOC it rained.", "a state of three words"),
    ("In [New Mexico]LOC it rained.", "In [New Mexico]LOC it rained.", "a state of two words is one name"),
    ("In [South Wales]LOC it rained.", "In [South Wales]LOC it rained.", "a point of the compass opens a name"),
    ("In the [Gulf of Mexico]LOC it rained.", "In the [Gulf of Mexico]LOC it rained.", "of: one name"),
    ("In [Guinea-Bissau]LOC it rained.", "In [Guinea-Bissau]LOC it rained.", "a hyphen: one name"),
    ("In [French Guinea]LOC it rained.", "In [French Guinea]LOC it rained.", "an adjective of a people opens a name"),
    ("[Carrow Ohio]ORG said.", "[Carrow Ohio]ORG said.", "no place: left alone"),
]

JOINED = [
    ("[Al]PER-[Varga]PER spoke.", "[Al-Varga]PER spoke.", "a hyphen"),
    ("[Rashid]PER [al]PER - [Varga]PER spoke.", "[Rashid al - Varga]PER spoke.", "an article of names holds a hyphen with spaces"),
    ("From [Carrow]LOC - [Leeds]LOC trains ran.", "From [Carrow]LOC - [Leeds]LOC trains ran.", "a dash between two places"),
    ("[Bank]ORG of [Carrow]LOC lent.", "[Bank of Carrow]ORG lent.", "X of Y takes X's type"),
    ("[Carrow Steel]ORG Inc rose.", "[Carrow Steel Inc]ORG rose.", "a part behind"),
    ("Rashid al [Varga]PER spoke.", "Rashid [al Varga]PER spoke.", "a part before"),
    ("As [Varga]PER spoke, it rained.", "As [Varga]PER spoke, it rained.", "a word that is an article only with a hyphen"),
]

KNOWN = [
    ("Greenpeace sued.", "[Greenpeace]ORG sued.", "one word that is nothing else"),
    ("A [Hamas]MISC leader left.", "A [Hamas]ORG leader left.", "typed by the table"),
    ("The World Food Programme sent rice.", "The [World Food Programme]ORG sent rice.", "several words"),
    ("[World Food]ORG [Programme]MISC trucks came.", "[World Food Programme]ORG trucks came.", "pieces made whole"),
    ("[Toyota City]LOC flooded.", "[Toyota City]LOC flooded.", "within a longer name it is none"),
    ("They ate amazon fish.", "They ate amazon fish.", "a word in lower case is none"),
]

ECHOED = [
    ("[Orlov Mills]ORG shut. Orlov Mills owed rent.", "[Orlov Mills]ORG shut. [Orlov Mills]ORG owed rent.", "the same words again"),
    ("[Ilse Varga]PER left. Varga wept.", "[Ilse Varga]PER left. [Varga]PER wept.", "the surname of a person named in full"),
    (
        "[Ilse Varga]PER left. Varga Street was empty.",
        "[Ilse Varga]PER left. Varga Street was empty.",
        "a part of a name that is not known",
    ),
    (
        "[Nardo]ORG won. [Nardo]ORG lost. [Nardo]PER drew.",
        "[Nardo]ORG won. [Nardo]ORG lost. [Nardo]ORG drew.",
        "the many decide for the few",
    ),
    ("[Nardo]ORG won. [Nardo]PER lost. Nardo drew.", "[Nardo]ORG won. [Nardo]PER lost. Nardo drew.", "even counts decide nothing"),
    (
        "[the Fens]LOC froze. the Fens thawed.",
        "[the Fens]LOC froze. the Fens thawed.",
        "a name that opens with a small word is not looked for",
    ),
    ("A [Norse]MISC saga. Norse gods.", "A [Norse]MISC saga. Norse gods.", "peoples and the like are not looked for"),
]


def parametrised(rows: list[tuple[str, str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("given", "expected", "why"), rows, ids=[why for *_, why in rows])


@parametrised(PARTED)
def test_names_run_together_are_cut(given: str, expected: str, why: str) -> None:
    text, mentions = unmarked(given)
    assert marked(text, parted(text, mentions)) == expected, why


@parametrised(JOINED)
def test_names_cut_in_two_are_joined(given: str, expected: str, why: str) -> None:
    text, mentions = unmarked(given)
    assert marked(text, joined(text, parse_of(text).words, mentions)) == expected, why


@parametrised(KNOWN)
def test_tables_know_some_names(given: str, expected: str, why: str) -> None:
    text, mentions = unmarked(given)
    assert marked(text, with_known(text, parse_of(text).words, mentions)) == expected, why


@parametrised(ECHOED)
def test_a_name_is_found_again(given: str, expected: str, why: str) -> None:
    text, mentions = unmarked(given)
    assert marked(text, echoed(text, parse_of(text).words, mentions)) == expected, why


@given(
    st.lists(
        st.sampled_from(["Ilse", "Varga", "Ohio", "of", "New", "-", "al", "\n\n", "Nardo", "Inc", "said", "."]), min_size=1, max_size=14
    ),
    st.data(),
)
def test_names_stay_apart_and_in_the_text(parts: list[str], data: st.DataObject) -> None:
    """Whatever the encoder marks: no two names overlap, each is what stands at its place, and no marked letter is lost."""
    text = " ".join(parts)
    words = parse_of(text).words
    edges = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=8)))
    runs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    mentions = [Mention(cut(text, words[a].start, words[b - 1].end), data.draw(st.sampled_from(["PER", "ORG", "LOC"]))) for a, b in runs]
    found = echoed(text, words, with_known(text, words, parted(text, joined(text, words, mentions))))
    assert all(text[one.span.start : one.span.end] == one.span.text != "" for one in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    covered = {i for one in found for i in range(one.span.start, one.span.end)}
    assert all(i in covered or text[i].isspace() for one in mentions for i in range(one.span.start, one.span.end))
