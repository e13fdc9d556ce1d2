"""Text -> tokens, cut as the treebanks cut them: punctuation and clitics apart, hyphens too, abbreviations and figures whole.

Here: where tokens stand. Not here: what they are (tags come from the encoder).
"""

from __future__ import annotations

import re

# The order of the alternatives is the rule: the first that fits wins.
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]{1,300}(?<![.,;:!?)\]'’])        # addresses
    | [\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}\w                       # mail addresses
    | (?:[A-Za-z]\.){2,8}                                            # U.S., p.m., D.C.
    | (?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Hon|Pres|St|Jr|Sr|Inc|Ltd|Corp|Co|Bros|No|vs|etc
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|N|S|E|W|[A-Z])\.(?=\s+[\w“"'‘]|[,;:)])
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|pm|am|km|kg)?(?![^\W\d_])          # 1,500.25  10:30  4th
    | [nN]['’][tT](?![^\W_])                                         # n't
    | ['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)(?![^\W_])                # 's 're 've
    | (?:[^\W_]|[\u0300-\u036f])+?(?=[nN]['’][tT](?![^\W_]))         # do + n't
    | (?:[A-Za-z]['’](?=[^\W\d_]{2}))?(?:[^\W_]|[\u0300-\u036f])+    # words; O'Neill, d'Or
    | ``|''|\.{2,8}|-{2,8}|[^\w\s]|_+
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The (start, end) of each token of text[start:end], in order. Every character that is no white space is in one."""
    return [found.span() for found in _TOKEN.finditer(text, start, len(text) if end is None else end)]
