"""What a comparison needs to know of every token of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.wrapped import unwrapped
from credscore.features.asread import AsRead, as_read
from credscore.ngram import store
from credscore.ngram.hashing import Hashes, slots, token_hashes
from credscore.ngram.views import FUNCTION_WORDS
from credscore.text.document import Document

PART = "comparison"
# Apart from the parts of the score, whose version it does not change.
FOLDER = store.SHIPPED / "comparison"

# Endings of English inflection, and what is put in their place; the first that fits is taken.
_ENDINGS = (
    ("ies", "y"), ("sses", "ss"), ("ied", "y"), ("ings", ""), ("ing", ""), ("eed", "eed"),
    ("ed", ""), ("ss", "ss"), ("us", "us"), ("es", ""), ("s", ""), ("ly", ""),
)  # fmt: skip
_SHORTEST_ROOT = 3
# Marks after which a capital begins a sentence, and words that always have one.
_BEFORE_CAPITALS = frozenset('"“”„«»‘:.!?…•')
_ENDS = frozenset(".!?…:;\"”’'»)")
_NO_NAMES = frozenset(
    """
    i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december
""".split()
)
_SIGNS = {"%": "percent", "&": "and"}
_ACRONYM = 4  # capitals alone up to this length are no word in capitals: US is not us


def key_form(token: str) -> str:
    """Return a token without its typography: what must be equal for two words to be the same.

    >>> [key_form(t) for t in ("Iran’s", "U.S.", "US", "us", "1,500", "Co-operate", "“")]
    ["iran's", 'US', 'US', 'us', '1500', 'cooperate', '']
    """
    if not token[0].isalnum():
        return _SIGNS.get(token, "")
    plain = token.replace("’", "'").replace("‑", "-")
    if "." in plain and plain[-1] in ".ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        plain = plain.replace(".", "")
    if plain[0].isdigit():
        return plain.replace(",", "").lower()
    if plain.isupper() and 1 < len(plain) <= _ACRONYM:
        return plain
    return plain.lower().replace("-", "")


def root_form(token: str) -> str:
    """Return what the inflected forms of a word have in common, more or less.

    >>> [root_form(t) for t in ("bounties", "Bounty", "fined", "fines", "running", "press", "is")]
    ['bounty', 'bounty', 'fin', 'fin', 'run', 'press', 'is']
    """
    word = key_form(token).removesuffix("'s").removesuffix("'")
    if not (word.isalpha() and word.isascii()) or word in FUNCTION_WORDS:
        return word
    for ending, instead in _ENDINGS:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_ROOT:
            word = stem + instead
            break
    if len(word) > _SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_ROOT else word


def _keys(tokens: Sequence[str]) -> Hashes:
    forms = [key_form(token) for token in tokens]
    return _hashed(forms)


def _roots(tokens: Sequence[str]) -> Hashes:
    return _hashed([root_form(token) for token in tokens])


def _hashed(forms: list[str]) -> Hashes:
    found = token_hashes(forms) | np.uint64(1)
    found[[not form for form in forms]] = 0
    return found


def _are_function_words(tokens: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([key_form(token) in FUNCTION_WORDS for token in tokens], dtype=np.bool_)


def _have_capitals(tokens: Sequence[str]) -> NDArray[np.bool_]:
    return np.array(
        [token[0].isupper() and key_form(token) not in _NO_NAMES for token in tokens],
        dtype=np.bool_,
    )


def _are_openers(tokens: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([token in _BEFORE_CAPITALS for token in tokens], dtype=np.bool_)


@lru_cache(maxsize=1)
def shipped() -> store.Part:
    """Return what the comparison has learned.

    Raises
    ------
    ArtifactError
        If a file of it is missing or was changed.
    """
    return store.load(PART, FOLDER)


def rarity(roots: Hashes) -> NDArray[np.float64]:
    """Return how rare words are: the logarithm of documents per document that holds one."""
    levels = shipped().arrays["rarity"]
    bits = len(levels).bit_length() - 1
    found = levels[slots(roots, bits)] / shipped().settings["rarity_scale"]
    return np.where(roots == 0, 0.0, found)


def _rarities(tokens: Sequence[str]) -> NDArray[np.float64]:
    return rarity(_roots(tokens))


@dataclass(frozen=True, eq=False)
class Reading:
    """A document as people read it, and its tokens as the comparison sees them.

    Attributes
    ----------
    doc : Document
        Offsets are those of the text as read; `way` leads to the text as given.
    way : AsRead
    keys, roots : ndarray of uint64, shape (n_tokens,)
        Hashes of the tokens without typography, and without inflection; 0 for marks.
    rarity : ndarray of float, shape (n_tokens,)
        0 for marks, near 0 for words that every text holds, about 10 for words never seen.
    function : ndarray of bool, shape (n_tokens,)
    bounds : ndarray of int, shape (n_sentences, 2)
        Range of tokens of every sentence.
    quoted : ndarray of bool, shape (n_tokens,)
        Whether the token stands inside a quotation.
    """

    doc: Document
    way: AsRead
    keys: Hashes
    roots: Hashes
    rarity: NDArray[np.float64]
    function: NDArray[np.bool_]
    bounds: NDArray[np.int64]
    quoted: NDArray[np.bool_]

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Whether the token is part of a name; shape (n_tokens,).

        A capital says so, but not where a sentence or a quotation begins, unless the same
        word has one elsewhere too.
        """
        capital = self.doc.tokens.column(_have_capitals)
        # The first word after a mark that ends or opens something, or of a sentence.
        begins = np.zeros(len(capital), dtype=bool)
        words = self.is_word.nonzero()[0]
        firsts = np.searchsorted(words, self.bounds[:, 0])
        begins[words[firsts[firsts < len(words)]]] = True
        begins[1:] |= self.doc.tokens.column(_are_openers)[:-1]
        within = np.unique(self.keys[capital & ~begins])
        return capital & (~begins | np.isin(self.keys, within))

    # For single tokens plain lists are several times as fast as numpy.

    @cached_property
    def key_of(self) -> list[int]:
        """`keys`, as a list."""
        return cast("list[int]", self.keys.tolist())

    @cached_property
    def root_of(self) -> list[int]:
        """`roots`, as a list."""
        return cast("list[int]", self.roots.tolist())

    @cached_property
    def rarity_of(self) -> list[float]:
        """`rarity`, as a list."""
        return cast("list[float]", self.rarity.tolist())

    @cached_property
    def function_of(self) -> list[bool]:
        """`function`, as a list."""
        return cast("list[bool]", self.function.tolist())

    @cached_property
    def quoted_of(self) -> list[bool]:
        """`quoted`, as a list."""
        return cast("list[bool]", self.quoted.tolist())

    @cached_property
    def named_of(self) -> list[bool]:
        """`named`, as a list."""
        return cast("list[bool]", self.named.tolist())

    @cached_property
    def names(self) -> frozenset[int]:
        """Keys of all words that are part of a name somewhere in the text."""
        return frozenset(self.keys[self.named].tolist())

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Each token without its typography."""
        return self.doc.tokens.forms(key_form)

    @cached_property
    def ended(self) -> NDArray[np.bool_]:
        """Whether a mark ends the sentence, as none does a heading; shape (n_sentences,)."""
        text = self.doc.text
        return np.array([text[s.end - 1] in _ENDS for s in self.doc.sentences], dtype=np.bool_)

    @property
    def strings(self) -> tuple[str, ...]:
        """Each token as written."""
        return self.doc.tokens.strings

    @property
    def is_word(self) -> NDArray[np.bool_]:
        """True where a token is no punctuation mark; shape (n_tokens,)."""
        return self.doc.tokens.is_word


def read(doc: Document) -> Reading:
    """Look every token of `doc` up, disguises and line ends within sentences put aside."""
    way = as_read(doc)
    doc = unwrapped(way.doc)
    tokens = doc.tokens
    edges = np.array([(s.start, s.end) for s in doc.sentences], dtype=np.int64).reshape(-1, 2)
    quotes = np.array([(q.span.start, q.span.end) for q in doc.quotations]).reshape(-1, 2)
    starts, ends = np.searchsorted(tokens.starts, quotes).T
    depth = np.zeros(len(tokens) + 1, dtype=np.int64)
    np.add.at(depth, starts, 1)
    np.add.at(depth, ends, -1)
    return Reading(
        doc,
        way,
        tokens.column(_keys),
        tokens.column(_roots),
        tokens.column(_rarities),
        tokens.column(_are_function_words),
        np.searchsorted(tokens.starts, edges),
        np.cumsum(depth)[:-1] > 0,
    )
