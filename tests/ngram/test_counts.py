from __future__ import annotations

import numpy as np
import pytest

from credscore.ngram.counts import CountTable
from credscore.ngram.hashing import token_hashes

WORDS = [f"word{i}" for i in range(2000)]


def table(counts: list[int], bits: int = 14) -> CountTable:
    hashes = token_hashes(WORDS[: len(counts)])
    return CountTable.of(hashes, np.array(counts, dtype=np.int64), bits)


def test_a_level_is_one_more_than_the_logarithm_of_the_count() -> None:
    counts = [1, 2, 3, 4, 7, 8, 1000, 2**13, 2**14, 2**30]
    levels = table(counts).levels(token_hashes(WORDS[: len(counts)]))
    assert levels.tolist() == [1, 2, 2, 3, 3, 4, 10, 14, 15, 15]


def test_little_of_what_was_seen_is_lost_in_a_table_a_quarter_full() -> None:
    levels = table([4] * 2000, bits=13).levels(token_hashes(WORDS))
    assert (levels == 0).mean() < 0.04


def test_what_is_lost_is_rare() -> None:
    levels = table([2000 - i for i in range(2000)], bits=13).levels(token_hashes(WORDS))
    assert levels[:200].tolist() == [11] * 200
    assert np.flatnonzero(levels == 0).mean() > 1000


def test_what_was_never_seen_is_hardly_ever_found_in_a_table_a_quarter_full() -> None:
    unseen = token_hashes([f"other{i}" for i in range(10_000)])
    assert (table([4] * 2000, bits=13).levels(unseen) > 0).mean() < 0.04


def test_where_there_is_no_room_the_most_frequent_stay() -> None:
    counts = [2000 - i for i in range(2000)]
    small = table(counts, bits=6)
    levels = small.levels(token_hashes(WORDS))
    assert (small.cells > 0).sum() <= 64
    assert levels[:10].tolist() == [11] * 10


def test_the_same_counts_give_the_same_table_in_any_order() -> None:
    rng = np.random.default_rng(0)
    hashes, counts = token_hashes(WORDS), rng.integers(1, 99, len(WORDS))
    order = rng.permutation(len(WORDS))
    one = CountTable.of(hashes, counts, 12)
    other = CountTable.of(hashes[order], counts[order], 12)
    assert np.array_equal(one.cells, other.cells)


@pytest.mark.parametrize("bits", [1, 8, 16])
def test_the_size_of_a_table_says_how_many_bits_it_takes(bits: int) -> None:
    assert CountTable(np.zeros(1 << bits, dtype=np.uint8)).bits == bits


def test_no_hashes_have_no_levels() -> None:
    assert table([1]).levels(token_hashes([])).shape == (0,)
