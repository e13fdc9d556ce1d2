"""Rules: a version is not a duplicate, and neither is taken for the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlead.intake import from_text
from secondlead.intake.arrival import Arrival, arrival, known_of, link_key, text_key
from secondlead.model.report import ItemId, Report

SAID = "A ferry sank off Port Anselm on Monday, officials said."
MORE = f"{SAID} Two of the crew were killed."
URL = "https://norda.example/1"


def report(text: str = SAID, mark: str = "", **more: Any) -> Report:
    made = from_text(f"{mark}Ferry sinks off Port Anselm\n\n{text}", outlet=more.pop("outlet", "Norda Press"))
    uri, version = more.pop("uri", None), more.pop("version", None)
    return replace(made, url=more.pop("url", URL), item=ItemId(uri, version) if uri else None, **more)


FIRST = report(published="2031-03-09T08:00:00+00:00")
CASES = [
    (report(url="https://norda.example/9", text=MORE), [FIRST], Arrival.NEW, "another link, another text"),
    (report(), [FIRST], Arrival.UNCHANGED, "the very same"),
    (report(uri="n-2"), [report(uri="n-1")], Arrival.UNCHANGED, "an id that changed"),
    (report(published="2031-03-10"), [FIRST], Arrival.UNCHANGED, "a date that changed"),
    (report(f"{SAID}  "), [FIRST], Arrival.UNCHANGED, "white space that changed"),
    (report(url=f"{URL}?utm_source=rss#top"), [FIRST], Arrival.UNCHANGED, "a link with where the reader came from"),
    (report(MORE), [FIRST], Arrival.UPDATE, "new text under the same link"),
    (report(MORE, "(2nd LD) "), [report(mark="(LEAD) ")], Arrival.UPDATE, "a new number"),
    (report(SAID, "(2nd LD) "), [report(mark="(LEAD) ")], Arrival.UPDATE, "a new number alone"),
    (report(MORE, uri="n-1", version="2", url=None), [report(uri="n-1", version="1", url=None)], Arrival.UPDATE, "the next version"),
    (report(MORE, uri="n-1", version="10", url=None), [report(uri="n-1", version="9", url=None)], Arrival.UPDATE, "versions are numbers"),
    (report(SAID, uri="n-1", version="1"), [report(MORE, uri="n-1", version="2")], Arrival.OLDER, "a version that came late"),
    (report(SAID), [FIRST, report(MORE, published="2031-03-09T09:00:00+00:00")], Arrival.OLDER, "an earlier text again"),
    (report(SAID, uri="n-1", version="2"), [report(uri="n-1", version="1")], Arrival.REPEAT, "a new version, not a word of it new"),
    (report(MORE, "CORRECTED-"), [FIRST], Arrival.CORRECTION, "a correction by its mark"),
    (report(MORE, signal=("correction",)), [FIRST], Arrival.CORRECTION, "a correction by its sender's signal"),
    (report(MORE, "REFILE-"), [FIRST], Arrival.UPDATE, "a minor mending withdraws nothing"),
    (report(mark="REPEAT-"), [report(mark="REPEAT-")], Arrival.REPEAT, "marked as sent again"),
    (report(status="canceled"), [FIRST], Arrival.KILL, "taken back by its status"),
    (report("Norda withdraws it.", "STORY WITHDRAWN-"), [FIRST], Arrival.KILL, "taken back by its mark"),
    (report(status="canceled", url="https://norda.example/9"), [], Arrival.KILL, "taken back before it was known"),
    (report(url="https://varna.example/7", outlet="Varna Wire"), [FIRST], Arrival.COPY, "the same text elsewhere"),
    (report(url=None), [], Arrival.NEW, "nothing known at all"),
    (report(MORE, url=None), [report(url=None)], Arrival.NEW, "neither link nor name: the ledger's affair"),
]


@pytest.mark.parametrize(("new", "before", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_what_a_report_is_to_those_before(new: Report, before: list[Report], expected: Arrival, why: str) -> None:
    judged = arrival(new, [known_of(one) for one in before])
    assert judged.arrival is expected, judged.because
    assert (judged.against is None) == (expected is Arrival.NEW or not before)
    assert judged.because


@given(st.permutations([FIRST, report(MORE, published="2031-03-09T09:00:00+00:00"), report(url="https://norda.example/7")]))
def test_the_order_of_what_is_known_does_not_matter(before: list[Report]) -> None:
    known = [known_of(one) for one in before]
    judged = arrival(report(f"{MORE} All others were saved."), known)
    assert judged.arrival is Arrival.UPDATE
    assert judged.against == known_of(report(MORE, published="2031-03-09T09:00:00+00:00"))


@given(st.text(), st.text())
def test_what_is_known_of_itself_is_unchanged(text: str, link: str) -> None:
    made = replace(FIRST, text=text, url=link or None)
    if made.url:
        assert arrival(made, [known_of(made)]).arrival is Arrival.UNCHANGED
    assert link_key(link_key(link)) == link_key(link)


LINKS = [
    ("https://www.norda.example/a/?utm_source=x&id=7#top", "https://norda.example/a?id=7", "no www, no traces, no fragment"),
    ("http://norda.example:80/a", "https://norda.example/a", "either scheme"),
    ("https://norda.example/a?page=2", "https://norda.example/a?page=2", "a page of its own"),
    ("https://norda.example", "https://norda.example/", "the front"),
    ("https://[broken/a", "https://[broken/a", "no address: as it is"),
]


@pytest.mark.parametrize(("link", "key", "why"), LINKS)
def test_links_of_one_page_have_one_key(link: str, key: str, why: str) -> None:
    assert link_key(link) == link_key(key) == key, why


def test_texts_of_one_wording_have_one_key() -> None:
    assert text_key("A  ferry\nsank.") == text_key("A ferry sank. ") != text_key("A ferry sinks.")
