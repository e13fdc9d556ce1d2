"""NewsML-G2 2.x -> reports: a news item, or the news items of a message; NITF alone, too. Here: its elements. Not here: XML itself
(xmls.py), what all senders say alike (senders.py).

Elements are told by their local names, so that every 2.x and its NITF and XHTML bodies are read alike. Packages, concepts, events and plans
hold no report of their own, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from secondlead.errors import FormatError
from secondlead.intake.compose import Told
from secondlead.intake.dates import day_in
from secondlead.intake.markup import of_tree, plain_paragraphs
from secondlead.intake.senders import UNKNOWN, Sent, sent_report
from secondlead.intake.source import Found, Source, part_name
from secondlead.intake.xmls import local, parsed, unpacked

OTHERS = {
    "packageItem": "a package of links to items",
    "conceptItem": "a concept, event or person",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalogue",
    "NewsML": "NewsML of version 1",
}
MEND = "give news items of NewsML-G2 with a text"
CODE = re.compile(r"[A-Za-z][\w.-]*:\s*")


def reports(source: Source) -> Iterator[Found]:
    """The reports of an item or a message. Raises FormatError where it is broken or of another kind."""
    text, _ = unpacked(source.whole(), source.name, source.content_type)
    root = parsed(text, source.name)
    if local(root).lower() == "nitf":
        yield from sent_report(_nitf(root), _paragraphs(root), source.name, source.given)
        return
    items = [one for one in root.iter() if local(one) == "newsItem" and not _within_item(one)]
    if not items:
        inner = next((name for one in root.iter() if (name := local(one)) in OTHERS), local(root))
        raise FormatError(source.name, f"{OTHERS.get(inner, 'no news item')}: no report in it", MEND)
    for number, item in enumerate(items, 1):
        yield from _item(item, part_name(source.name, number) if len(items) > 1 else source.name, source.given)


def _within_item(element: Any) -> bool:
    return any(local(one) == "newsItem" for one in element.iterancestors())


def _item(item: Any, name: str, given: Told) -> Iterator[Found]:
    content = _child(item, "contentSet")
    paragraphs: list[str] = []
    for one in content if content is not None else ():
        kind = local(one)
        if kind == "inlineXML":
            paragraphs = paragraphs or _paragraphs(one)
        elif kind == "inlineData" and (one.get("encoding") or "") == "" and _is_text(one.get("contenttype")):
            paragraphs = paragraphs or plain_paragraphs("".join(one.itertext()))
    yield from sent_report(_sent(item), paragraphs, name, given)


def _is_text(kind: str | None) -> bool:
    return kind is None or kind.lower().startswith("text/")


def _sent(item: Any) -> Sent:
    about, content = _child(item, "itemMeta"), _child(item, "contentMeta")
    body = _find(item, "nitf")
    sources = [] if content is None else [one for one in content if local(one) == "infoSource"]
    embargoed = _find(about, "embargoed")
    return Sent(
        uri=(item.get("guid") or "").strip() or None,
        version=(item.get("version") or "").strip() or None,
        headline=_text(_child(content, "headline")) or (_text(_find(body, "hl1")) if body is not None else None),
        byline=_text(_child(content, "by")) or _named(_child(content, "creator"), names_only=True) or _bylined(body),
        outlet=_named(_child(about, "provider"))
        or _text(_child(content, "creditline"))
        or _named(_find(item, "copyrightHolder"), names_only=True),
        published=_text(_child(about, "versionCreated"))
        or _text(_child(content, "contentModified"))
        or _text(_child(content, "contentCreated")),
        created=_text(_child(about, "firstCreated")) or _text(_child(content, "contentCreated")),
        status=_code(_child(about, "pubStatus")),
        signal=tuple(
            word.rpartition(":")[2] for one in (about if about is not None else ()) if local(one) == "signal" and (word := _code(one))
        ),
        note=" ".join(filter(None, (_text(one) for one in (about if about is not None else ()) if local(one) == "edNote"))) or None,
        embargo=(_text(embargoed) or UNKNOWN) if embargoed is not None else None,
        hops=tuple(_hops(item)),
        sources=tuple(name for one in sources if (name := _named(one))),
        derived_from=tuple(_derived(item, about)),
        urgency=_text(_child(content, "urgency")),
        kind=_code(_child(about, "itemClass")),
    )


def _hops(item: Any) -> Iterator[str]:
    """The parties that the item went through, by the order that they give themselves; those who sent or made it, not what they did."""
    history = _child(item, "hopHistory")
    hops = [one for one in history if local(one) == "hop"] if history is not None else []
    hops.sort(key=lambda one: int(seq) if (seq := one.get("seq") or "").isdigit() and len(seq) < 10 else 1_000_000)
    for hop in hops:
        name = _named(_child(hop, "party"))
        if name:
            yield name


def _derived(item: Any, about: Any) -> Iterator[str]:
    """Items that this one was made from or takes the place of: links whose rel says so, and derivedFrom with a resid."""
    for one in about if about is not None else ():
        rel = (one.get("rel") or "").rpartition(":")[2]
        if local(one) == "link" and rel in ("derivedFrom", "evolvedFrom", "isDerivedFrom", "replaces", "previousVersion"):
            found = (one.get("residref") or one.get("href") or "").strip()
            if found:
                yield found
    for one in item.iter():
        if local(one) in ("derivedFrom", "derivedFromValue") and (found := (one.get("idrefs") or one.get("residref") or "").strip()):
            yield found


def _nitf(root: Any) -> Sent:
    """What NITF says of itself."""
    head = _find(root, "docdata")
    issued = _find(head, "date.issue")
    key = _find(head, "doc-id")
    stamp = (issued.get("norm") or "") if issued is not None else ""
    return Sent(
        uri=(key.get("id-string") or "").strip() or None if key is not None else None,
        headline=_text(_find(root, "hl1")) or _text(_find(root, "title")),
        byline=_bylined(root),
        outlet=_text(_find(root, "distributor")),
        published=_basic(stamp) or day_in(_text(_find(root, "story.date")) or ""),
        note=_text(_find(head, "ed-msg")) or (_find(head, "ed-msg").get("info") if _find(head, "ed-msg") is not None else None),
        kind="text",
    )


def _basic(stamp: str) -> str | None:
    """A date in ISO 8601's short form (20310309T172000Z), as NITF has it, in its long one."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$", stamp.strip())
    if not found:
        return None
    day = "-".join(found.group(1, 2, 3))
    return f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{found[7] or ''}" if found[4] else day


