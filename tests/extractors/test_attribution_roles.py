"""The chain of labels around a cue: decoding, and the features it rests on."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.extractors.attribution.model import shipped
from credscore.extractors.attribution.outline import JOINTS, outline
from credscore.extractors.attribution.reading import Reading, read
from credscore.extractors.attribution.role_features import (
    BITS,
    REACH,
    RoleFeatures,
    windows,
)
from credscore.extractors.attribution.roles import (
    CONTENT,
    CUE,
    SOURCE,
    Roles,
    decode,
    emissions,
    label,
)
from credscore.text.document import Document

LABELS = 4


def reading_of(text: str) -> Reading:
    return read(Document.from_text(text))


@given(lengths=st.lists(st.integers(1, 5), min_size=1, max_size=4), seed=st.integers(0, 10**6))
def test_the_best_of_all_sequences_is_found(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    scores = rng.integers(-50, 50, (len(owner), LABELS))
    moves = rng.integers(-50, 50, (len(owner), LABELS, LABELS))
    found = decode(scores, moves, owner)
    ends = np.cumsum(lengths)
    for start, end in zip(ends - lengths, ends, strict=True):
        rows = range(start, end)

        def total(path: tuple[int, ...], rows: range = rows) -> int:
            steps = zip(rows[1:], pairwise(path), strict=True)
            return int(
                sum(scores[i, y] for i, y in zip(rows, path, strict=True))
                + sum(moves[i, a, b] for i, (a, b) in steps)
            )

        best = max(map(total, product(range(LABELS), repeat=len(rows))))
        assert total(tuple(found[start:end].tolist())) == best


def test_weights_are_added_up_exactly() -> None:
    rng = np.random.default_rng(0)
    weights = rng.integers(-127, 128, (64, LABELS)).astype(np.int8)
    slot = rng.integers(0, 64, (9, 5))
    expected = weights.astype(int)[slot].sum(axis=0)
    assert emissions(weights, slot).tolist() == expected.tolist()
    assert emissions(np.asfortranarray(weights), slot.T.copy().T).tolist() == expected.tolist()


def test_pieces_are_the_ranges_of_a_role() -> None:
    roles = Roles(((SOURCE, 10, 12), (CUE, 13, 14), (CONTENT, 14, 15), (CONTENT, 16, 17)))
    assert roles.of(SOURCE) == [(10, 12)]
    assert roles.of(CONTENT) == [(14, 15), (16, 17)]


@given(text=texts)
def test_pieces_follow_each_other_within_the_window(text: str) -> None:
    reading = reading_of(text)
    cues = reading.cues
    for roles, low, high in zip(
        label(reading, cues, shipped()), *windows(reading, cues), strict=True
    ):
        ends = [low, *(end for _, _, end in roles.pieces)]
        starts = [start for _, start, _ in roles.pieces] + [high]
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        assert all(start < end for _, start, end in roles.pieces)


@given(text=texts | st.lists(st.sampled_from(["he said ", "“no”, ", ". ", "\n"])).map("".join))
def test_any_text_has_features_in_the_table(text: str) -> None:
    reading = reading_of(text)
    if not len(reading.words):
        return
    found = outline(reading)
    assert found.joint.min() >= 0
    assert found.joint.max() < JOINTS
    cues = reading.cues
    if len(cues):
        rows = RoleFeatures(reading, found).rows(cues, *windows(reading, cues))
        assert rows.slot.min() >= 0
        assert rows.slot.max() < 1 << BITS
        assert set(rows.owner.tolist()) == set(range(len(cues)))
        assert (reading.sentence[rows.token] == reading.sentence[cues[rows.owner]]).all()


def test_each_cue_is_judged_alone() -> None:
    """What is asked beside it changes nothing, up to the sixth cue of a sentence."""
    text = "The mayor said it rained, and Ann Ferrow told reporters that she knew."
    reading = reading_of(text)
    part = shipped()
    together = label(reading, reading.cues, part)
    alone = [label(reading, reading.cues[i : i + 1], part)[0] for i in range(len(reading.cues))]
    assert together == alone


def test_a_window_ends_with_the_sentence_and_within_reach() -> None:
    reading = reading_of("It rained. " + "so " * 200 + "he said " + "so " * 200 + ". Snow fell.")
    (low,), (high,) = windows(reading, reading.cues)
    assert (low, high) == (reading.cues[0] - REACH, reading.cues[0] + REACH + 1)
    reading = reading_of("It rained. He said so. Snow fell.")
    (low,), (high,) = windows(reading, reading.cues)
    assert (low, high) == (reading.first[1], reading.last[1])


@pytest.mark.parametrize("count", [1, 7, 50])
def test_no_sentence_costs_more_than_its_length(count: int) -> None:
    reading = reading_of("said " * count)
    low, high = windows(reading, reading.cues)
    assert (high - low).sum() <= 13 * count


def test_no_cue_has_no_roles() -> None:
    reading = reading_of("The train left at noon.")
    assert label(reading, reading.cues, shipped()) == []


def test_the_outline_counts_what_lies_between() -> None:
    doc = Document.from_text("“It is safe,” said Ann, who had looked.")
    found = outline(read(doc))
    at = {word: i for i, word in enumerate(doc.tokens.strings)}
    assert found.quotes[at["said"]] - found.quotes[at["safe"]] == 1
    assert found.breaks[at["who"]] - found.breaks[at["Ann"]] == 1
    assert found.first[at["looked"]] == found.first[at["had"]] == at["who"]
    assert found.last[at["who"]] == at["looked"] + 1
    assert found.verbs[at["looked"]] - found.verbs[at["Ann"]] == 2


@given(
    text=st.lists(st.sampled_from(["he said ", "no one ", "“yes”, ", ". ", "on Monday "])).map(
        "".join
    )
)
def test_an_attribution_says_something(text: str) -> None:
    """Of two words or more, one is content: a cue for nothing is no attribution."""
    reading = reading_of(text)
    for cue, roles in zip(reading.cues, label(reading, reading.cues, shipped()), strict=True):
        assert any(start <= cue < end for start, end in roles.of(CUE))
        alone = reading.last[reading.sentence[cue]] - reading.first[reading.sentence[cue]] == 1
        assert roles.of(CONTENT) or alone
