"""Outlets that no table has, told by their place: "an interview with El Faro", "carried by state agency Tavpress".

Here: whether a name in an outlet's place can be one. Not here: outlets by table or by their own words (outlets.py).
"""

from __future__ import annotations

from secondlead.statements import names
from secondlead.statements.affiliation import governmental
from secondlead.statements.countries import sign
from secondlead.statements.mentions import Mentions
from secondlead.statements.nominal import Phrase, is_day, joined
from secondlead.statements.sourcewords import noun_at_end


def unlisted(phrase: Phrase, mentions: Mentions, *, heard: bool) -> str | None:
    """The name, if it is nobody's, no place's and no public body's. heard: the place is that of a hearer, where people stand too."""
    first = next((i for i, word in enumerate(phrase.core) if word.text[:1].isupper()), len(phrase.core))
    label, name = phrase.core[:first], phrase.core[first:]
    if not name or phrase.tail or not all(word.text[:1].isupper() or word.text.isdigit() for word in name) or (not label and phrase.noun):
        return None
    text = joined(name)
    if label:
        noun = noun_at_end([label[-1].lower])
        return text if noun and (noun.kind == "outlet" or noun.word in ("agency", "service")) else None
    if (
        sign(text)
        or (len(name) == 1 and is_day(name[0]))
        or governmental([w.lower for w in name])
        or names.is_title(name[0].text)
        or names.knows_given(text)
    ):
        return None
    mention = mentions.at(name[-1])
    bearer = mentions.bearer(mention) if mention and mention.type == "PER" else None
    if bearer and (len(bearer.forms) > 1 or bearer.gender or (heard and len(names.parts(bearer.name)) > 1)):
        return None
    return text
