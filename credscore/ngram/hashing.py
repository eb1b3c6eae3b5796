"""Stable hashes of tokens and n-grams, vectorised.

The same token gives the same hash in every process, on every machine and in every
version of Python; Python's own `hash` does not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

# Odd multipliers of the 64-bit finalizer of MurmurHash3 (Appleby, public domain).
_MIX_1 = np.uint64(0xFF51AFD7ED558CCD)
_MIX_2 = np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(33)
_STEP = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio

# Odd numbers with about half of their bits set: 2**64 by the golden ratio, two primes of XXH64
# (Collet), and one more.
ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)
_HALF = np.uint64(32)
_CACHE_LIMIT = 1 << 18


class _TokenHashes(dict[str, int]):
    """Remember the hash of every token seen, up to a bound."""

    def __missing__(self, token: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        digest = hashlib.blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        value = self[token] = int.from_bytes(digest, "little")
        return value


_CACHE = _TokenHashes()


def token_hashes(tokens: Sequence[str]) -> Hashes:
    """Hash every token; shape (n_tokens,)."""
    return np.fromiter(map(_CACHE.__getitem__, tokens), dtype=np.uint64, count=len(tokens))


def mix(hashes: Hashes) -> Hashes:
    """Spread the bits of every hash over the whole word; shape unchanged."""
    mixed = (hashes ^ (hashes >> _SHIFT)) * _MIX_1
    mixed = (mixed ^ (mixed >> _SHIFT)) * _MIX_2
    return mixed ^ (mixed >> _SHIFT)


def ngram_hashes(hashes: Hashes, n: int, salt: int = 0) -> Hashes:
    """Hash every run of `n` neighbours.

    Parameters
    ----------
    hashes : ndarray of uint64, shape (n_tokens,)
    n : int
        Length of the runs.
    salt : int
        Keeps kinds of n-grams apart that share a table.

    Returns
    -------
    ndarray of uint64, shape (max(0, n_tokens - n + 1),)
        Element i belongs to tokens i to i + n - 1.
    """
    count = len(hashes) - n + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    seed = (salt * 0x9E3779B97F4A7C15 + n) % (1 << 64)
    run = np.full(count, seed, dtype=np.uint64)
    for i in range(n):
        run = mix(run * _STEP + hashes[i : i + count])
    return run


def slots(hashes: Hashes, bits: int) -> NDArray[np.int64]:
    """Map hashes to the slots of a table of 2**`bits` entries."""
    return (hashes >> np.uint64(64 - bits)).astype(np.int64)


def combined(*parts: Hashes) -> Hashes:
    """Add up to four hashes, each times an odd number of its own, so that order counts.

    Sums are no hashes yet: `spread` makes slots of them.
    """
    found: Hashes = parts[0] * ODD[0]
    for part, odd in zip(parts[1:], ODD[1:], strict=False):
        found = found + part * odd
    return found


def spread(sums: Hashes, bits: int) -> NDArray[np.int64]:
    """Map sums of hashes to the slots of a table of 2**`bits` entries."""
    mixed = (sums ^ (sums >> _HALF)) * _MIX_1
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def lowered(tokens: Iterable[str]) -> list[str]:
    """Lower-case tokens one by one, typographic apostrophes made straight."""
    return [token.lower().replace("’", "'") for token in tokens]
