"""The source book: whom a source span names, without the encoder. Each row is a rule: text, span, what must come out, why."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.parsing import parse_of, span

from secondlead.model.parse import Attribution, Mention, Parse
from secondlead.model.spans import Span
from secondlead.statements.sources import SourceBook

Row = tuple[str, str, str, dict[str, Any], str]


def parsed(text: str, named: str = "", *, headline: bool = False, told: tuple[str, ...] = ()) -> Parse:
    """A parse; named: "PER Jane Doe, Doe; ORG Harlan Motors": the longest name wins where two overlap. told: sources of attributions."""
    pairs = [
        (name.strip(), part.strip().split(" ", 1)[0])
        for part in named.split(";")
        if part.strip()
        for name in part.strip().split(" ", 1)[1].split(",")
    ]
    masked = text
    found: list[tuple[int, str, str]] = []
    for name, kind in sorted(pairs, key=lambda one: -len(one[0])):
        for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", masked):
            found.append((one.start(), name, kind))
            masked = masked[: one.start()] + "\0" * len(name) + masked[one.end() :]
    made = parse_of(text, headline=headline)
    mentions = tuple(Mention(Span(at, at + len(name), name), kind) for at, name, kind in sorted(found))
    attributions = tuple(Attribution((place(text, one),), None, ()) for one in told)
    return Parse(made.report, made.words, made.sentences, made.quotations, mentions, attributions, made.events)


def place(text: str, words: str) -> Span:
    """The last place of words in text; "words#0" the first."""
    bare, _, nth = words.partition("#")
    ats = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text)]
    assert ats, f"{bare!r} is not in {text!r}"
    at = ats[int(nth) if nth else -1]
    return Span(at, at + len(bare), bare)


NAMES: list[Row] = [
    (
        "Dmitry Peskov left. Peskov said no.",
        "Peskov",
        "PER Dmitry Peskov, Peskov",
        {"name": "Dmitry Peskov", "kind": "person", "count": "one"},
        "a surname takes the full name before it",
    ),
    (
        "Elske Vandermeer opened it. Ms. Vandermeer said so.",
        "Ms. Vandermeer",
        "PER Elske Vandermeer, Ms. Vandermeer",
        {"name": "Elske Vandermeer"},
        "a title is no part of a name",
    ),
    (
        "Ana Pérez Soto sued. Pérez said it was late.",
        "Pérez",
        "PER Ana Pérez Soto, Pérez",
        {"name": "Ana Pérez Soto"},
        "of two Spanish surnames the first is used alone",
    ),
    (
        "Ana Pérez Soto sued. Pérez Soto said so.",
        "Pérez Soto",
        "PER Ana Pérez Soto, Pérez Soto",
        {"name": "Ana Pérez Soto"},
        "both Spanish surnames",
    ),
    (
        "Kim Jong-un left. Chairman Kim said so.",
        "Chairman Kim",
        "PER Kim Jong-un, Chairman Kim",
        {"name": "Kim Jong-un"},
        "surname first, with a title",
    ),
    ("Li Wenhua left. Li said it rained.", "Li", "PER Li Wenhua, Li", {"name": "Li Wenhua"}, "a Chinese surname stands first"),
    (
        "Bashar al-Rashid left. Rashid said no.",
        "Rashid",
        "PER Bashar al-Rashid, Rashid",
        {"name": "Bashar al-Rashid"},
        "the Arabic article may fall away",
    ),
    (
        "Eva von Berg ran. Von Berg said she won.",
        "Von Berg",
        "PER Eva von Berg, Von Berg",
        {"name": "Eva von Berg"},
        "a particle goes with the surname",
    ),
    (
        "Jón Gunnarsson resigned. Gunnarsson said why.",
        "Gunnarsson",
        "PER Jón Gunnarsson, Gunnarsson",
        {"name": "Jón Gunnarsson"},
        "an Icelandic patronym used alone",
    ),
    (
        "Katrín Jónsdóttir resigned. Katrín said why.",
        "Katrín",
        "PER Katrín Jónsdóttir, Katrín",
        {"name": "Katrín Jónsdóttir"},
        "Icelanders go by the given name",
    ),
    (
        "Marie Lefèvre-Duval won. Lefevre-Duval said thanks.",
        "Lefevre-Duval",
        "PER Marie Lefèvre-Duval, Lefevre-Duval",
        {"name": "Marie Lefèvre-Duval"},
        "marks on letters may fall away",
    ),
    (
        "Marie Lefèvre-Duval won. Duval said thanks.",
        "Duval",
        "PER Marie Lefèvre-Duval, Duval",
        {"name": "Marie Lefèvre-Duval"},
        "half of a hyphened surname",
    ),
    (
        "Sam Ortiz Jr. won. Ortiz said thanks.",
        "Ortiz",
        "PER Sam Ortiz Jr., Ortiz",
        {"name": "Sam Ortiz Jr."},
        "Jr. is kept in the name and skipped in comparing",
    ),
    ("J. P. Okello found it. Okello said so.", "Okello", "PER J. P. Okello, Okello", {"name": "J. P. Okello"}, "initials"),
    (
        "James T. Harrow won. James Harrow said so.",
        "James Harrow",
        "PER James T. Harrow, James Harrow",
        {"name": "James T. Harrow"},
        "a middle initial may be left out",
    ),
    (
        "J. Harrow won. James Harrow said so.",
        "J. Harrow",
        "PER J. Harrow, James Harrow",
        {"name": "James Harrow"},
        "an initial and the name it stands for",
    ),
    (
        "Paul Marsh and Lena Marsh came. Lena Marsh said no.",
        "Lena Marsh",
        "PER Paul Marsh, Lena Marsh",
        {"name": "Lena Marsh"},
        "two first names are two people",
    ),
    (
        "Paul Marsh came. Lena Marsh came. Marsh said no.",
        "Marsh",
        "PER Paul Marsh, Lena Marsh, Marsh",
        {"name": "Lena Marsh"},
        "a surname goes to the last full name before it",
    ),
    (
        "Paul Marsh came. Lena Marsh came. Mr. Marsh said no.",
        "Mr. Marsh",
        "PER Paul Marsh, Lena Marsh, Mr. Marsh",
        {"name": "Paul Marsh"},
        "unless a title tells the other gender",
    ),
    (
        "Oduya warns of floods\n\nGovernor Grace Oduya left.",
        "Oduya#0",
        "PER Grace Oduya, Oduya",
        {"name": "Grace Oduya"},
        "a headline's surname takes the name below it",
    ),
    (
        "Kremlin spokesman Dmitry Peskov said no.",
        "Kremlin spokesman Dmitry Peskov",
        "PER Dmitry Peskov; ORG Kremlin",
        {"name": "Dmitry Peskov", "body": "Russian government", "country": "RU"},
        "the role before a name tells the body",
    ),
    (
        "Birgit Lauer, head of the Alpine Rescue Service, said so.",
        "Birgit Lauer, head of the Alpine Rescue Service",
        "PER Birgit Lauer; ORG Alpine Rescue Service",
        {"name": "Birgit Lauer", "body": "Alpine Rescue Service"},
        "the role behind a name tells the body",
    ),
    (
        "The 34-year-old mayor of Orrin, Jane Doe, said so.",
        "The 34-year-old mayor of Orrin, Jane Doe",
        "PER Jane Doe; LOC Orrin",
        {"name": "Jane Doe", "kind": "person"},
        "a name in apposition behind its role",
    ),
    (
        "The mayor, Jane Doe, who won in May, said so.",
        "The mayor, Jane Doe, who won in May",
        "PER Jane Doe",
        {"name": "Jane Doe"},
        "a relative clause hides nothing",
    ),
    (
        "Omar Sethi, who has coached the side since 2019, said so.",
        "Omar Sethi, who has coached the side since 2019",
        "PER Omar Sethi",
        {"name": "Omar Sethi", "count": "one"},
        "a relative clause behind the name",
    ),
    ("“No,” said Brig. Gen. Nabil Farouk.", "Brig. Gen. Nabil Farouk", "PER Nabil Farouk", {"name": "Nabil Farouk"}, "ranks before a name"),
    (
        "Peru’s Foreign Minister Luz Ayala said so.",
        "Peru’s Foreign Minister Luz Ayala",
        "PER Luz Ayala; LOC Peru",
        {"name": "Luz Ayala", "body": "Peruvian government", "country": "PE"},
        "the genitive tells the country",
    ),
    (
        "Peru's foreign minister, Luz Ayala, said so.",
        "Peru's foreign minister, Luz Ayala,",
        "PER Luz Ayala; LOC Peru",
        {"name": "Luz Ayala", "body": "Peruvian government"},
        "a straight genitive, apposition, a comma at the edge",
    ),
    (
        "Hana Kovar of the Prague Institute said so.",
        "Hana Kovar of the Prague Institute",
        "PER Hana Kovar; ORG Prague Institute",
        {"name": "Hana Kovar", "body": "Prague Institute"},
        "a name with its body behind it",
    ),
    (
        "Harlan Motors chief executive Ida Moen said so.",
        "Harlan Motors chief executive Ida Moen",
        "PER Ida Moen; ORG Harlan Motors",
        {"name": "Ida Moen", "body": "Harlan Motors"},
        "a company before the role",
    ),
    (
        "spokesman Piet Maas said so.",
        "spokesman Piet Maas",
        "",
        {"name": "Piet Maas", "kind": "person"},
        "a name that nobody marked, behind a role",
    ),
    (
        "Ida Moen, chief executive of Harlan Motors, left. Moen said why.",
        "Moen",
        "PER Ida Moen, Moen; ORG Harlan Motors",
        {"body": "Harlan Motors"},
        "what is told of a name holds for its short form",
    ),
    (
        "Coach Rui Tavares rested. Tavares’s captain, Leo Brandão, said so.",
        "Tavares’s captain, Leo Brandão",
        "PER Rui Tavares, Tavares, Leo Brandão",
        {"name": "Leo Brandão"},
        "a possessor is not the source",
    ),
]

PRONOUNS: list[Row] = [
    (
        "Ruben Castellano came. He said it was over.",
        "He",
        "PER Ruben Castellano",
        {"name": "Ruben Castellano", "kind": "person"},
        "the person before",
    ),
    (
        "Livia Brandt charged Markus Feld. She said he lied.",
        "She",
        "PER Livia Brandt, Markus Feld",
        {"name": "Livia Brandt"},
        "she is the woman of the two",
    ),
    (
        "Livia Brandt charged Markus Feld. He said she lied.",
        "He",
        "PER Livia Brandt, Markus Feld",
        {"name": "Markus Feld"},
        "he is the man of the two",
    ),
    (
        "Tavira Foods recalled yoghurt. It said nobody fell ill.",
        "It",
        "ORG Tavira Foods",
        {"name": "Tavira Foods", "kind": "organisation"},
        "it is a body",
    ),
    (
        "A senior Turkish official left. He said two were safe.",
        "He",
        "",
        {"name": "senior Turkish official", "kind": "anonymous", "country": "TR"},
        "an unnamed person in play",
    ),
    ("Two diplomats left. They said talks failed.", "They", "", {"name": "two diplomats", "count": "several"}, "they are several"),
    ("Chairwoman Kit Sol left to Dan Roe. She said no.", "She", "PER Kit Sol, Dan Roe", {"name": "Kit Sol"}, "a title tells the gender"),
    (
        "Spokeswoman Ari Lind left after Jo Berg left. She said no.",
        "She",
        "PER Ari Lind, Jo Berg",
        {"name": "Ari Lind"},
        "a role tells the gender",
    ),
    ("The mayor said the bridge would open. He said it cost less.", "He", "", {"name": "mayor", "kind": "office"}, "an office in play"),
    (
        "Ines Roca said no. “It is over,” she said. She said more.",
        "She",
        "PER Ines Roca",
        {"name": "Ines Roca"},
        "pronouns keep a person in play",
    ),
    ("He said the road was shut.", "He", "", {"name": "He", "kind": "person"}, "nobody before: a person, no more is known"),
    ("The ministry said so. It said more.", "It", "", {"kind": "organisation"}, "a ministry in play"),
    ("Police said so. They said more.", "They", "", {"name": "police"}, "police are they"),
]

AGAIN: list[Row] = [
    (
        "South Korean government officials said so. “Yes,” the official said.",
        "the official",
        "",
        {"name": "South Korean government official", "body": "South Korean government", "country": "KR", "count": "one"},
        "one of several named before",
    ),
    (
        "A senior Turkish official left. The official said more.",
        "The official",
        "",
        {"name": "senior Turkish official", "country": "TR", "body": "Turkish government"},
        "the one before, in its fullest wording",
    ),
    (
        "Peru’s health ministry reported cases. The ministry said more.",
        "The ministry",
        "",
        {"name": "Peru’s health ministry", "country": "PE", "body": "Peruvian government"},
        "the ministry named before",
    ),
    (
        "Xinhua reported landfall. The agency said more.",
        "The agency",
        "ORG Xinhua",
        {"name": "Xinhua", "kind": "outlet"},
        "the agency is the news agency",
    ),
    (
        "Russian media outlet RTVI said no. The outlet said more.",
        "The outlet",
        "ORG RTVI",
        {"name": "RTVI", "kind": "outlet", "country": "RU"},
        "the outlet named before",
    ),
    (
        "Russian media outlet RTVI said no. That is so, said the RTVI.",
        "the RTVI",
        "ORG RTVI",
        {"name": "RTVI", "kind": "outlet"},
        "an article before an outlet's name",
    ),
    (
        "Tavira Foods recalled yoghurt. The company said more.",
        "The company",
        "ORG Tavira Foods",
        {"name": "Tavira Foods"},
        "the company named before",
    ),
    (
        "Mayor Ada Quill came. The mayor said more.",
        "The mayor",
        "PER Ada Quill",
        {"name": "Ada Quill", "kind": "person"},
        "a role that the report gave to a name",
    ),
    (
        "Mayor Ada Quill met Governor Tom Hale. The governor said more.",
        "The governor",
        "PER Ada Quill, Tom Hale",
        {"name": "Tom Hale"},
        "of two, the one with the role",
    ),
    (
        "The Orrin Post newspaper said so. The newspaper said more.",
        "The newspaper",
        "ORG Orrin Post",
        {"name": "Orrin Post", "kind": "outlet"},
        "a paper named before",
    ),
    (
        "A police spokeswoman said so. The spokeswoman said more.",
        "The spokeswoman",
        "",
        {"name": "police spokeswoman"},
        "the spokeswoman before",
    ),
    (
        "Officials: dam is safe\n\nDutch water officials said the dam was safe.",
        "Officials",
        "",
        {"name": "Dutch water officials", "country": "NL"},
        "a headline's bare noun is the source below it",
    ),
    (
        "One Greek coastguard official said so. A second official said more.",
        "A second official",
        "",
        {"name": "second official", "kind": "anonymous", "country": "GR", "count": "one"},
        "somebody else of the same government",
    ),
    (
        "South Korean government officials said so. Another senior official said more.",
        "Another senior official",
        "",
        {"name": "another senior official", "body": "South Korean government", "country": "KR", "count": "one"},
        "another, of the same government",
    ),
    (
        "The report said so. The 90-page document said more.",
        "The 90-page document",
        "",
        {"kind": "document"},
        "a document by a new wording",
    ),
    (
        "Iris Holm won the race. The 34-year-old said more.",
        "The 34-year-old",
        "PER Iris Holm",
        {"name": "Iris Holm"},
        "an age stands for the person in play",
    ),
    (
        "The World Health Organization met. The UN agency said more.",
        "The UN agency",
        "ORG World Health Organization",
        {"kind": "organisation"},
        "a UN body is no news agency",
    ),
    (
        "The health ministry and the defense ministry met. The defense ministry said more.",
        "The defense ministry",
        "",
        {"name": "defense ministry"},
        "a modifier picks its own",
    ),
    (
        "Actor Ben Ode sued Harlan Motors. The firm said no.",
        "The firm",
        "PER Ben Ode; ORG Harlan Motors",
        {"name": "Harlan Motors"},
        "a firm is a body, not a person",
    ),
]

NEW: list[Row] = [
    (
        "Multiple regional sources said so.",
        "Multiple regional sources",
        "",
        {"name": "multiple regional sources", "kind": "anonymous", "body": None, "country": None, "count": "several"},
        "unnamed sources speak for nobody known",
    ),
    (
        "Three people familiar with the matter said so.",
        "Three people familiar with the matter",
        "",
        {"kind": "anonymous", "count": "several"},
        "people who are told of as knowing are anonymous",
    ),
    (
        "A person with direct knowledge of the talks said so.",
        "A person with direct knowledge of the talks",
        "",
        {"kind": "anonymous", "count": "one"},
        "one unnamed person",
    ),
    (
        "A cabinet aide who spoke on condition of anonymity said so.",
        "A cabinet aide who spoke on condition of anonymity",
        "",
        {"kind": "anonymous", "count": "one", "name": "cabinet aide"},
        "why somebody is not named is no part of the name",
    ),
    (
        "A spokeswoman for Harlan Motors said so.",
        "A spokeswoman for Harlan Motors",
        "ORG Harlan Motors",
        {"body": "Harlan Motors", "count": "one", "kind": "office"},
        "an unnamed spokeswoman and her company",
    ),
    ("French prosecutors said so.", "French prosecutors", "", {"country": "FR", "count": "several"}, "the country as an adjective"),
    (
        "Residents of the hillside district said so.",
        "Residents of the hillside district",
        "",
        {"kind": "public", "count": "several"},
        "people at large",
    ),
    ("A resident said so.", "A resident", "", {"kind": "anonymous", "count": "one"}, "one of them is an unnamed person"),
    ("Witnesses said so.", "Witnesses", "", {"kind": "public", "count": "several"}, "witnesses in number"),
    (
        "The deputy governor of Antique province said so.",
        "The deputy governor of Antique province",
        "LOC Antique",
        {"kind": "office", "count": "one"},
        "an office with one holder",
    ),
    ("The intelligence authorities believe so.", "The intelligence authorities", "", {"kind": "organisation"}, "authorities are a body"),
    ("Police said so.", "Police", "", {"kind": "organisation"}, "police are a body"),
    (
        "Kenyan police said so.",
        "Kenyan police",
        "",
        {"kind": "organisation", "country": "KE", "body": "Kenyan police"},
        "police of a country are their own body",
    ),
    (
        "Doctors at the Saint Anne hospital said so.",
        "Doctors at the Saint Anne hospital",
        "",
        {"kind": "anonymous", "count": "several"},
        "doctors unnamed",
    ),
    ("One of the doctors said so.", "One of the doctors", "", {"kind": "anonymous", "count": "one"}, "one of several is one"),
    ("Dozens of witnesses said so.", "Dozens of witnesses", "", {"kind": "public", "count": "several"}, "dozens of"),
    ("A group of doctors said so.", "A group of doctors", "", {"kind": "anonymous", "count": "several"}, "a group of people is several"),
    ("Two of the three officials said so.", "Two of the three officials", "", {"count": "several", "kind": "anonymous"}, "two of three"),
    ("Analysts said so.", "Analysts", "", {"kind": "anonymous", "count": "several", "body": None}, "analysts unnamed"),
    ("Court papers filed in Orrin show it.", "Court papers filed in Orrin", "LOC Orrin", {"kind": "document"}, "court papers"),
    ("According to the 90-page audit, it is so.", "the 90-page audit", "", {"kind": "document", "count": "one"}, "an audit"),
    ("A new poll showed it.", "A new poll", "", {"kind": "document"}, "a poll"),
    ("Media reported it.", "Media", "", {"kind": "outlet", "body": None}, "media are outlets of no known body"),
    ("Local media reported it.", "Local media", "", {"kind": "outlet", "body": None, "count": "several"}, "local media are several"),
    (
        "Iranian state television said so.",
        "Iranian state television",
        "",
        {"kind": "outlet", "country": "IR"},
        "a broadcaster with no name, of a country",
    ),
    ("Chinese state media said so.", "Chinese state media", "", {"kind": "outlet", "country": "CN"}, "state media"),
    (
        "A source close to the coach said so.",
        "A source close to the coach",
        "",
        {"kind": "anonymous", "count": "one", "body": None},
        "a source close to somebody",
    ),
    ("The victim’s lawyer said so.", "The victim’s lawyer", "", {"kind": "anonymous", "count": "one"}, "a lawyer unnamed"),
    (
        "Ana Roe fell ill. Her mother said so.",
        "Her mother",
        "PER Ana Roe",
        {"body": "Ana Roe family", "kind": "anonymous"},
        "kin speak for the family",
    ),
    ("A lawyer for Ana Roe said so.", "A lawyer for Ana Roe", "PER Ana Roe", {"body": "Ana Roe"}, "a lawyer speaks for the client"),
    ("A UN official said so.", "A UN official", "", {"body": "United Nations", "country": None}, "an official of a bloc"),
    ("An EU diplomat said so.", "An EU diplomat", "", {"body": "European Union", "kind": "anonymous"}, "a diplomat of a bloc"),
    (
        "A Harlan Motors official said so.",
        "A Harlan Motors official",
        "ORG Harlan Motors",
        {"body": "Harlan Motors"},
        "an official of a company is no government's",
    ),
    (
        "A White House official said so.",
        "A White House official",
        "ORG White House",
        {"body": "US government", "country": "US"},
        "a seat before the role",
    ),
    (
        "Officials in Nairobi said so.",
        "Officials in Nairobi",
        "LOC Nairobi",
        {"body": "Kenyan government", "country": "KE"},
        "where officials sit tells whose they are",
    ),
    (
        "U.S. officials said so.",
        "U.S. officials",
        "",
        {"body": "US government", "country": "US", "count": "several"},
        "an abbreviated country",
    ),
    ("Local farmers said so.", "Local farmers", "", {"count": "several", "body": None}, "farmers speak for nobody"),
    ("Most voters said so.", "Most voters", "", {"kind": "public"}, "voters"),
    ("The judge said so.", "The judge", "", {"kind": "office", "count": "one"}, "a judge"),
    ("The striker said so.", "The striker", "", {"kind": "anonymous", "count": "one"}, "a player unnamed"),
]

BODIES: list[Row] = [
    (
        "South Korea’s defense ministry said so.",
        "South Korea’s defense ministry",
        "",
        {"name": "South Korea’s defense ministry", "kind": "organisation", "body": "South Korean government", "country": "KR"},
        "a ministry speaks for its government",
    ),
    (
        "South Korea's defense ministry said so.",
        "South Korea's defense ministry",
        "LOC South Korea",
        {"body": "South Korean government"},
        "the same with a straight genitive",
    ),
    (
        "Pyongyang said so.",
        "Pyongyang",
        "LOC Pyongyang",
        {"name": "North Korea", "kind": "organisation", "body": "North Korean government", "country": "KP"},
        "a capital is its government",
    ),
    (
        "The Kremlin said so.",
        "The Kremlin",
        "ORG Kremlin",
        {"name": "Kremlin", "kind": "organisation", "body": "Russian government", "country": "RU"},
        "a seat keeps its name",
    ),
    (
        "The White House said so.",
        "The White House",
        "",
        {"body": "US government", "country": "US", "kind": "organisation"},
        "a building that speaks",
    ),
    ("Downing Street said so.", "Downing Street", "", {"body": "British government", "country": "GB"}, "a street that speaks"),
    (
        "Brussels said so.",
        "Brussels",
        "LOC Brussels",
        {"name": "European Union", "body": "European Union", "country": None},
        "Brussels is the Union",
    ),
    ("The Pentagon said so.", "The Pentagon", "", {"country": "US"}, "the Pentagon"),
    ("Tokyo said so.", "Tokyo", "LOC Tokyo", {"name": "Japan", "country": "JP"}, "Tokyo"),
    ("Kiev said so. Kyiv said more.", "Kyiv", "LOC Kiev, Kyiv", {"name": "Ukraine", "country": "UA"}, "spellings of one capital"),
    ("N. Korea says no.", "N. Korea", "LOC N. Korea", {"name": "North Korea", "country": "KP"}, "an abbreviated country"),
    (
        "The United Nations said so.",
        "The United Nations",
        "ORG United Nations",
        {"name": "United Nations", "kind": "organisation", "body": "United Nations"},
        "a body of states",
    ),
    ("The WHO said so.", "The WHO", "ORG WHO", {"name": "World Health Organization"}, "an abbreviation known the world over"),
    (
        "The New York Times has reported so.",
        "The New York Times",
        "ORG The New York Times",
        {"kind": "outlet", "country": "US"},
        "an outlet of the table",
    ),
    (
        "Russia’s Interfax news agency said so.",
        "Russia’s Interfax news agency",
        "ORG Interfax; LOC Russia",
        {"name": "Interfax", "kind": "outlet", "country": "RU"},
        "country and noun around an outlet's name",
    ),
    ("State broadcaster TVX said so.", "State broadcaster TVX", "", {"name": "TVX", "kind": "outlet"}, "an outlet that no table has"),
    (
        "The Harlan Gazette said so.",
        "The Harlan Gazette",
        "",
        {"name": "Harlan Gazette", "kind": "outlet"},
        "a word of its name says that it is a paper",
    ),
    ("Radio Tavira said so.", "Radio Tavira", "", {"name": "Radio Tavira", "kind": "outlet"}, "a radio by its name"),
    (
        "Harlan Motors said so.",
        "Harlan Motors",
        "ORG Harlan Motors",
        {"kind": "organisation", "body": "Harlan Motors", "name": "Harlan Motors"},
        "a company is its own body",
    ),
    (
        "Kenya’s meteorological department said so.",
        "Kenya’s meteorological department",
        "",
        {"kind": "organisation", "country": "KE", "body": "Kenyan government"},
        "a department of a state",
    ),
    (
        "The Reserve Bank of Fiji said so.",
        "The Reserve Bank of Fiji",
        "ORG Reserve Bank of Fiji",
        {"kind": "organisation", "name": "Reserve Bank of Fiji", "country": "FJ"},
        "a body whose name holds of",
    ),
    (
        "The Eastern Crop Forum (ECF) met. The ECF said so.",
        "The ECF",
        "ORG Eastern Crop Forum, ECF",
        {"name": "Eastern Crop Forum"},
        "an acronym spelled out before",
    ),
    (
        "Japan’s Foreign Ministry said so.",
        "Japan’s Foreign Ministry",
        "ORG Foreign Ministry; LOC Japan",
        {"body": "Japanese government", "country": "JP", "name": "Japan’s Foreign Ministry"},
        "a ministry with a capital letter",
    ),
    ("The Supreme Court said so.", "The Supreme Court", "ORG Supreme Court", {"kind": "organisation"}, "a court is a body"),
    ("Hamas said so.", "Hamas", "ORG Hamas", {"name": "Hamas", "body": "Hamas"}, "a movement is its own body"),
]

LISTS: list[Row] = [
    (
        "No word from Pyongyang or Moscow.",
        "Pyongyang or Moscow",
        "LOC Pyongyang, Moscow",
        {"parts": ("North Korea", "Russia"), "count": "several", "kind": "organisation", "body": None},
        "two capitals side by side",
    ),
    (
        "Ann Lee and Joe Park said so.",
        "Ann Lee and Joe Park",
        "PER Ann Lee, Joe Park",
        {"parts": ("Ann Lee", "Joe Park"), "kind": "person"},
        "two people",
    ),
    (
        "Ann Lee and Joe Park came. Lee and Park said so.",
        "Lee and Park",
        "PER Ann Lee, Joe Park, Lee, Park",
        {"parts": ("Ann Lee", "Joe Park")},
        "two surnames",
    ),
    (
        "Foreign Minister Hedda Krogh and her Danish counterpart, Mikkel Thorsen, said so.",
        "Foreign Minister Hedda Krogh and her Danish counterpart, Mikkel Thorsen",
        "PER Hedda Krogh, Mikkel Thorsen",
        {"parts": ("Hedda Krogh", "Mikkel Thorsen"), "count": "several"},
        "an apposition within a list",
    ),
    (
        "The Red Cross, the army and the provincial government said so.",
        "The Red Cross, the army and the provincial government",
        "ORG Red Cross",
        {"count": "several", "kind": "organisation"},
        "three bodies",
    ),
    (
        "Police and witnesses said so.",
        "Police and witnesses",
        "",
        {"parts": ("police", "witnesses"), "count": "several"},
        "a body and people",
    ),
    (
        "Ada Quill, mayor of Orrin, and Tom Hale said so.",
        "Ada Quill, mayor of Orrin, and Tom Hale",
        "PER Ada Quill, Tom Hale; LOC Orrin",
        {"parts": ("Ada Quill", "Tom Hale")},
        "an apposition is not a third",
    ),
    (
        "Officials in Kyiv and Warsaw said so.",
        "Officials in Kyiv and Warsaw",
        "LOC Kyiv, Warsaw",
        {"parts": ()},
        "places behind a preposition are no list of sources",
    ),
    (
        "The Ministry of Health and Welfare said so.",
        "The Ministry of Health and Welfare",
        "ORG Ministry of Health and Welfare",
        {"parts": ()},
        "a name with and in it",
    ),
    ("The Ministry of Health and Welfare said so.", "The Ministry of Health and Welfare", "", {"parts": ()}, "the same, unmarked"),
    (
        "Bosnia and Herzegovina said so.",
        "Bosnia and Herzegovina",
        "LOC Bosnia and Herzegovina",
        {"parts": (), "country": "BA"},
        "a country with and in it",
    ),
    ("The foreign and defense ministers said so.", "The foreign and defense ministers", "", {"count": "several"}, "one head for both"),
    (
        "France and Germany said so.",
        "France and Germany",
        "LOC France, Germany",
        {"parts": ("France", "Germany"), "body": None, "country": None},
        "two states are two bodies",
    ),
    (
        "U.S. and South Korean officials said so.",
        "U.S. and South Korean officials",
        "",
        {"count": "several", "kind": "anonymous"},
        "officials of two states",
    ),
]


REAL: list[Row] = [
    (
        "A spokesman for Peruvian President Luz Ayala said so.",
        "A spokesman for Peruvian President Luz Ayala",
        "PER Luz Ayala",
        {"kind": "office", "body": "Peruvian government", "name": "spokesman for Peruvian President Luz Ayala"},
        "who speaks for somebody is not that somebody",
    ),
    (
        "The police chief of Kabul Gen. Jamil Farooq said so.",
        "The police chief of Kabul Gen. Jamil Farooq",
        "PER Jamil Farooq; LOC Kabul",
        {"name": "Jamil Farooq", "kind": "person"},
        "a name right behind the place of the office",
    ),
    (
        "The Christian Notice Service (CNS) met. CNS said so.",
        "CNS",
        "ORG Christian Notice Service, CNS",
        {"name": "Christian Notice Service"},
        "the report's own spelling of an acronym wins over an outlet of that name",
    ),
    ("A former French official said so.", "A former French official", "", {"body": None, "country": "FR"}, "who was one speaks for nobody"),
    (
        "The Orrin Morning Herald said so. The Herald said more.",
        "The Herald",
        "ORG Orrin Morning Herald, Herald",
        {"name": "Orrin Morning Herald"},
        "the end of an outlet's name",
    ),
    (
        "Local newspaper The Lantern said so.",
        "Local newspaper The Lantern",
        "",
        {"kind": "outlet", "name": "The Lantern"},
        "the name behind the noun",
    ),
    ("Shares in Tavira Foods fell. It said so.", "It", "ORG Foods", {"name": "Tavira Foods"}, "a name marked from its second word"),
    (
        "Elsa Warren Hammers Bank\n\nSenator Elsa Warren said so. Warren said more.",
        "Warren",
        "PER Elsa Warren Hammers, Elsa Warren, Warren",
        {"name": "Elsa Warren"},
        "a headline in capitals is a poor witness of where a name ends",
    ),
    (
        "A U.S. presidential candidate said so.",
        "A U.S. presidential candidate",
        "",
        {"body": None, "country": "US"},
        "a candidate speaks for no government",
    ),
    ("A defense analyst said so.", "A defense analyst", "", {"body": None, "kind": "anonymous"}, "an analyst of defense neither"),
    (
        "Jane Doe, director of the Orrin Institute and a professor at Vale College, said so.",
        "Jane Doe, director of the Orrin Institute and a professor at Vale College",
        "PER Jane Doe; ORG Orrin Institute, Vale College",
        {"name": "Jane Doe", "parts": ()},
        "a second role in one apposition is no second person",
    ),
    ("North Orrin officials said so.", "North Orrin officials", "LOC North Orrin", {"country": None}, "North alone is no country"),
    ("Seoul met the North. The North said no.", "The North", "LOC Seoul", {"name": "North Korea", "country": "KP"}, "the North is one"),
    ("Ann Roe sang. Mr. Roe said so.", "Roe", "PER Ann Roe, Roe", {"name": "Roe"}, "a title beside a name tells him from her"),
    ("WHO said so.", "WHO", "ORG WHO", {"name": "World Health Organization"}, "capitals make a name of a pronoun"),
    ("The FBI said so.", "The FBI", "ORG FBI", {"name": "FBI", "body": "US government", "country": "US"}, "a service of a state"),
    (
        "Palestinian West Bank security chief Omar Nasser said so.",
        "Palestinian West Bank security chief Omar Nasser",
        "PER Omar Nasser; LOC West Bank",
        {"name": "Omar Nasser", "country": "PS"},
        "people and place before a role",
    ),
    ("Both officials said so.", "Both officials", "", {"count": "several", "kind": "anonymous"}, "both are two"),
    ("41 percent of those polled said so.", "41 percent of those polled", "", {"kind": "public"}, "a share of the public"),
    ("Many of the residents said so.", "Many of the residents", "", {"kind": "public", "count": "several"}, "many of"),
    (
        "The Committee for a Fair Budget said so.",
        "The Committee for a Fair Budget",
        "ORG Committee",
        {"name": "Committee for a Fair Budget", "kind": "organisation"},
        "the rest of a body's name behind its noun",
    ),
    (
        "Britain’s Overseas Trade Minister, Baroness Chalk, said so.",
        "Britain’s Overseas Trade Minister, Baroness Chalk,",
        "PER Baroness Chalk; ORG Overseas Trade",
        {"body": "British government", "country": "GB"},
        "a portfolio is no body of its own",
    ),
    ("Brazil’s coach said so.", "Brazil’s coach", "LOC Brazil", {"country": "BR", "count": "one"}, "a coach of a national side"),
    ("The hospital’s director said so.", "The hospital’s director", "", {"count": "one", "body": None}, "an unnamed director"),
    ("A spokesman for the bank said so.", "A spokesman for the bank", "", {"body": "the bank"}, "a body without a name is still a body"),
    ("Doctors and nurses said so.", "Doctors and nurses", "", {"count": "several", "kind": "anonymous"}, "two kinds of people"),
    ("People briefed on the deal said so.", "People briefed on the deal", "", {"kind": "anonymous", "count": "several"}, "people who know"),
    ("An internal memo obtained by a paper said so.", "An internal memo", "", {"kind": "document", "count": "one"}, "a memo"),
]


def _id(row: Row) -> str:
    return f"{row[1]}: {row[4]}"


@pytest.mark.parametrize("row", [*NAMES, *PRONOUNS, *AGAIN, *NEW, *BODIES, *LISTS, *REAL], ids=_id)
def test_a_source_is_named_as_the_report_tells(row: Row) -> None:
    """Name, kind, body, country and number come from the span's words and from what the report says around and before them."""
    text, words, named, expected, why = row
    book = SourceBook(parsed(text, named, headline="\n\n" in text))
    told = book.source(place(text, words))
    assert {key: getattr(told, key) for key in expected} == expected, why