def _paragraphs(inline: Any) -> list[str]:
    """The body's paragraphs: NITF's body.content, XHTML's body, else all there is."""
    for name in ("body.content", "body"):
        found = _find(inline, name)
        if found is not None:
            return of_tree(found)
    return of_tree(inline) if any(local(one) == "p" for one in inline.iter()) else []


def _bylined(body: Any) -> str | None:
    words = _text(_find(body, "byline")) if body is not None else None
    return re.sub(r"^(?:By|by|BY)\s+", "", words) or None if words else None


def _named(element: Any, names_only: bool = False) -> str | None:
    """A party's name: its <name>, its literal, else the word of its code: "nprov:AFP" is AFP. Addresses are no names."""
    if element is None:
        return None
    name = _text(_child(element, "name")) or (element.get("literal") or "").strip() or None
    if name or names_only:
        return name
    return CODE.sub("", element.get("qcode") or "").strip() or None


def _code(element: Any) -> str | None:
    return (
        (element.get("qcode") or element.get("uri") or element.get("literal") or _text(element) or "").strip() or None
        if element is not None
        else None
    )


def _child(element: Any, name: str) -> Any:
    return next((one for one in element if local(one) == name), None) if element is not None else None


def _find(element: Any, name: str) -> Any:
    return next((one for one in element.iter() if local(one) == name), None) if element is not None else None


def _text(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
