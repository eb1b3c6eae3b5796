"""A document as the attribution model reads it: hashed forms, quotation and sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.lexicons.attribution.cues import AUXILIARIES, CUES, LINKS, REPORTING
from credscore.extractors.lexicons.attribution.sources import ROLES
from credscore.extractors.lexicons.attribution.ways import COURT, PLATFORMS, POSTING, STATEMENTS
from credscore.ngram.hashing import Hashes, token_hashes
from credscore.ngram.views import FUNCTION_WORDS, masked_form
from credscore.text.document import Document

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

DASHES = frozenset("-–—")
QUOTE_MARKS = frozenset("\"“”«»„'‘’`")
# What a token may be, as bits of `Reading.marks`.
CUE, QUOTE, COMMA, BREAK, LINK, AUXILIARY, VERB, LOOSE, OPENS = (1 << bit for bit in range(9))
CAPITAL, DASH, LEAD, CHANNEL, OUTLET = (1 << bit for bit in range(9, 14))
_BREAKS = QUOTE_MARKS | frozenset(",;:—–()[]-…•|")
# What no content begins or ends with, and words that no content begins with, as linking ones.
_LOOSE = frozenset(",;:.—–-)(") | {"that's"}
_OPENING = frozenset("And But So Yet Still Also Meanwhile However".split())
# Words that lead to where something was said, that say through what, and that a news outlet's
# name may begin with, as a capital may.
_LEADS = frozenset("on to told with in by via released issued sent wrote through".split())
_CHANNELS = COURT | POSTING | PLATFORMS | STATEMENTS | {"court"}
_OUTLETS = frozenset(
    "local state news media newspaper newspapers magazine broadcaster tabloid the".split()
)
_DIGIT = re.compile(r"\d")
_KEPT = FUNCTION_WORDS | CUES | ROLES


def form(token: str) -> str:
    """Return the token in lower case; names, numbers and quotation marks as a class.

    Which politician is quoted says nothing about how attributions look.

    >>> [form(t) for t in ("Said", "Biden", "1,500", "“", "he's")]
    ['said', '<C>', '0,000', '"', "he's"]
    """
    if token in QUOTE_MARKS:
        return '"'
    word = token.lower().replace("’", "'")
    if token[0].isupper() and word not in _KEPT:
        return "<C>"
    return _DIGIT.sub("0", word)


def shape(token: str) -> str:
    """Return function words as they are, verbs of reporting as one, the rest as classes.

    >>> [shape(t) for t in ("the", "warned", "walking")]
    ['the', '<say>', '<w:ing>']
    """
    if token in QUOTE_MARKS:
        return '"'
    word = token.lower()
    if word in REPORTING:
        return "<say:ing>" if word.endswith("ing") else "<say>"
    return masked_form(token)


def _marks(token: str) -> int:
    """Code what the token may be: a possible cue, a mark that cuts a sentence, a verb."""
    word = token.lower()
    possible, auxiliary = word in CUES, word in AUXILIARIES
    past = len(word) > len("red") and word.endswith("ed")
    return (
        CUE * possible
        | QUOTE * (token in QUOTE_MARKS)
        | COMMA * (word == ",")
        | BREAK * (token in _BREAKS)
        | LINK * (word in LINKS)
        | AUXILIARY * auxiliary
        | VERB * (possible or auxiliary or past)
        | LOOSE * (token in _LOOSE)
        | OPENS * (token[0].isupper() and token.capitalize() in _OPENING)
        | CAPITAL * token[0].isupper()
        | DASH * (token in DASHES)
        | LEAD * (word in _LEADS)
        | CHANNEL * (word in _CHANNELS)
        | OUTLET * (token[0].isupper() or word in _OUTLETS)
    )


def _looks(tokens: Sequence[str]) -> Hashes:
    """Return both hashes and the marks of every token; shape (n_tokens, 3)."""
    found = np.zeros((len(tokens), 3), dtype=np.uint64)
    for i, token in enumerate(tokens):
        both = token_hashes([form(token), shape(token)])
        found[i] = int(both[0]), int(both[1]), _marks(token)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the model looks at, token by token and sentence by sentence.

    Attributes
    ----------
    words, shapes : ndarray of uint64, shape (n_tokens,)
    marks : ndarray of int64, shape (n_tokens,)
        What each token may be: `CUE`, `QUOTE` and so on, added up.
    is_word : ndarray of bool, shape (n_tokens,)
    quoted : ndarray of bool, shape (n_tokens,)
        True inside quotation marks, the marks included.
    sentence : ndarray of int64, shape (n_tokens,)
        Index of each token's sentence.
    cues : ndarray of int64, shape (n_cues,)
        Indices of the tokens that may be cues.
    first, last : ndarray of int64, shape (n_sentences,)
        Range of each sentence's tokens, end-exclusive.
    opened, closed : ndarray of int64, shape (n_sentences,)
        Quotations that begin and end in each sentence.
    paragraph : ndarray of int64, shape (n_sentences,)
        Index of each sentence's paragraph.
    """

    words: Hashes
    shapes: Hashes
    marks: Ints
    is_word: Flags
    quoted: Flags
    sentence: Ints
    cues: Ints
    first: Ints
    last: Ints
    opened: Ints
    closed: Ints
    paragraph: Ints

    @property
    def of_sentences(self) -> tuple[Flags | Ints, ...]:
        """What is known of sentences, in the order in which compiled code takes it."""
        marks = (self.opened, self.closed, self.paragraph)
        return (self.quoted, self.first, self.last, *marks)


def read(doc: Document) -> Reading:
    """Look at `doc`, whose tokens, sentences and quotations are found already."""
    tokens = doc.tokens
    words, shapes, bits = tokens.column(_looks).T.copy()
    marks = bits.astype(np.int64)
    begins = np.array([s.start for s in doc.sentences], dtype=np.int64)
    lines = np.array([s.start for s in doc.paragraphs], dtype=np.int64)
    spans = [(q.span.start, q.span.end) for q in doc.quotations]
    quotes = np.array(spans, dtype=np.int64).reshape(-1, 2)
    at = np.searchsorted(quotes[:, 0], tokens.starts, side="right")
    quoted = at > 0
    if len(quotes):
        quoted &= tokens.starts < quotes[np.maximum(at, 1) - 1, 1]
    sentence = np.maximum(np.searchsorted(begins, tokens.starts, side="right") - 1, 0)
    edges = np.searchsorted(sentence, np.arange(len(begins) + 1)).astype(np.int64)
    return Reading(
        words=words,
        shapes=shapes,
        marks=marks,
        is_word=tokens.is_word,
        quoted=quoted,
        sentence=sentence,
        cues=np.flatnonzero(marks & CUE),
        first=edges[:-1],
        last=edges[1:],
        opened=_per_sentence(begins, quotes[:, 0]),
        closed=_per_sentence(begins, quotes[:, 1] - 1),
        paragraph=np.searchsorted(lines, begins, side="right"),
    )


def _per_sentence(begins: Ints, offsets: Ints) -> Ints:
    at = np.maximum(np.searchsorted(begins, offsets, side="right") - 1, 0)
    return np.bincount(at, minlength=len(begins)).astype(np.int64)