COREFERENT = [
    ("Dmitry Peskov said no. Peskov said more.", "Dmitry Peskov", "Peskov", "PER Dmitry Peskov, Peskov", True),
    ("Ada Quill said no. She said more.", "Ada Quill", "She", "PER Ada Quill", True),
    ("Russian media outlet RTVI said no. The outlet said more.", "Russian media outlet RTVI", "The outlet", "ORG RTVI", True),
    ("Peru’s health ministry said no. The ministry said more.", "Peru’s health ministry", "The ministry", "", True),
    ("A Greek official said no. A second official said more.", "A Greek official", "A second official", "", False),
    ("Paul Marsh said no. Lena Marsh said more.", "Paul Marsh", "Lena Marsh", "PER Paul Marsh, Lena Marsh", False),
    ("Tokyo said no. Japan said more.", "Tokyo", "Japan", "LOC Tokyo, Japan", True),
    ("Tokyo said no. Seoul said more.", "Tokyo", "Seoul", "LOC Tokyo, Seoul", False),
]


@pytest.mark.parametrize(("text", "one", "other", "named", "same"), COREFERENT)
def test_two_spans_may_name_one_source(text: str, one: str, other: str, named: str, same: bool) -> None:
    """Coreference holds between spans that resolve to one source, and never between two others of one sort."""
    assert SourceBook(parsed(text, named)).coreferent(place(text, one + "#0"), place(text, other)) is same


