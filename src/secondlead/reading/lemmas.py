"""Word + tag -> lemma, by regular endings and a table of irregular forms.

Here: verbs, nouns, and nothing cleverer. Not here: which words mean what (lexicon/).
"""

from __future__ import annotations

from functools import cache, lru_cache

from secondlead.lexicon import table

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[tuple[str, str], str]:
    return {(row["form"], row["part"]): row["lemma"] for row in table("irregular_forms")}


@lru_cache(maxsize=8192)
def lemma(word: str, upos: str, xpos: str) -> str:
    """The dictionary form, in lower case with straight apostrophes."""
    low = word.lower().replace("’", "'")
    if xpos == "POS":
        return "'s"
    if upos in ("VERB", "AUX"):
        return _irregular().get((low, "V")) or _verb(low, xpos)
    if upos in ("NOUN", "PROPN") and xpos in ("NNS", "NNPS", "NN"):
        return _irregular().get((low, "N")) or (_noun(low) if xpos != "NN" else low)
    return {"n't": "not", "an": "a"}.get(low, low)


def _verb(low: str, xpos: str) -> str:
    if xpos in ("VB", "VBP", "MD"):
        return low
    if low.endswith(("ies", "ied")) and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith("ss") and xpos == "VBZ":
        return low[:-1]
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return _stem(low[: -len(ending)])
    return low


def _stem(stem: str) -> str:
    """A verb from what is left of it without -ing or -ed: planned -> plan, believed -> believe, confirmed -> confirm."""
    if stem in _silent_e():
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    silent = stem[-1] in "vuzc" or stem.endswith(("dg", "bl", "cl", "dl", "fl", "gl", "pl", "tl", "kl", "zl", "rs", "ns"))
    return stem + "e" if silent or (stem.endswith("at") and len(stem) > 4 and stem[-3] not in _VOWELS) else stem


@cache
def _silent_e() -> frozenset[str]:
    return frozenset(row["stem"] for row in table("silent_e_stems"))


def _noun(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low
