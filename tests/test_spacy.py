"""Rules: what a spaCy Doc holds after the component, and a Doc made of a parse. Skipped aloud where spaCy is not installed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing import parse_of
from tests.readings import bare, voyage

from secondlead.model.parse import Attribution, Mention, Parse
from secondlead.model.reading import Entity, Reading
from secondlead.model.spans import Span

spacy = pytest.importorskip("spacy", reason="spaCy is not installed (pip install 'secondlead[spacy]'): the component is not tried")

from secondlead.spacy import SecondLead, doc_of, fill, heads  # noqa: E402 - only where spaCy is


def filled(reading: Reading) -> Any:
    return fill(spacy.blank("en")(reading.report.text), reading)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def test_every_statement_stands_in_its_groups() -> None:
    doc = filled(voyage())
    sources = [one for one in voyage().statements if one.source]
    cues = [one for one in voyage().statements if one.cue]
    assert [(span.id_, span.text) for span in doc.spans["contents"]] == [(one.id, one.content[0].text) for one in voyage().statements]
    assert [(span.id_, span.text) for span in doc.spans["sources"]] == [(one.id, one.source.span.text) for one in sources if one.source]
    assert [span.text for span in doc.spans["cues"]] == [one.cue.text for one in cues if one.cue]
    assert len(doc.spans["secondlead"]) == len(voyage().statements) + len(sources) + len(cues)
    assert {span.label_ for span in doc.spans["secondlead"]} == {"SOURCE", "CUE", "CONTENT"}


def test_spans_lead_to_their_statements() -> None:
    doc = filled(voyage())
    for span in doc.spans["secondlead"]:
        assert span._.statement.id == span.id_
    assert doc.spans["contents"][3]._.statement.certainty.class_ == "likely"
    assert doc[0:3]._.statement is None, "a span that is none of ours has no statement"


def test_the_doc_has_its_reading() -> None:
    doc = filled(voyage())
    assert doc._.reading.to_dict() == voyage().to_dict()
    assert [one.id for one in doc._.statements] == [one.id for one in voyage().statements]
    other = spacy.blank("en")("Nothing was read here.")
    assert other._.reading is None
    assert other._.statements == ()


def test_names_become_entities() -> None:
    doc = filled(voyage())
    assert [(one.text, one.label_, one.id_) for one in doc.ents][:2] == [("Port Lessing", "LOC", "e2"), ("Ilse Varga", "PER", "e1")]


def test_overlapping_names_keep_the_longer() -> None:
    reading = bare("Port Lessing Harbor is closed.")
    names = (Entity(Span(0, 12), "LOC", "e1", "Port Lessing"), Entity(Span(0, 19), "LOC", "e2", "Port Lessing Harbor"))
    assert [one.text for one in filled(replace(reading, entities=names)).ents] == ["Port Lessing Harbor"]


def test_a_span_within_a_token_is_widened_to_it() -> None:
    reading = bare("Mid-March talks.")
    doc = filled(replace(reading, entities=(Entity(Span(13, 15), "MISC", "e1", "lk"),)))
    assert [one.text for one in doc.ents] == ["talks"]


def test_a_stored_doc_keeps_its_reading() -> None:
    doc = filled(voyage())
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.reading.to_dict() == voyage().to_dict()
    assert [one._.statement.id for one in again.spans["contents"]] == [one.id for one in voyage().statements]
    (kept,) = spacy.tokens.DocBin(store_user_data=True, docs=[doc]).get_docs(doc.vocab)
    assert kept._.reading.to_dict() == voyage().to_dict()


def test_the_component_reads_the_docs_text_with_what_it_was_told() -> None:
    asked = []

    def read(text: str, published: str | None, outlet: str | None) -> Reading:
        asked.append((text, published, outlet))
        return bare(text)

    component = SecondLead("2025-03-04", "Meridian Wire", read)
    component(spacy.blank("en")("Herring."))
    assert asked == [("Herring.", "2025-03-04", "Meridian Wire")]
    for nothing in ("", " \n"):
        assert component(spacy.blank("en")(nothing)).spans == {}
    assert len(asked) == 1, "what has no words is not read"


def test_a_byte_order_mark_moves_no_span() -> None:
    text = "\ufeffHerring fell."
    reading = replace(bare(text[1:]), entities=(Entity(Span(0, 7), "MISC", "e1", "Herring"),))
    assert "Herring" in fill(spacy.blank("en")(text), reading).ents[0].text


def test_the_factory_is_known_and_its_settings_are_kept() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("secondlead", config={"outlet": "Meridian Wire", "published": "2025-03-04"})
    assert (component.outlet, component.published) == ("Meridian Wire", "2025-03-04")
    assert nlp.config["components"]["secondlead"]["outlet"] == "Meridian Wire"


def test_without_spacy_the_error_names_the_mend() -> None:
    program = "import sys; sys.modules['spacy'] = None\nimport secondlead.spacy"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "pip install 'secondlead[spacy]'" in done.stderr.splitlines()[-1]


TEXT = "\n\nBy Ann Oak\n\nMayor Ann Lee said  the bridge is safe. “It  holds,” she told Meridian Wire.\r\n\r\n(c) Meridian Wire "


def parsed(text: str = TEXT) -> Parse:
    return parse_of(text)


def test_a_parse_becomes_a_doc_of_the_same_text() -> None:
    parse = parsed()
    lee, said = at(TEXT, "Mayor Ann Lee"), at(TEXT, "said")
    parse = replace(
        parse,
        mentions=(Mention(at(TEXT, "Ann Lee"), "PER"),),
        attributions=(Attribution((lee,), said, (at(TEXT, "the bridge is safe"),)),),
    )
    doc = doc_of(parse)
    assert doc.text == TEXT
    assert [(one.text, one.lemma_, one.tag_, one.pos_) for one in doc if one.text == "said"] == [("said", "say", "VBD", "VERB")]
    assert [(one.text, one.label_) for one in doc.ents] == [("Ann Lee", "PER")]
    assert [[one.text for one in doc.spans[group]] for group in ("sources", "cues", "contents")] == [
        ["Mayor Ann Lee"],
        ["said"],
        ["the bridge is safe"],
    ]


def test_sentences_are_those_of_the_parse() -> None:
    parse = parsed()
    starts = {parse.words[one.first].start for one in parse.sentences}
    assert {one.start_char for one in doc_of(parse).sents} >= starts


def test_words_that_were_not_read_stay_in_the_text() -> None:
    parse = parsed()
    read = tuple(one for one in parse.words if one.start > TEXT.index("Mayor"))
    assert read
    kept = replace(parse, words=(), sentences=())
    doc = doc_of(kept)
    assert doc.text == TEXT
    assert {one.pos_ for one in doc} == {"X", "SPACE"}


@given(st.text(" ab.,\n\r“”'", max_size=40))
def test_any_text_survives(text: str) -> None:
    assert doc_of(parsed(text)).text == text


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
def test_any_heads_make_one_tree_a_sentence(governors: list[int]) -> None:
    parse = parsed("a b c d e f g h i j")
    words = tuple(word._replace(head=governors[word.index], relation="dep") for word in parse.words)
    parse = replace(parse, words=words)
    over = heads(parse)
    for sentence in parse.sentences:
        indices = [word.index for word in parse.words_of(sentence)]
        roots = [index for index in indices if over[index] == index]
        assert len(roots) == 1
        for index in indices:
            for _ in indices:
                index = over[index]
            assert index == roots[0], "every word leads to the root"
    assert len(list(doc_of(parse).sents)) == len(parse.sentences)