OUTLETS = [
    ("RTVI", "RTVI"),
    ("Russian media outlet RTVI", "RTVI"),
    ("Russia’s Interfax news agency", "Interfax"),
    ("the Orrin Post newspaper", "Orrin Post"),
    ("Yonhap News Agency", "Yonhap News Agency"),
    ("Dmitry Peskov", None),
    ("the defense ministry", None),
    ("Harlan Motors", None),
    ("Moscow", None),
]


@pytest.mark.parametrize(("words", "name"), OUTLETS)
def test_an_outlet_is_known_by_its_name_or_its_noun(words: str, name: str | None) -> None:
    """Outlets come from the table, or from "newspaper", "agency", "TV" beside a capitalised name."""
    book = SourceBook(parsed("Nobody left."))
    told = book.outlet(words)
    assert (told or "").replace("Yonhap News Agency", "Yonhap") == (name or "").replace("Yonhap News Agency", "Yonhap")
    assert book.is_outlet(words) is (name is not None)


def test_mentions_of_one_bearer_share_an_id() -> None:
    """Surnames, titles and acronyms join; another first name does not."""
    text = "Kim Jong-un met Kim Yo-jong. Chairman Kim left the Eastern Crop Forum (ECF). The ECF closed. Kim Jong-un left."
    parse = parsed(text, "PER Kim Jong-un, Kim Yo-jong, Chairman Kim; ORG Eastern Crop Forum, ECF")
    names = SourceBook(parse).entity_names()
    ids = {(one.text, one.start): told for one, told in names.items()}
    by_text: dict[str, set[str]] = {}
    for (words, _), (number, _name) in ids.items():
        by_text.setdefault(words, set()).add(number)
    assert by_text["Kim Jong-un"] != by_text["Kim Yo-jong"]
    assert by_text["Eastern Crop Forum"] == by_text["ECF"]
    assert len(by_text["Kim Jong-un"]) == 1
    assert {name for _, name in names.values()} == {"Kim Jong-un", "Kim Yo-jong", "Eastern Crop Forum"}


@pytest.mark.parametrize("text", ["", "“", "and", "’s", ", ,", "the", "of of of", "He and", "A “B", "…\n\n—"])
def test_any_words_have_a_source(text: str) -> None:
    """Whatever the span, there is an answer."""
    book = SourceBook(parsed(text))
    assert book.source(Span(0, len(text), text)).kind


def test_far_before_is_what_the_caller_says() -> None:
    """`before` moves the place from which earlier mentions are looked for."""
    text = "Ada Quill said no. Iris Holm said yes. She said more."
    parse = parsed(text, "PER Ada Quill, Iris Holm")
    she = place(text, "She")
    assert SourceBook(parse).source(she).name == "Iris Holm"
    assert SourceBook(parse).source(she, before=span(text, "Iris").start).name == "Ada Quill"
