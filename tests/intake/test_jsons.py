"""Rules: JSON Feed, and records with a report in them, one a line or all in one value."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.intake.found import errors, found, reports

from secondlead.errors import UsageError
from secondlead.intake import MAX_BYTES, field_map
from secondlead.intake.following import feed_items
from secondlead.model.report import ItemId

SAID = "A ferry sank off Port Anselm on Monday, officials said."
FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Norda Press",
    "home_page_url": "https://norda.example/",
    "items": [
        {
            "id": "n-1",
            "url": "https://norda.example/1",
            "title": "Ferry sinks off Port Anselm",
            "content_html": f"<p>{SAID}</p><p>All were saved.</p>",
            "date_published": "2031-03-09T17:20:00+09:00",
            "authors": [{"name": "Ida Brandt"}],
        },
        {"id": 2, "url": "https://norda.example/2", "summary": "A ferry sank."},
        {"id": "n-3", "content_text": f"{SAID}\n\nAll were saved."},
    ],
}


def test_a_json_feed() -> None:
    first, second, third = found(json.dumps(FEED), "feed.json")
    assert [getattr(one, "input", None) for one in (first, second)] == ["feed.json#1", "feed.json#3"]
    report = reports(json.dumps({**FEED, "items": FEED["items"][:1]}))[0]
    assert report.text == f"Ferry sinks off Port Anselm\n\n{SAID}\n\nAll were saved."
    assert (report.outlet, report.byline, report.published) == ("Norda Press", "Ida Brandt", "2031-03-09T17:20:00+09:00")
    assert (report.url, report.item) == ("https://norda.example/1", ItemId("n-1"))
    assert "1 item gives a link and no text" in str(third)


def test_a_json_feed_gives_links() -> None:
    items, complaint = feed_items(json.dumps(FEED, indent=1).encode(), "in", "application/feed+json", datetime(2031, 3, 10, tzinfo=UTC))
    assert [(one.id, one.text is None) for one in items] == [("n-1", False), ("2", True), ("n-3", False)]
    assert complaint is None


RECORDS: list[tuple[dict[str, Any], dict[str, str], dict[str, Any], str]] = [
    ({"text": SAID}, {}, {"text": SAID, "title": None}, "the text alone"),
    ({"title": "Ferry sinks", "body": SAID}, {}, {"text": f"Ferry sinks\n\n{SAID}", "title": "Ferry sinks"}, "a headline above it"),
    (
        {"title": "Ferry sinks", "text": f"Ferry sinks\n\n{SAID}"},
        {},
        {"text": f"Ferry sinks\n\n{SAID}"},
        "a headline that is there already",
    ),
    ({"content": SAID, "date": "2031-03-09"}, {}, {"published": "2031-03-09"}, "a day"),
    ({"content": SAID, "timestamp": 1_930_000_000}, {}, {"published": "2031-02-27T23:06:40+00:00"}, "seconds since 1970"),
    ({"content": SAID, "timestamp": 1_930_000_000_000}, {}, {"published": "2031-02-27T23:06:40+00:00"}, "milliseconds"),
    ({"content": SAID, "date": "March 9, 2031"}, {}, {"published": "2031-03-09"}, "a day in words"),
    ({"content": SAID, "date": "lately"}, {}, {"published": None}, "no day"),
    ({"text": SAID, "source": {"id": None, "name": "Norda Press"}}, {}, {"outlet": "Norda Press"}, "a thing with a name"),
    ({"text": SAID, "authors": ["Ida Brandt", "Tom Vale"]}, {}, {"byline": "Ida Brandt, Tom Vale"}, "a list of names"),
    ({"text": SAID, "id": 7, "version": 2}, {}, {"item": ItemId("7", "2")}, "numbers as names"),
    ({"text": f"<p>{SAID}</p><p>All were saved.</p>"}, {}, {"text": f"{SAID}\n\nAll were saved."}, "marked up"),
    ({"story": {"raw": SAID}, "text": "no"}, {"text": "story.raw"}, {"text": SAID}, "a key within, as the user names it"),
    ({"a.b": SAID}, {"text": "a.b"}, {"text": SAID}, "a key with a full stop in it"),
]


@pytest.mark.parametrize(("record", "fields", "expected", "why"), RECORDS)
def test_a_record_is_a_report(record: dict[str, Any], fields: dict[str, str], expected: dict[str, Any], why: str) -> None:
    (report,) = reports(json.dumps(record), "in.json", fields=fields)
    assert {key: getattr(report, key) for key in expected} == expected, why


def test_one_a_line() -> None:
    """Named by its line; blank lines are passed over; a bad line never stops the others."""
    lines = [json.dumps({"text": SAID}), "", "{broken", json.dumps({"colour": "red"}), "7", json.dumps({"text": SAID + " Twice."})]
    several = found("\n".join(lines), "in.jsonl")
    assert [str(one).split(":")[0] if isinstance(one, Exception) else one.input for one in several] == [
        "in.jsonl#1",
        "in.jsonl#3",
        "in.jsonl#4",
        "in.jsonl#5",
        "in.jsonl#6",
    ]
    assert errors("\n".join(lines), "in.jsonl") == [
        "in.jsonl#3: broken JSON, line 1, column 2: expecting property name enclosed in double quotes; "
        "ask the sender, or give the report's text",
        "in.jsonl#4: no key that holds a text (its keys: colour); say which with --field text=KEY",
        "in.jsonl#5: JSON, but no object with a report in it; give objects with a text, one a line",
    ]


def test_all_in_one_value() -> None:
    several = [{"text": SAID}, {"text": SAID + " Twice."}]
    for whole in (several, {"articles": several}, {"data": {"text": SAID}, "items": several}):
        assert [one.input for one in reports(json.dumps(whole, indent=2), "in.json")] == ["in.json#1", "in.json#2"]


def test_a_line_that_is_too_long_is_passed_over() -> None:
    long = json.dumps({"text": "x" * MAX_BYTES})
    several = found(f"{json.dumps({'text': SAID})}\n{long}\n{json.dumps({'text': SAID})}\n", "in.jsonl")
    assert [str(one).split(":")[0] if isinstance(one, Exception) else one.input for one in several] == [
        "in.jsonl#1",
        "in.jsonl#2",
        "in.jsonl#3",
    ]
    assert "15 MiB" in str(several[1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    data = json.dumps([{"text": "Officials said “no”."}], ensure_ascii=False, indent=1).encode(encoding)
    assert reports(data, "in.json")[0].text == "Officials said “no”."


BAD = [
    ('{"text": ' + "[" * 100_000, "too deep", "brackets without end"),
    ('{"text": ' + "9" * 10_000 + "}", "too large", "a number of ten thousand digits"),
    ('{"text": "a', "broken JSON, line 1", "cut off"),
    ("[1, 2]", "no object with a report", "no objects"),
    ('{"text": ""}', "no key that holds a text (its keys: text)", "an empty text"),
    ('{"version": "https://jsonfeed.org/version/1", "items": 3}', "without a list of items", "a feed without items"),
]


@pytest.mark.parametrize(("data", "words", "why"), BAD)
def test_bad_json_is_a_clear_line(data: str, words: str, why: str) -> None:
    assert words in errors(data, "in.json")[0], why


PAIRS = [("body", "no sign"), ("txt=body", "no such field"), ("text=", "no key"), ("=body", "no field")]


@pytest.mark.parametrize(("pair", "why"), PAIRS)
def test_a_field_that_cannot_be_meant(pair: str, why: str) -> None:
    with pytest.raises(UsageError, match="--field: "):
        field_map([pair])
    assert field_map(["text=body", "title = head"]) == {"text": "body", "title": "head"}, why
