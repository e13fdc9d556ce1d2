"""Rules: archives of documents in SGML."""

from __future__ import annotations

from tests.intake.found import errors, found, reports

from secondlead.model.report import ItemId

SAID = "A ferry sank off Port Anselm on Monday, officials said."
ONE = f"""<DOC id="NOR_ENG_20310309.0001" type="story" >
<HEADLINE>
Ferry sinks off Port Anselm
</HEADLINE>
<DATELINE>
PORT ANSELM, March 9 (Norda Press)
</DATELINE>
<TEXT>
<P>
{SAID}
</P>
<P>
Ida &amp; Tom
were saved.
</P>
</TEXT>
</DOC>
"""
OLD = (
    f"<DOC>\n<DOCNO> NOR310310-0002 </DOCNO>\n<DATE>March 10, 2031</DATE>\n<HL>Dock reopens</HL>\n<TEXT>\n"
    f"{SAID}\n\nAll were saved.\n</TEXT>\n</DOC>\n"
)


def test_each_document_is_a_report() -> None:
    first, second = reports(ONE + OLD, "in.sgml")
    assert first.text == f"Ferry sinks off Port Anselm\n\nPORT ANSELM, March 9 (Norda Press) -- {SAID}\n\nIda & Tom were saved."
    assert (first.item, first.published, first.outlet) == (ItemId("NOR_ENG_20310309.0001"), "2031-03-09", "Norda Press")
    assert (second.title, second.item, second.published) == ("Dock reopens", ItemId("NOR310310-0002"), "2031-03-10")
    assert (first.input, second.input) == ("in.sgml#1", "in.sgml#2")


def test_a_bad_document_does_not_stop_the_others() -> None:
    empty = '<DOC id="x">\n<TEXT>\n</TEXT>\n</DOC>\n'
    assert errors(ONE + empty + OLD) == ["in#2: a document without a text; give the report's text"]
    assert len(found(ONE + empty + OLD)) == 3


def test_a_document_that_is_never_closed_ends_where_the_next_begins() -> None:
    assert len(reports(ONE.replace("</DOC>\n", "") + OLD)) == 2
    assert reports(ONE.replace("</TEXT>\n</DOC>\n", ""))[0].text.endswith("were saved.")
