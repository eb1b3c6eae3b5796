"""Two ways of looking at a text's tokens: the words, and the words with their content masked.

Typography is taken away first: quotation marks are dropped, dashes and apostrophes made
alike, digits made one.  Left in, it is what a model learns first and what means least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.ngram.hashing import Hashes, token_hashes
from credscore.text.tokens import Tokens

# Closed-class words of English: determiners, pronouns, prepositions, conjunctions, auxiliaries
# and the adverbs that behave like them.
FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost alone along already also although always
    am among an and another any anyone anything are aren't around as at away back be became
    because been before behind being below between both but by came can can't cannot could
    couldn't did didn't do does doesn't doing done don't down during each either else enough even
    ever every everyone everything few first for former from further gave get gets give given go
    going had hadn't has hasn't have haven't having he he's her here hers herself him himself his
    how however i i'm i've if in indeed instead into is isn't it it's its itself just last later
    least less let like made make makes many may maybe me might mine more most much must my myself
    near neither never next no nobody none nor not nothing now of off often on once one only onto
    or other others ought our ours ourselves out over own per perhaps put quite rather said same
    says seem seemed shall she should shouldn't since so some someone something soon still such
    take than that that's the their theirs them themselves then there there's therefore these they
    they're this those though through throughout thus to together too took toward towards two
    under until up upon us very was wasn't we we're well went were weren't what whatever when
    where whether which while who whom whose why will with within without won't would wouldn't
    yes yet you your yours yourself
    """.split()
)
_SUFFIXES = (
    "ing",
    "tion",
    "ment",
    "ness",
    "able",
    "ity",
    "ed",
    "ly",
    "er",
    "al",
    "ive",
    "ous",
    "s",
)
_DROPPED = frozenset("\"'“”„«»‘’`´\u200b\u200e\u200f\ufeff")
_DASHES = frozenset("-–—―‒")
_DIGIT = re.compile(r"\d")


def word_form(token: str) -> str:
    """Return the token as the word view sees it; empty where it is dropped.

    >>> word_form("Don’t"), word_form("1,500"), word_form("“")
    ("don't", '0,000', '')
    """
    if token in _DROPPED:
        return ""
    if token in _DASHES:
        return "-"
    return _DIGIT.sub("0", token.lower().replace("’", "'"))


def masked_form(token: str) -> str:
    """Return function words and marks as they are, content words as a class.

    >>> masked_form("the"), masked_form("walking"), masked_form("Kabul"), masked_form("2021")
    ('the', '<w:ing>', '<C>', '<#>')
    """
    word = word_form(token)
    if word in FUNCTION_WORDS or not word or not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "<#>"
    if token[0].isupper():
        return "<C>"
    ending = next((s for s in _SUFFIXES if word.endswith(s) and len(word) > len(s) + 2), "")
    return f"<w:{ending}>"


LOWER, CAPITAL = 1, 2  # bits of how a token is written


def _described(tokens: Sequence[str]) -> Hashes:
    """Return two hashes and the case of every token, zeros where it is dropped; (n_tokens, 3)."""
    found = np.zeros((len(tokens), 3), dtype=np.uint64)
    for i, token in enumerate(tokens):
        word = word_form(token)
        if word:
            both = token_hashes([word, masked_form(token)])
            case = LOWER * token.islower() + CAPITAL * token[0].isupper()
            found[i] = int(both[0]) | 1, int(both[1]) | 1, case
    return found


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Views:
    """Hashes of the tokens that remain, and which tokens they are.

    Attributes
    ----------
    words, masked : ndarray of uint64, shape (n_kept,)
    kept : ndarray of int64, shape (n_kept,)
        Index of each remaining token in the document's tokens.
    case : ndarray of uint64, shape (n_kept,)
        `LOWER` for words in lower case, `CAPITAL` for those with a capital first.
    """

    words: Hashes
    masked: Hashes
    kept: NDArray[np.int64]
    case: NDArray[np.uint64]


def views(tokens: Tokens | Sequence[str]) -> Views:
    """Look at `tokens` both ways."""
    found = tokens.column(_described) if isinstance(tokens, Tokens) else _described(tokens)
    kept = np.flatnonzero(found[:, 0])
    words, masked, case = found[kept].T.copy()
    return Views(words, masked, kept, case)
