"""Whether a case file keeps to its own form: known keys and values, and words that its text has. Needs no reading.

Here: the keys and values that a case may have, and what is wrong with one. Not here: how a reading is held against it (cases_runner.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases_runner import JSON, SAYS_NOTHING, Case, contents, name, nearest, occurrences, place

PHENOMENA = ("cues", "quotes", "sources", "relay", "certainty", "silence", "voice", "furniture")

FILE_KEYS = {"meta", "case"}
META_KEYS = {"phenomenon", "author"}
CASE_KEYS = {"id", "text", "outlet", "published", "why", "expect", "absent", "xfail"}
PLACES = {"source", "cue", "content", "also", "condition", "within"}  # substrings of the text
VALUES = {"certainty", "stance", "modality", "quote", "kind", "name", "body", "country", "count", "parts", "relay", "stated", "embedded"}
EMBEDDED_KEYS = {"text", "class", "over"}
ABSENT_KEYS = {"content", "source", "any"}

CLASSES = {
    "no",
    "almost-no",
    "very-unlikely",
    "unlikely",
    "even",
    "possible",
    "likely",
    "very-likely",
    "almost-certain",
    "certain",
    "none",
}
STANCES = {"asserts", "confirms", "denies", "doubts", "asks"} | SAYS_NOTHING
MODALITIES = {"done", "ongoing", "planned", "expected", "possible", "conditional", "habitual"}
QUOTES = {"direct", "mixed", "indirect", "none"}
KINDS = {"person", "office", "anonymous", "organisation", "outlet", "document", "public", "unknown"}
COUNTS = {"one", "several", "unknown"}


def faults(case: Case) -> Iterator[str]:
    """What is wrong with the case itself: words that its text does not have, unknown keys and values. Needs no reading."""
    if not case.expect and not case.absent:
        yield "expects nothing"
    for expected in case.expect:
        yield from faults_of(case.text, expected)
    for absent in case.absent:
        words = str(absent.get("content", absent.get("source", "")))
        if set(absent) - ABSENT_KEYS or len(set(absent) - {"any"}) != 1:
            yield f"absent wants content or source: {absent}"
        elif not occurrences(case.text, words):
            yield f"absent: not in the text: {words!r}"


def faults_of(text: str, expected: JSON) -> Iterator[str]:
    """What is wrong with one expectation."""
    if unknown := set(expected) - PLACES - VALUES:
        yield f"unknown keys {sorted(unknown)}"
    if not expected.get("content"):
        yield f"no content: {expected}"
        return
    for one in contents(expected):
        if missing := [words for words in ([one] if isinstance(one, str) else one) if words not in text]:
            yield f"content not in the text: {missing}"
            return
    content = place(text, expected["content"])
    for key in ("source", "cue"):
        if expected.get(key) and not nearest(text, expected[key], content):
            yield f"{key} not in the text outside the content: {expected[key]!r}"
    for key in ("condition", "within"):
        if expected.get(key) and not occurrences(text, expected[key]):
            yield f"{key} not in the text: {expected[key]!r}"
    for one in expected.get("embedded", ()):
        if set(one) - EMBEDDED_KEYS or not occurrences(text, one["text"]) or one.get("over", "") not in text:
            yield f"embedded: {one}"
    known = {"certainty": CLASSES, "stance": STANCES, "modality": MODALITIES, "quote": QUOTES, "kind": KINDS, "count": COUNTS}
    for key, values in known.items():
        if key in expected and expected[key] not in values:
            yield f"{key}: {expected[key]!r}"
    for key in ("relay", "parts"):
        if key in expected and not all(isinstance(one, str) and name(one) for one in expected[key]):
            yield f"{key}: {expected[key]!r}"
    if "stated" in expected and len(expected["stated"]) not in (0, 2):
        yield f"stated: {expected['stated']!r}"
