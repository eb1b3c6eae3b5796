from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from strategies import texts

from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.runs import KINDS, MASKED, PADDING, WORDS, all_runs, runs
from credscore.ngram.views import Views, views
from credscore.text.tokens import tokenize

by_kind = pytest.mark.parametrize("kind", range(len(KINDS)), ids=map(str, KINDS))


def looked(text: str) -> Views:
    return views(tokenize(text).strings)


def side(seen: Views, view: int) -> Hashes:
    return {WORDS: seen.words, MASKED: seen.masked}[view]


@given(text=texts)
@example(text="")
@example(text="One.")
def test_past_the_padding_are_the_runs_of_the_text_alone(text: str) -> None:
    seen = looked(text)
    for (view, n), run in zip(KINDS, runs(seen), strict=True):
        alone = ngram_hashes(side(seen, view), n, salt=view)
        assert run[PADDING : PADDING + len(alone)].tolist() == alone.tolist()


@given(text=texts)
@example(text="")
def test_a_run_of_every_kind_begins_wherever_it_fits_over_the_edges(text: str) -> None:
    seen = looked(text)
    places = len(seen.kept) + 2 * PADDING
    assert [len(run) for run in runs(seen)] == [places - n + 1 for _, n in KINDS]


@by_kind
def test_every_text_has_the_same_before_its_first_token(kind: int) -> None:
    n = KINDS[kind][1]
    one, other = (runs(looked(text))[kind] for text in ("the rain of the day", "the Mill"))
    # All that ends with "the" or sooner is alike, and what reaches past it is not.
    reach = PADDING + 2 - n
    assert one[:reach].tolist() == other[:reach].tolist()
    assert one[reach] != other[reach]


@by_kind
def test_before_the_text_and_after_it_look_alike(kind: int) -> None:
    n = KINDS[kind][1]
    outside = PADDING - n + 1  # runs that touch no token, on either side
    run = runs(looked("the rain"))[kind]
    assert run[:outside].tolist() == run[len(run) - outside :].tolist()


def test_views_and_lengths_never_share_a_hash() -> None:
    # Function words and marks are the same in both views.
    found = np.concatenate([np.unique(run) for run in runs(looked("of the and to in, but so"))])
    assert len(np.unique(found)) == len(found)


def test_runs_are_found_once_for_the_same_views() -> None:
    seen = looked("the rain of the day")
    assert all_runs(seen) is all_runs(seen)
    assert all_runs(looked("the rain of the day")) is not all_runs(seen)
