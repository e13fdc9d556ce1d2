"""Rules: ninjs of all versions, and what its sender says of an item."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.intake.found import errors, reports

from secondlead.model.report import ItemId, Report

SAID = "A ferry sank off Port Anselm on Monday, officials said."
ONE: dict[str, Any] = {
    "uri": "urn:norda:1",
    "type": "text",
    "version": "3",
    "firstcreated": "2031-03-09T07:00:00Z",
    "versioncreated": "2031-03-09T08:20:00Z",
    "pubstatus": "usable",
    "urgency": 2,
    "copyrightholder": "Norda Press",
    "byline": "Ida Brandt",
    "headline": "Ferry sinks off Port Anselm",
    "body_xhtml": f"<p>{SAID}</p><p>All were saved.</p>",
    "body_text": f"{SAID} All were saved.",
    "ednote": "UPDATES with rescue",
    "infosource": [{"name": "Varna Wire"}],
}
TWO: dict[str, Any] = {
    **{key: value for key, value in ONE.items() if key not in ("headline", "body_xhtml", "body_text", "byline", "infosource")},
    "by": "Ida Brandt",
    "headlines": [{"role": "short", "value": "Ferry sinks"}, {"role": "main", "value": "Ferry sinks off Port Anselm"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": f"{SAID} All were saved."},
        {"role": "html", "contenttype": "text/html", "value": f"<h1>Ferry sinks off Port Anselm</h1><p>{SAID}</p><p>All were saved.</p>"},
    ],
    "infosources": [{"name": "Varna Wire"}],
}
CAMEL = {
    "firstcreated": "firstCreated",
    "versioncreated": "versionCreated",
    "pubstatus": "pubStatus",
    "copyrightholder": "copyrightHolder",
    "ednote": "edNote",
    "infosources": "infoSources",
}
THREE: dict[str, Any] = {CAMEL.get(key, key): value for key, value in TWO.items()}
THREE["bodies"] = [
    {CAMEL.get(key, "contentType" if key == "contenttype" else key): value for key, value in one.items()} for one in TWO["bodies"]
]


def one(item: dict[str, Any]) -> Report:
    (report,) = reports(json.dumps(item), "in.json")
    return report


@pytest.mark.parametrize(("item", "why"), [(ONE, "version 1"), (TWO, "version 2"), (THREE, "version 3")])
def test_each_version_is_read_alike(item: dict[str, Any], why: str) -> None:
    report = one(item)
    assert report.text == f"Ferry sinks off Port Anselm\n\n{SAID}\n\nAll were saved.", why
    assert (report.outlet, report.byline, report.published) == ("Norda Press", "Ida Brandt", "2031-03-09T08:20:00+00:00")
    assert (report.item, report.status, report.note) == (ItemId("urn:norda:1", "3"), "usable", "UPDATES with rescue")
    assert (report.urgency, report.sources, report.created) == (2, ("Varna Wire",), "2031-03-09T07:00:00+00:00")


SAYS: list[tuple[dict[str, Any], str, Any, str]] = [
    ({"signal": "correction"}, "signal", ("correction",), "Superdesk's signal"),
    ({"signal": [{"qcode": "x", "name": "sig:update"}]}, "signal", ("update",), "signals as things with a name"),
    ({"evolvedfrom": "urn:norda:0"}, "derived_from", ("urn:norda:0",), "what it takes the place of"),
    ({"embargoed": "2031-03-10T00:00:00Z"}, "embargo_until", "2031-03-10T00:00:00+00:00", "an embargo"),
    ({"embargoed": "until the speech"}, "embargo_until", "unknown", "an embargo without a moment"),
    ({"pubstatus": "cancelled"}, "status", "canceled", "spelt as some spell it"),
    ({"urgency": 12}, "urgency", None, "no urgency there is"),
    ({"urgency": True}, "urgency", None, "no number"),
    ({"version": 4}, "item", ItemId("urn:norda:1", "4"), "a version as a number"),
]


@pytest.mark.parametrize(("change", "field", "expected", "why"), SAYS)
def test_what_the_sender_says(change: dict[str, Any], field: str, expected: Any, why: str) -> None:
    assert getattr(one({**ONE, **change}), field) == expected, why


def test_a_kill_without_a_text_is_a_report_all_the_same() -> None:
    kill = {"uri": "urn:norda:1", "version": "4", "pubstatus": "canceled", "ednote": "KILL: the ferry is afloat"}
    report = one(kill)
    assert (report.status, report.text) == ("canceled", "KILL: the ferry is afloat")
    assert report.warnings[0] == "canceled by its sender: KILL: the ferry is afloat"
    assert one({"uri": "urn:norda:1", "pubstatus": "canceled"}).text == "urn:norda:1"
    assert one({"uri": "urn:norda:1", "pubstatus": "canceled", "headline": "Ferry sinks"}).text == "Ferry sinks"


def test_an_embargo_is_said() -> None:
    assert "embargoed until 2031-03-10T00:00:00+00:00" in one({**ONE, "embargoed": "2031-03-10T00:00:00Z"}).warnings


def test_a_package_gives_the_texts_that_it_carries() -> None:
    package = {
        "uri": "urn:norda:p",
        "type": "composite",
        "versioncreated": "2031-03-09T08:20:00Z",
        "associations": {"main": ONE, "photo": {"uri": "p"}},
    }
    (report,) = reports(json.dumps(package), "in.json")
    assert (report.input, report.title) == ("in.json.1", "Ferry sinks off Port Anselm")
    several = {**package, "associations": [TWO, {**TWO, "uri": "urn:norda:2"}]}
    assert [one.item.uri for one in reports(json.dumps(several)) if one.item] == ["urn:norda:1", "urn:norda:2"]


NO_TEXT: list[tuple[dict[str, Any], str]] = [
    ({"uri": "p", "type": "picture", "renditions": {}, "headline": "The ferry"}, "in.json: a picture with no text in it"),
    ({"uri": "p", "type": "event", "eventdetails": {}}, "in.json: an event with no text in it"),
    ({"uri": "p", "type": "text", "pubstatus": "usable"}, "in.json: an item with no text in it"),
    ({"uri": "p", "pubstatus": "usable", "bodies": 7, "headlines": "x", "associations": [1]}, "in.json: an item with no text in it"),
]


@pytest.mark.parametrize(("item", "line"), NO_TEXT)
def test_what_is_no_text_says_so(item: dict[str, Any], line: str) -> None:
    (said,) = errors(json.dumps(item), "in.json")
    assert said.startswith(line)
