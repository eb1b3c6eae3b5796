"""The second look at sentences, beside their neighbours."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from strategies import texts

from credscore.extractors.attribution import Attributions
from credscore.extractors.attribution.context import BITS, context_slots
from credscore.extractors.attribution.reading import read
from credscore.text.document import Document


@given(text=texts)
def test_every_sentence_has_the_same_number_of_features(text: str) -> None:
    reading = read(Document.from_text(text))
    count = len(reading.first)
    found = context_slots(reading, np.zeros((count, 2)), np.zeros((len(reading.cues), 2)))
    assert len(found.row) % max(count, 1) == 0
    assert np.bincount(found.row, minlength=count).max(initial=0) * count == len(found.row)
    if count:
        assert 0 <= found.slot.min() <= found.slot.max() < 1 << BITS


def sentences(text: str) -> tuple[float, ...]:
    return Attributions()(Document.from_text(text), detail="full").sentences


def test_a_quotation_that_goes_on_belongs_to_the_speaker_named_before() -> None:
    middle = "The old pump broke in spring."
    quoted = f"“We saw it coming,” said Ann Ferrow. “{middle} Nobody came.”"
    told = f"We saw it coming. {middle} Nobody came."
    assert sentences(quoted)[1] > 0.8
    assert sentences(told)[1] < 0.3


def test_a_speaker_of_another_paragraph_says_less() -> None:
    near = sentences("The well is dry, the mayor said on Monday. It has been dry since May.")
    far = sentences("The well is dry, the mayor said on Monday.\n\nIt has been dry since May.")
    assert near[1] != far[1]
