from __future__ import annotations

import numpy as np
import pytest
from cases import article

from credscore.extractors.translation import Translation
from credscore.oddity import passages
from credscore.oddity.damage import summaries, summary
from credscore.text.document import Document
from credscore.training.spinner import spin


@pytest.mark.parametrize("n_tokens", [276, 300, 500, 1000, 4001])
def test_passages_cover_a_text_from_its_first_token_to_its_last(n_tokens: int) -> None:
    begins = passages.starts(n_tokens)
    assert (begins[0], begins[-1]) == (0, n_tokens - passages.LENGTH)
    assert (np.diff(begins) <= passages.LENGTH // 2).all()


def test_a_short_text_is_one_passage() -> None:
    assert not len(passages.starts(275))


def test_summaries_of_passages_are_those_of_texts_of_their_length() -> None:
    log_odds = np.random.default_rng(0).normal(-3, 2, 700)
    begins = passages.starts(700)
    found = summaries(passages.windows(log_odds, begins))
    alone = [summary(log_odds[b : b + passages.LENGTH]) for b in begins]
    assert found == pytest.approx(np.array(alone), abs=1e-8)


def test_each_token_has_the_most_that_is_said_around_it() -> None:
    begins = np.array([0, 100, 200])
    found = passages.over_tokens(np.array([[1.0], [3.0], [2.0]]), begins, 450)[:, 0]
    assert found[[0, 99, 100, 349, 350, 449]].tolist() == [1, 1, 3, 3, 2, 2]


@pytest.mark.parametrize("first", ["copy", "padding"])
def test_padding_takes_little_from_what_is_found_in_a_copy(first: str) -> None:
    copy = spin(article("council-original"), 0.4, seed=1).text
    padding = article("science")
    text = f"{copy}\n{padding}" if first == "copy" else f"{padding}\n{copy}"
    alone, padded = (Translation()(Document.from_text(t)).values for t in (copy, text))
    both = alone["translation.spinner"], padded["translation.spinner"]
    assert both[1] > both[0] - 2
