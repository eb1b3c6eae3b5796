"""British spellings: rare in the American print that words are judged by, and no fault."""

from __future__ import annotations

import re

_BRITISH = re.compile(
    r"""
    .{2,}(?: is(?:e[ds]?|ing|ers?|ations?(?:al)?)   # organise, organisational
         | ys(?:e[ds]?|ing|ers?)                    # analyse
         | our(?:s|ed|ing|able|ite|ites|ful|hood|ly|ists?|ers?)? # favour, neighbourhood
         | [bt]res? | ammes? | ogues?               # fibre, theatre, programme, dialogue
         | fences? | cences?                        # defence, licence
         )
    | (?: ageing|grey|jewellery|aluminium|tonne|cheque|tyre|kerb|plough|mum|sceptic )\w*
    | \w*(?: paed|haem|oestr|foet|oeuvre|aemi )\w*  # paediatric, haemorrhage, manoeuvre
    | whilst | amongst | learnt | burnt | spelt | dreamt | leapt
    """,
    re.VERBOSE,
)


def is_british(word: str) -> bool:
    """Tell whether a lower-case word may be spelt as in Britain.

    Some words that end alike everywhere, such as "otherwise", are taken along.

    >>> [is_british(word) for word in ("programme", "organisation", "colours", "program", "our")]
    [True, True, True, False, False]
    """
    return _BRITISH.fullmatch(word) is not None
