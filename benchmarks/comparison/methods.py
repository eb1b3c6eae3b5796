"""Other people's ways to tell that one text was made from another: a number for a pair.

Each is as its makers have it, with the settings they recommend; where a threshold belongs to it,
it is chosen by the benchmark, so that all of them have the same false alarms.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from credscore.training.pairs_runs import Words

Judge = Callable[[str, str], float]
_N = 5  # words of a shingle
_PERMUTATIONS = 128
_CHARACTERS = 15  # of a hashed string: what churnalism tools keep
_PAGES = 4096  # texts whose parts are kept


@dataclass(frozen=True, slots=True)
class Method:
    """A peer: its name in the table, and a maker of its judge, which may lack its package."""

    name: str
    make: Callable[[], Judge]


@lru_cache(_PAGES)
def _words(text: str) -> tuple[str, ...]:
    return tuple(Words(text).strings)


@lru_cache(_PAGES)
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of five words."""
    words = _words(text)
    return frozenset(words[i : i + _N] for i in range(len(words) - _N + 1))


def jaccard(copy: str, original: str) -> float:
    """Return shared shingles by all shingles."""
    one, other = shingles(copy), shingles(original)
    return len(one & other) / (len(one | other) or 1)


def containment(copy: str, original: str) -> float:
    """Return the share of the smaller set of shingles that the other has."""
    one, other = shingles(copy), shingles(original)
    return len(one & other) / (min(len(one), len(other)) or 1)


@lru_cache(_PAGES)
def hashes(text: str) -> frozenset[int]:
    """Return hashes of all strings of 15 characters, letters and digits only, in small letters."""
    plain = "".join(c for c in text.lower() if c.isalnum())
    return frozenset(hash(plain[i : i + _CHARACTERS]) for i in range(len(plain) - _CHARACTERS + 1))


def churnalism(copy: str, original: str) -> float:
    """Return the larger share of the two texts that exact strings of 15 characters make up."""
    one, other = hashes(copy), hashes(original)
    return len(one & other) / (min(len(one), len(other)) or 1)


def ratio(copy: str, original: str) -> float:
    """Return `difflib`'s ratio, of words."""
    return difflib.SequenceMatcher(None, _words(copy), _words(original), autojunk=False).ratio()


def minhash() -> Judge:
    """Return the estimate of Jaccard similarity by `datasketch`, of shingles of five words."""
    from datasketch import MinHash  # noqa: PLC0415  may not be there

    @lru_cache(_PAGES)
    def sketch(text: str) -> MinHash:
        made = MinHash(num_perm=_PERMUTATIONS)
        made.update_batch([" ".join(s).encode() for s in shingles(text)])
        return made

    return lambda copy, original: float(sketch(copy).jaccard(sketch(original)))


def rensa() -> Judge:
    """Return the estimate of Jaccard similarity by `rensa`, of single words, as in its manual."""
    from rensa import RMinHash  # noqa: PLC0415  only who measures this peer needs it

    @lru_cache(_PAGES)
    def sketch(text: str) -> RMinHash:
        made = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        made.update(list(_words(text)))
        return made

    return lambda copy, original: float(sketch(copy).jaccard(sketch(original)))


def token_set() -> Judge:
    """Return the ratio of sorted sets of words by `rapidfuzz`."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415  only who measures this peer needs it

    return lambda copy, original: float(token_set_ratio(copy, original))


def simhash() -> Judge:
    """Return the similarity of `trafilatura`'s simhashes."""
    from trafilatura.deduplication import Simhash  # noqa: PLC0415  only who measures this peer needs it

    sketch = lru_cache(_PAGES)(Simhash)
    return lambda copy, original: float(sketch(copy).similarity(sketch(original)))


METHODS = (
    Method("5-gram Jaccard", lambda: jaccard),
    Method("5-gram containment", lambda: containment),
    Method("datasketch MinHash, 5-grams", minhash),
    Method("rensa RMinHash, words", rensa),
    Method("rapidfuzz token_set_ratio", token_set),
    Method("difflib ratio, words", lambda: ratio),
    Method("trafilatura Simhash", simhash),
    Method("15-character hashes, as churnalism tools", lambda: churnalism),
)
