"""XML that strangers sent, made safe. Here: what may not be in it, and the one parser for it. Not here: any format's elements.

Refused before parsing: entities that name other entities or are long (a small file that unfolds to gigabytes), and entities that name a
file or an address. The parser resolves none, opens nothing, and keeps libxml2's limits on depth and size.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from secondlead.errors import FormatError
from secondlead.intake.decode import decoded
from secondlead.intake.plain import charset_of

DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*?\?>", re.I)
ENCODING = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]{2,40})[\"']", re.I)
ENTITY = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[^\s%\"'>]+)\s+(?:(?P<outside>SYSTEM|PUBLIC)\b|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
LONGEST_ENTITY = 200  # characters; entities of honest files are a sign or a name
TABLES = "http://www.w3.org/TR/"  # tables of accented letters and the like, which old feeds name and nobody fetches


def unpacked(data: bytes, name: str, content_type: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of XML without its declaration, and warnings. Raises FormatError for dangerous entities, NotTextError for no text."""
    said = ENCODING.match(data[:500])
    text, warnings = decoded(data, name, charset_of(content_type) or (said[1].decode("ascii") if said else None))
    refuse_entities(text, name)
    return DECLARATION.sub("", text, count=1), warnings


def refuse_entities(text: str, name: str) -> None:
    """Raises FormatError where text declares an entity from outside, or one that can grow."""
    for found in ENTITY.finditer(text):
        value = found["double"] or found["single"] or ""
        if found["outside"] and not found["parameter"]:
            raise FormatError(name, f"declares the external entity &{found['name'][:40]};", "it is not read; ask the sender for plain XML")
        if re.search(r"[&%](?!#)\w", value) or len(value) > LONGEST_ENTITY:
            raise FormatError(
                name, f"declares the entity &{found['name'][:40]};, which can grow without end", "it is not read; check the sender"
            )


def parsed(text: str, name: str) -> Any:
    """The root element. Raises FormatError where it is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(
            name, f"broken XML, line {error.lineno}: {_brief(error.msg)}", "ask the sender, or give the report's text"
        ) from error
    if root is None:
        raise FormatError(name, "no XML element in it", "give the report's text")
    return root


def mended(text: str, name: str) -> str:
    """text where it is well formed, else what libxml2 makes of it. Raises FormatError where that is nothing.

    In time that grows with the text: parsers that are made for broken markup take its square on some of it.
    """
    data = text.encode("utf-8", errors="replace")
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False))
    except etree.XMLSyntaxError as error:
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        root = etree.fromstring(data, parser)
        if root is None:
            raise FormatError(name, f"not a feed ({_brief(error.msg)})", "give the address of an RSS, Atom or JSON feed") from error
        return str(etree.tostring(root, encoding="unicode"))
    return text


def _brief(message: str | None) -> str:
    return " ".join((message or "cannot be read").split("\n")[0].split(", line ")[0].split())[:120]


def local(element: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
