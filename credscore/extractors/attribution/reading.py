"""A document as the attribution model reads it: hashed forms, quotation and sentence states."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.lexicons.attribution import CUES, REPORTING, ROLES
from credscore.ngram.hashing import Hashes, token_hashes
from credscore.ngram.views import FUNCTION_WORDS, masked_form
from credscore.text.document import Document

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

QUOTE_MARKS = frozenset("\"“”«»„'‘’`")
_DIGIT = re.compile(r"\d")
_KEPT = FUNCTION_WORDS | CUES | ROLES
_CACHE_LIMIT = 1 << 18


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


class _Hashed(dict[str, int]):
    """Remember the hash of what `view` makes of every token seen, up to a bound."""

    def __init__(self, view: Callable[[str], str]) -> None:
        super().__init__()
        self.view = view

    def __missing__(self, token: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        value = self[token] = int(token_hashes([self.view(token)])[0])
        return value


class _IsCue(dict[str, bool]):
    """Remember which tokens may be cues, up to a bound."""

    def __missing__(self, token: str) -> bool:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        value = self[token] = token.lower() in CUES
        return value


_WORDS, _SHAPES = _Hashed(form), _Hashed(shape)
_IS_CUE = _IsCue()


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the model looks at, token by token and sentence by sentence.

    Attributes
    ----------
    words, shapes : ndarray of uint64, shape (n_tokens,)
    quoted : ndarray of bool, shape (n_tokens,)
        True inside double quotation marks, the marks included.
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
    quoted: Flags
    sentence: Ints
    cues: Ints
    first: Ints
    last: Ints
    opened: Ints
    closed: Ints
    paragraph: Ints


def read(doc: Document) -> Reading:
    """Look at `doc`, whose tokens, sentences and quotations are found already."""
    tokens = doc.tokens
    strings, count = tokens.strings, len(tokens)
    flags = np.fromiter(map(_IS_CUE.__getitem__, strings), np.bool_, count)
    begins = np.fromiter((s.start for s in doc.sentences), np.int64, len(doc.sentences))
    lines = np.fromiter((s.start for s in doc.paragraphs), np.int64, len(doc.paragraphs))
    spans = [(q.span.start, q.span.end) for q in doc.quotations]
    quotes = np.array(spans, dtype=np.int64).reshape(-1, 2)
    at = np.searchsorted(quotes[:, 0], tokens.starts, side="right")
    quoted = at > 0
    if len(quotes):
        quoted &= tokens.starts < quotes[np.maximum(at, 1) - 1, 1]
    sentence = np.maximum(np.searchsorted(begins, tokens.starts, side="right") - 1, 0)
    edges = np.searchsorted(sentence, np.arange(len(begins) + 1))
    return Reading(
        words=np.fromiter(map(_WORDS.__getitem__, strings), np.uint64, count),
        shapes=np.fromiter(map(_SHAPES.__getitem__, strings), np.uint64, count),
        quoted=quoted,
        sentence=sentence,
        cues=np.flatnonzero(flags),
        first=edges[:-1],
        last=edges[1:],
        opened=_per_sentence(begins, quotes[:, 0]),
        closed=_per_sentence(begins, quotes[:, 1] - 1),
        paragraph=np.searchsorted(lines, begins, side="right"),
    )


def _per_sentence(begins: Ints, offsets: Ints) -> Ints:
    at = np.maximum(np.searchsorted(begins, offsets, side="right") - 1, 0)
    return np.bincount(at, minlength=len(begins)).astype(np.int64)
