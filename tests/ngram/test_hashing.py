from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.ngram.hashing import lowered, mix, ngram_hashes, slots, token_hashes

WORDS = ["the", "news", "of", "the", "day"]


def test_hashes_are_the_ones_that_the_shipped_tables_were_made_with() -> None:
    assert [hex(h) for h in token_hashes(["news", "\ud800"]).tolist()] == PINNED_TOKENS
    assert [hex(h) for h in ngram_hashes(token_hashes(WORDS), 2, salt=1).tolist()] == PINNED_PAIRS


PINNED_TOKENS = ["0xd17392dcd32e66ad", "0x680d7d923e780842"]
PINNED_PAIRS = [
    "0x2d78e61d30d0e24f",
    "0x5e841526dbcccaf0",
    "0x5179bbaca716e8e9",
    "0x3b5456362f765bae",
]


def test_another_process_with_another_seed_hashes_alike() -> None:
    code = "from credscore.ngram.hashing import token_hashes as t; print(t(['news']).tolist()[0])"
    root = str(Path(__file__).parents[2])
    env = {"PYTHONPATH": root, "PYTHONHASHSEED": "11"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )
    assert int(done.stdout) == int(token_hashes(["news"])[0])


@pytest.mark.parametrize(("n", "count"), [(1, 5), (2, 4), (5, 1), (6, 0), (9, 0)])
def test_there_is_one_hash_for_every_run(n: int, count: int) -> None:
    runs = ngram_hashes(token_hashes(WORDS), n)
    assert runs.shape == (count,)
    assert runs.dtype == np.uint64


def test_order_length_and_salt_make_another_hash() -> None:
    ab, ba, a = (token_hashes(words) for words in (["a", "b"], ["b", "a"], ["a"]))
    hashes = [ngram_hashes(ab, 2), ngram_hashes(ba, 2), ngram_hashes(ab, 2, salt=1),
              ngram_hashes(a, 1), ngram_hashes(a, 1, salt=1)]  # fmt: skip
    assert len({int(h[0]) for h in hashes}) == len(hashes)


@given(st.lists(st.text(max_size=5), max_size=12), st.integers(1, 4))
def test_a_run_hashes_alike_wherever_it_stands(tokens: list[str], n: int) -> None:
    alone = ngram_hashes(token_hashes(tokens), n)
    later = ngram_hashes(token_hashes(["x", "y", *tokens]), n)
    assert alone.tolist() == (later[2:].tolist() if len(alone) else [])


def test_mixing_moves_about_half_of_the_bits_and_loses_none() -> None:
    one = np.arange(1, 5001, dtype=np.uint64)
    mixed = mix(one)
    assert len(np.unique(mixed)) == len(one)
    changed = mixed ^ mix(one ^ np.uint64(1))
    flipped = np.unpackbits(changed.view(np.uint8)).reshape(-1, 64).sum(axis=1)
    assert 28 < flipped.mean() < 36


def test_slots_fill_a_table_evenly() -> None:
    at = slots(token_hashes([f"word{i}" for i in range(20_000)]), 4)
    share = np.bincount(at, minlength=16) / len(at)
    assert len(share) == 16
    assert share == pytest.approx(np.full(16, 1 / 16), abs=0.01)


def test_lower_case_makes_apostrophes_straight() -> None:
    assert lowered(["Don’t", "U.S.", "İ"]) == ["don't", "u.s.", "i̇"]
