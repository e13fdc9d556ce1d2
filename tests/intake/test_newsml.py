"""Rules: NewsML-G2 and NITF, and what may not be in XML."""

from __future__ import annotations

from typing import Any

import pytest
from tests.intake.found import errors, found, reports

from secondlead.model.report import ItemId

SAID = "A ferry sank off Port Anselm on Monday, officials said."
NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Ferry sinks</hl1></hedline>
<byline>By Ida Brandt</byline></body.head><body.content><p>{SAID}</p><p>All were <em>saved</em>.</p></body.content></body></nitf>"""
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{SAID}</p><p>All were saved.</p></body></html>'


def item(meta: str = "", body: str = NITF, head: str = "", content: str = "", guid: str = "urn:norda:1", version: str = "3") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" standard="NewsML-G2">{head}
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NordaPress"><name>Norda Press</name></provider>
<versionCreated>2031-03-09T17:20:00+09:00</versionCreated><firstCreated>2031-03-09T16:00:00+09:00</firstCreated>{meta}</itemMeta>
<contentMeta><urgency>2</urgency><by>Ida Brandt</by><headline>Ferry sinks off Port Anselm</headline>
<infoSource qcode="is:VW"><name>Varna Wire</name></infoSource>{content}</contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml">{body}</inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize(("body", "why"), [(NITF, "NITF"), (XHTML, "XHTML")])
def test_an_item_is_a_report(body: str, why: str) -> None:
    (report,) = reports('<?xml version="1.0" encoding="UTF-8"?>\n' + item('<pubStatus qcode="stat:usable"/>', body))
    assert report.text == f"Ferry sinks off Port Anselm\n\n{SAID}\n\nAll were saved.", why
    assert (report.outlet, report.byline, report.published) == ("Norda Press", "Ida Brandt", "2031-03-09T17:20:00+09:00")
    assert (report.item, report.status, report.urgency) == (ItemId("urn:norda:1", "3"), "usable", 2)
    assert (report.sources, report.created) == (("Varna Wire",), "2031-03-09T16:00:00+09:00")


def test_plain_text_within() -> None:
    plain = item().replace(
        f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>', f'<inlineData contenttype="text/plain">{SAID}</inlineData>'
    )
    (report,) = reports(plain)
    assert report.text.endswith(SAID)


HOPS = """<hopHistory><hop seq="2"><party qcode="nprov:AFP"/></hop><hop seq="1"><party><name>Varna Wire</name></party></hop>
<hop seq="3"><party literal="Norda Press"/></hop></hopHistory>"""
SAYS: list[tuple[dict[str, str], str, Any, str]] = [
    ({"head": HOPS}, "hops", ("Varna Wire", "AFP", "Norda Press"), "the chain in its own order, by name, literal or code"),
    ({"meta": '<signal qcode="sig:update"/><signal qcode="sig:correction"/>'}, "signal", ("update", "correction"), "signals"),
    ({"meta": "<edNote>Corrects\n the toll</edNote>"}, "note", "Corrects the toll", "a note"),
    ({"meta": "<embargoed>2031-03-10T12:00:00Z</embargoed>"}, "embargo_until", "2031-03-10T12:00:00+00:00", "an embargo"),
    ({"meta": "<embargoed/>"}, "embargo_until", "unknown", "an embargo without a moment"),
    ({"meta": '<pubStatus qcode="stat:withheld"/>'}, "status", "withheld", "withheld"),
    ({"meta": '<link rel="itemrel:evolvedFrom" residref="urn:norda:0"/>'}, "derived_from", ("urn:norda:0",), "what it evolved from"),
    ({"meta": '<link rel="irel:seeAlso" residref="urn:norda:9"/>'}, "derived_from", (), "what it merely points to"),
    ({"content": '<derivedFrom idrefs="urn:norda:0"/>'}, "derived_from", ("urn:norda:0",), "what it was derived from"),
]


@pytest.mark.parametrize(("parts", "field", "expected", "why"), SAYS)
def test_what_the_sender_says(parts: dict[str, str], field: str, expected: Any, why: str) -> None:
    (report,) = reports(item(**parts))
    assert getattr(report, field) == expected, why


def test_a_message_gives_its_items() -> None:
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{item()}{item(guid="urn:norda:2")}</itemSet></newsMessage>'
    several = reports(message)
    assert [(one.input, one.item.uri) for one in several if one.item] == [("in#1", "urn:norda:1"), ("in#2", "urn:norda:2")]


def test_nitf_alone() -> None:
    alone = NITF.replace(
        "<body><body.head>",
        '<head><docdata><doc-id id-string="n-1"/><date.issue norm="20310309T172000Z"/></docdata></head>'
        "<body><body.head><distributor>Norda Press</distributor>",
    )
    (report,) = reports(alone)
    assert (report.title, report.byline, report.outlet, report.published) == (
        "Ferry sinks",
        "Ida Brandt",
        "Norda Press",
        "2031-03-09T17:20:00+00:00",
    )
    assert report.text == f"Ferry sinks\n\n{SAID}\n\nAll were saved."


NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
BAD = [
    (f"<packageItem {NAR} guid='x'/>", "in: a package of links to items: no report in it", "a package"),
    (f"<conceptItem {NAR} guid='x'/>", "in: a concept, event or person: no report in it", "an event"),
    (f"<planningItem {NAR} guid='x'/>", "in: a plan of coverage: no report in it", "a plan"),
    (item(body="")[:-30], "in: broken XML, line 6", "cut off"),
    (item(body="").replace("ninat:text", "ninat:picture"), "in: a picture with no text in it", "a picture"),
    (
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + item("&a;"),
        "in: declares the external entity &a;",
        "an entity from outside",
    ),
    ("<!DOCTYPE x [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + item("&b;"), "in: declares the entity &b;, which can grow", "a bomb"),
    ("<?xml version='1.0'?><invoice><sum>3</sum></invoice>", "in: XML of another kind (invoice)", "another kind of XML"),
    ("<groupSet root='G1'><group id='G1'>A ferry sank.</group></groupSet>", "in: XML of another kind (groupset)", "a piece of one"),
]


@pytest.mark.parametrize(("data", "line", "why"), BAD)
def test_bad_xml_is_one_clear_line(data: str, line: str, why: str) -> None:
    (said,) = errors(data)
    assert said.startswith(line), why


def test_a_bad_item_in_a_message_does_not_stop_the_others() -> None:
    message = f"<newsMessage {NAR}><itemSet>{item(body='')}{item()}</itemSet></newsMessage>"
    bad, good = found(message)
    assert str(bad).startswith("in#1: an item with no text in it")
    assert good == reports(message.replace(item(body=""), ""), "in#2")[0]
