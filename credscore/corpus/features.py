"""What an article is found again by: its words, and pairs of words that stand close together.

Words of closed classes are left out, so that a pair is a pair of content words.  A pair has no
order: translated and back, words change places.  All is hashed, in passes over whole arrays of
characters; no word is ever looked up.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore.ngram.hashing import ODD, Hashes, mix
from credscore.ngram.views import FUNCTION_WORDS
from credscore.text.disguise import plain

BITS = 38  # of a hash: among the 5e8 features of a million articles one in 500 meets another
GAPS = (1, 2)  # how far apart the words of a pair stand
_PIECE = 1 << 18  # characters that are hashed at a time; a word that is cut there is two
_LONGEST = 64  # characters of a word that count
_OUTSIDE, _LETTER, _ALONE = 0, 1, 2
_PLANE = 1 << 16
# Scripts written without blanks: every character of theirs is taken for a word.
_WITHOUT_BLANKS = (
    (0x0E00, 0x0F00),  # Thai, Lao
    (0x1000, 0x10A0),  # Burmese
    (0x1780, 0x1800),  # Khmer
    (0x3040, 0x3100),  # kana
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),  # ideographs
    (0xF900, 0xFB00),
)


def features(text: str) -> Hashes:
    """Return the hashed features of `text`, in no order, some of them several times.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of uint64, shape (n_features,)
        Below 2**`BITS`; empty where there is no word of more than one letter.

    >>> one, other = features("A storm sank four boats."), features("Four boats sank (storm).")
    >>> len(one), len(np.intersect1d(one, other))
    (9, 8)
    """
    words = word_hashes(text)
    pairs = [mix(words[:-gap] + words[gap:]) for gap in GAPS if len(words) > gap]
    return np.concatenate((words, *pairs)) >> np.uint64(64 - BITS)


def distinct(hashes: Hashes) -> Hashes:
    """Return the hashes sorted, each once; faster than `np.unique`, which now makes a table."""
    ordered = np.sort(hashes)
    once = np.ones(len(ordered), dtype=np.bool_)
    once[1:] = ordered[1:] != ordered[:-1]
    return ordered[once]


def word_hashes(text: str) -> Hashes:
    """Hash the content words of `text`, in order; shape (n_words,)."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", plain(text).text)
    text = text.lower()
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    words = np.concatenate([_hashed(piece) for piece in pieces] or [_NO_HASHES])
    common = _common()
    at = np.searchsorted(common, words)
    kept: Hashes = words[common[np.minimum(at, len(common) - 1)] != words]
    return kept


_NO_HASHES = np.empty(0, dtype=np.uint64)


def _hashed(text: str) -> Hashes:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kinds()[np.minimum(codes, _PLANE)]
    # A word begins where the kind changes, and with every character that stands alone.
    begins = kinds != 0
    begins[1:] &= (kinds[1:] != kinds[:-1]) | (kinds[1:] == _ALONE)
    held = np.flatnonzero(kinds)
    if not len(held):
        return _NO_HASHES
    starts = np.flatnonzero(begins[held])
    lengths = np.diff(starts, append=len(held))
    place = np.arange(len(held)) - np.repeat(starts, lengths)
    powers = _powers()[np.minimum(place, _LONGEST)]
    hashes = mix(np.add.reduceat(mix(codes[held].astype(np.uint64) + ODD[0]) * powers, starts))
    # Single letters are what is left of "don't" and "U.S."; single digits say little as well.
    kept: Hashes = hashes[(lengths > 1) | (kinds[held][starts] == _ALONE)]
    return kept


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return what every character of the first plane is, and last what all others are."""
    kinds = np.array(
        [unicodedata.category(chr(code))[0] in "LNM" for code in range(_PLANE)] + [_ALONE],
        dtype=np.uint8,
    )
    for first, last in _WITHOUT_BLANKS:
        kinds[first:last] *= _ALONE
    return kinds


@cache
def _powers() -> Hashes:
    powers = np.cumprod(np.full(_LONGEST + 1, ODD[1]), dtype=np.uint64)
    powers[_LONGEST] = 0
    return powers


@cache
def _common() -> Hashes:
    """Return the hashes of words of closed classes, sorted."""
    return np.unique(_hashed(" ".join(sorted(FUNCTION_WORDS))))
