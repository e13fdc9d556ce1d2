"""Readings made by hand, of invented places and people, for tests of whatever shows or writes a reading.

Here: `voyage()` (every stance, nesting, embedded hedges, conditions, two-hop relays, the outlet's own voice) and `bare()` (nothing in it).
Not here: any reading that a reader made.
"""

from __future__ import annotations

from dataclasses import replace

from secondlead.model.circumstances import Journey, Place, Quantity, Time
from secondlead.model.reading import (
    Certainty,
    Embedded,
    Entity,
    Event,
    Hop,
    Modality,
    Quote,
    Reading,
    Source,
    SourceKind,
    Stance,
    Stated,
    Statement,
)
from secondlead.model.report import Block, BlockKind, Lead, LeadAction, Report
from secondlead.model.spans import Span

TEXT = """\
(2nd LD) Ostavian president’s yacht appears to have left Port Lessing: officials

PORT LESSING, March 4 (Meridian Wire) - A yacht believed to be carrying Ostavian President Ilse Varga appears to have left Port Lessing \
for the Merrow Islands, two harbor officials said Tuesday, amid a dispute over fishing rights.

“The coast guard believes the yacht presumed to be carrying the president is heading for Carrow,” one of the officials told Meridian Wire.

A second official confirmed that the yacht has cleared the breakwater.

There has been no word from the president’s office or the Merrow Council on the trip. Defense Minister Tomas Brandl neither confirmed nor \
denied the voyage, according to the Daily Sound. The navy declined to comment on escorts.

The Evening Ledger has reported that Varga plans to sign a fishing accord in Carrow, possibly by Friday, and that the text of the accord \
lies open at https://accords.example/merrow/2025/fishing-rights/annexes/\
draft-of-the-third-of-march-with-every-quota-table.html for all to read.

Sound Radio reported on Monday that talks could begin “within days,” citing three aides.

“There are no plans for a summit,” spokeswoman Petra Lund was quoted as saying by the Daily Sound. The Ferrymen’s Union, however, said the \
two leaders are not expected to meet at sea.

Opposition leader Jonas Wirth doubted that the accord would hold. He asked whether parliament had been told.

If the accord is signed, the price of herring will fall by a third, economist Mara Quill said.

If confirmed, the voyage would be the first to the islands by an Ostavian president in nine years.

Ostavia and the Merrow Islands have quarrelled over herring since 2011.

Source: Meridian Wire
"""

WIRE = Hop("Meridian Wire", SourceKind.OUTLET)
SOUND = Hop("Daily Sound", SourceKind.OUTLET)
STATE = "Ostavian government"
COUNTRY = "XO"  # a code that ISO 3166-1 leaves to its users

SURE = {
    "no": (0.0, 0.0),
    "unlikely": (0.2, 0.45),
    "possible": (0.05, 0.8),
    "likely": (0.55, 0.8),
    "certain": (1.0, 1.0),
    "none": (0.0, 1.0),
}


