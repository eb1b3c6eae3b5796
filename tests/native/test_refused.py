"""Arrays that would lead a compiled function out of others are refused, whoever passes them.

Found by fuzzing: `scripts/fuzz.py --sanitize kernels`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from fuzz.targets.kernels import recorded

from credscore import native

pytestmark = pytest.mark.skipif(native.kernels is None, reason="installed without a C compiler")

# Function, number of the array, and what its first item becomes.
LEADING_OUT = [
    ("runs", 2, 1, 0),
    ("runs", 2, 1, 1 << 40),
    ("shares", 1, 1, -3),
    ("shares", 2, 0, -1),
    ("shares", 2, 0, 1 << 62),
    ("describe", 4, 0, -1),
    ("describe", 4, 0, 2**63 - 1),
    ("sentence_sums", 3, 0, -1),
    ("sentence_sums", 4, 0, -9),
    ("cue_sums", 4, 0, -9),
    ("cue_sums", 5, 0, 1 << 40),
    ("cue_sums", 6, 0, 1 << 62),
    ("cue_sums", 8, 0, -1),
    ("cue_sums", 9, 0, 11),
    ("cue_sums", 10, 0, -1),
    ("state_sums", 3, 0, 1 << 62),
    ("state_sums", 7, 0, 1 << 40),
    ("context_sums", 1, 0, -1),
    ("context_sums", 2, 0, 1 << 40),
    ("label", 5, 0, -1),
    ("label", 6, 0, -1),
    ("label", 7, 0, 1 << 40),
    ("label", 8, 0, 1 << 62),
    ("label", 10, 0, 1 << 40),
    ("label", 11, 0, -1),
    ("label", 12, 0, 1 << 40),
    ("label", 15, 0, 15),
    ("label", 16, 0, 1 << 62),
    ("spread_chunks", 0, 0, -1),
]
# Function, number of the array, and columns of a row.
TABLES = [
    ("shares", 3, 2),
    ("describe", 5, 1),
    ("sentence_sums", 7, 2),
    ("cue_sums", 13, 2),
    ("state_sums", 9, 2),
    ("context_sums", 11, 2),
    ("label", 14, 4),
]


def refuses(name: str, arrays: list[Any]) -> bool:
    with pytest.raises(ValueError, match="has the wrong length"):
        getattr(native.kernels, name)(*arrays)
    return True


@pytest.mark.parametrize(("name", "which", "where", "value"), LEADING_OUT)
def test_a_number_that_leads_out_of_an_array_is_refused(
    name: str, which: int, where: int, value: int
) -> None:
    arrays = recorded(name)
    getattr(native.kernels, name)(*arrays)
    arrays[which].reshape(-1)[where] = value
    assert refuses(name, arrays)


@pytest.mark.parametrize(("name", "which", "columns"), TABLES)
def test_a_table_without_a_power_of_two_of_rows_is_refused(
    name: str, which: int, columns: int
) -> None:
    arrays = recorded(name)
    rows = arrays[which].reshape(-1)
    for count in (columns, 3 * columns):
        arrays[which] = np.resize(rows, count)
        assert refuses(name, arrays)