def at(words: str, after: str = "") -> Span:
    """Where words first stand in TEXT, after the first place of `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words), words)


def certainty(class_: str, *because: Span, embedded: tuple[Embedded, ...] = ()) -> Certainty:
    """A certainty with its interval."""
    low, high = SURE[class_]
    return Certainty(class_, low, high, because, embedded)


def statement(
    id: str,
    source: Source | None,
    cue: Span | None,
    content: Span | tuple[Span, ...],
    sure: Certainty,
    *relay: Hop,
    quote: Quote = Quote.INDIRECT,
    stance: Stance = Stance.ASSERTS,
    modality: Modality = Modality.DONE,
    condition: Span | None = None,
    stated: Stated | None = None,
    confidence: float = 0.9,
    within: str | None = None,
) -> Statement:
    """A statement that Meridian Wire prints, after the hops of relay."""
    contents = content if isinstance(content, tuple) else (content,)
    return Statement(
        id, source, cue, contents, quote, sure, stance, modality, condition, (*relay, WIRE), stated, confidence, within, by="hand"
    )


def person(words: str, name: str | None = None, body: str | None = None, country: str | None = COUNTRY) -> Source:
    """A named person."""
    return Source(at(words), name or words, SourceKind.PERSON, body, country, "one")


def hop(source: Source) -> Hop:
    """The first hop of what source says."""
    return Hop(source.name, source.kind)


def voyage() -> Reading:
    """One report read whole: eighteen statements in which every stance and every shape of line occurs."""
    believed, presumed, possibly = at("believed to be carrying"), at("presumed to be carrying"), at("possibly")
    officials = Source(at("two harbor officials"), "two harbor officials", SourceKind.ANONYMOUS, STATE, COUNTRY, "several")
    head = Source(at("officials"), "officials", SourceKind.ANONYMOUS, STATE, COUNTRY, "several")
    one = Source(at("one of the officials"), "one of the officials", SourceKind.ANONYMOUS, STATE, COUNTRY, "one")
    second = Source(at("A second official"), "A second official", SourceKind.ANONYMOUS, STATE, COUNTRY, "one")
    guard = Source(at("The coast guard"), "coast guard", SourceKind.ORGANISATION, STATE, COUNTRY, "one")
    bodies = ("president’s office", "Merrow Council")
    both = Source(
        at("the president’s office or the Merrow Council"),
        "president’s office, Merrow Council",
        SourceKind.ORGANISATION,
        count="several",
        parts=bodies,
    )
    brandl = person("Defense Minister Tomas Brandl", "Tomas Brandl", STATE)
    navy = Source(at("The navy"), "navy", SourceKind.ORGANISATION, STATE, COUNTRY, "one")
    ledger = Source(at("The Evening Ledger"), "Evening Ledger", SourceKind.OUTLET, count="one")
    radio = Source(at("Sound Radio"), "Sound Radio", SourceKind.OUTLET, count="one")
    lund = person("spokeswoman Petra Lund", "Petra Lund", STATE)
    union = Source(at("The Ferrymen’s Union"), "Ferrymen’s Union", SourceKind.ORGANISATION, "Ferrymen’s Union", None, "one")
    wirth = person("Opposition leader Jonas Wirth", "Jonas Wirth")
    he = Source(at("He", "would hold."), "Jonas Wirth", SourceKind.PERSON, None, COUNTRY, "one")
    quill = person("economist Mara Quill", "Mara Quill", country=None)
    tuesday = Stated("Tuesday", "2025-03-04", "2025-03-04")
    believing = at("The coast guard believes the yacht presumed to be carrying the president is heading for Carrow")
    heading = at("the yacht presumed to be carrying the president is heading for Carrow")
    carrying = Embedded(presumed, "likely", at("carrying the president"))
    likely = certainty("likely", at("appears"), embedded=(Embedded(believed, "likely", at("carrying Ostavian President Ilse Varga")),))
    plan = certainty("certain", embedded=(Embedded(possibly, "possible", at("by Friday")),))
    accord = at("If the accord is signed")
    statements = (
        statement(
            "s1",
            head,
            at(":"),
            at("Ostavian president’s yacht appears to have left Port Lessing"),
            certainty("likely", at("appears")),
            hop(head),
            confidence=0.8,
        ),
        statement(
            "s2",
            officials,
            at("said", "two harbor"),
            at("A yacht believed to be carrying Ostavian President Ilse Varga appears to have left Port Lessing for the Merrow Islands"),
            likely,
            hop(officials),
            stated=tuesday,
            confidence=0.97,
        ),
        statement(
            "s3", one, at("told"), believing, certainty("certain"), hop(one), quote=Quote.DIRECT, modality=Modality.ONGOING, confidence=0.95
        ),
        statement(
            "s4",
            guard,
            at("believes"),
            heading,
            certainty("likely", at("believes"), embedded=(carrying,)),
            hop(guard),
            hop(one),
            modality=Modality.ONGOING,
            confidence=0.7,
            within="s3",
        ),
        statement(
            "s5",
            second,
            at("confirmed"),
            at("the yacht has cleared the breakwater"),
            certainty("certain"),
            hop(second),
            stance=Stance.CONFIRMS,
        ),
        statement(
            "s6",
            both,
            at("no word"),
            at("the trip", "no word"),
            certainty("none"),
            *(Hop(name, SourceKind.ORGANISATION) for name in bodies),
            quote=Quote.NONE,
            stance=Stance.SILENT,
        ),
        statement(
            "s7",
            brandl,
            at("neither confirmed nor denied"),
            at("the voyage"),
            certainty("none"),
            hop(brandl),
            SOUND,
            quote=Quote.NONE,
            stance=Stance.NEITHER,
        ),
        statement(
            "s8", navy, at("declined to comment"), at("escorts"), certainty("none"), hop(navy), quote=Quote.NONE, stance=Stance.DECLINES
        ),
        statement(
            "s9",
            ledger,
            at("has reported"),
            at("Varga plans to sign a fishing accord in Carrow, possibly by Friday"),
            plan,
            hop(ledger),
            modality=Modality.PLANNED,
        ),
        statement(
            "s10",
            ledger,
            at("has reported"),
            at(
                "the text of the accord lies open at https://accords.example/merrow/2025/fishing-rights/annexes/"
                "draft-of-the-third-of-march-with-every-quota-table.html for all to read"
            ),
            certainty("certain"),
            hop(ledger),
            confidence=0.6,
        ),
        statement(
            "s11",
            radio,
            at("reported", "Sound Radio"),
            at("talks could begin “within days,”"),
            certainty("possible", at("could")),
            Hop("three aides", SourceKind.ANONYMOUS),
            hop(radio),
            quote=Quote.MIXED,
            modality=Modality.POSSIBLE,
            stated=Stated("on Monday", "2025-03-03", "2025-03-03"),
        ),
        statement(
            "s12",
            lund,
            at("was quoted as saying"),
            at("There are no plans for a summit"),
            certainty("no", at("no", "There are")),
            hop(lund),
            SOUND,
            quote=Quote.DIRECT,
            stance=Stance.DENIES,
            modality=Modality.PLANNED,
        ),
        statement(
            "s13",
            union,
            at("said", "Union"),
            at("the two leaders are not expected to meet at sea"),
            certainty("unlikely", at("not expected to")),
            hop(union),
            stance=Stance.DENIES,
            modality=Modality.EXPECTED,
        ),
        statement(
            "s14", wirth, at("doubted"), at("the accord would hold"), certainty("unlikely", at("doubted")), hop(wirth), stance=Stance.DOUBTS
        ),
        statement("s15", he, at("asked"), at("whether parliament had been told"), certainty("none"), hop(he), stance=Stance.ASKS),
        statement(
            "s16",
            quill,
            at("said", "Quill"),
            at("the price of herring will fall by a third"),
            certainty("certain"),
            hop(quill),
            modality=Modality.CONDITIONAL,
            condition=accord,
        ),
        statement(
            "s17",
            None,
            None,
            at("the voyage would be the first to the islands by an Ostavian president in nine years"),
            certainty("certain"),
            modality=Modality.CONDITIONAL,
            condition=at("If confirmed"),
            confidence=0.85,
        ),
        statement(
            "s18",
            None,
            None,
            at("Ostavia and the Merrow Islands have quarrelled over herring since 2011"),
            certainty("certain"),
            modality=Modality.ONGOING,
        ),
    )
    blocks = (
        Block(BlockKind.HEADLINE, at("(2nd LD) Ostavian president’s yacht appears to have left Port Lessing: officials")),
        Block(BlockKind.DATELINE, at("PORT LESSING, March 4 (Meridian Wire) -")),
        *(
            Block(BlockKind.PARAGRAPH, at(words.removeprefix("PORT LESSING, March 4 (Meridian Wire) - ")))
            for words in TEXT.strip().split("\n\n")[1:-1]
        ),
        Block(BlockKind.CREDIT, at("Source: Meridian Wire")),
    )
    report = Report(
        id="4f1d0c9be7a23568",
        input="voyage.txt",
        text=TEXT,
        title="Ostavian president’s yacht appears to have left Port Lessing: officials",
        outlet="Meridian Wire",
        credit="Source: Meridian Wire",
        published="2025-03-04",
        published_from="dateline",
        lead=Lead("2nd LD", "lead", 2, LeadAction.UPDATE),
        blocks=blocks,
    )
    events = (Event(at("left"), 1.6), Event(at("cleared"), 3.0), Event(at("summit"), -2.8))
    entities = (
        Entity(at("Ilse Varga"), "PER", "e1", "Ilse Varga"),
        Entity(at("Varga", "Ledger"), "PER", "e1", "Ilse Varga"),
        Entity(at("Port Lessing"), "LOC", "e2", "Port Lessing"),
    )
    return Reading(report, statements, events, entities, ("one quotation is never closed",))


def resolved() -> Reading:
    """The voyage with times, places, quantities and journeys, some of them open, unresolved or unlocated."""
    tuesday, friday = at("Tuesday", "two harbor"), at("Friday")
    times = (
        Time(tuesday, "DATE", "2025-03-04", "2025-03-04", "2025-03-04"),
        Time(at("Monday"), "DATE", "", None, None),
        Time(at("within days"), "DATE", "FUTURE_REF", "2025-03-04", None),
        Time(friday, "DATE", "2025-03-07", None, "2025-03-07"),
        Time(at("nine years"), "DURATION", "P9Y"),
        Time(at("2011"), "DATE", "2011", "2011-01-01", "2011-12-31"),
    )
    port = Place(at("Port Lessing"), "Port Lessing", "city", "NO", "05", 1, 60.1, 5.2, "city")
    places = (
        port,
        replace(port, span=at("Port Lessing", "Ilse Varga")),
        Place(at("Merrow Islands"), "Merrow Islands", "region", "NO", None, None, 61.0, 3.0, "region"),
        Place(at("Carrow"), "Carrow", "city"),
        Place(at("Ostavia", "nine years."), "Ostavia", "country", "NO", role="actor"),
    )
    quantities = (
        Quantity(at("a third"), "", 1 / 3, 1 / 3, "price", bound="about", scope=(at("herring"),)),
        Quantity(at("two harbor officials"), "official", 2, 2, "official"),
    )
    journeys = (
        Journey(
            "s2",
            "yacht",
            "ship",
            "Port Lessing",
            "Merrow Islands",
            (),
            Time(at("left", "Ilse Varga"), "DATE", "2025-03-04", None, "2025-03-04"),
            Quantity(at("a third"), "h", 20, None, "trip", "PT20H", "at least"),
            ("2025-03-05", None),
            (at("yacht"), at("left", "Ilse Varga")),
            "j1",
            sums=("there not before departure + 20 h",),
        ),
        Journey("s4", "yacht", "ship", None, "Carrow", id="j2", follows=("j1",)),
    )
    return replace(voyage(), times=times, places=places, quantities=quantities, journeys=journeys)


def bare(text: str = "Herring.", name: str = "bare.txt") -> Reading:
    """A reading in which nothing was found, of a report that says nothing of itself."""
    return Reading(Report(id="0000000000000000", input=name, text=text), (), (), ())
