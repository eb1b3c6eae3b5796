from __future__ import annotations

import math

from beside import ARTICLE, SENTENCES, put_beside
from hypothesis import given
from strategies import texts

from credscore.comparison.comparer import traces_of
from credscore.comparison.derivation import TRACES, Traces, log_odds, probability, traces


def found_in(copy: str, original: str = ARTICLE) -> Traces:
    return traces(*put_beside(copy, original))


def test_every_sentence_of_a_text_beside_itself_is_as_strong_as_can_be() -> None:
    found = found_in(ARTICLE)
    assert found.strengths.tolist() == [1.0] * len(SENTENCES)
    n = put_beside(ARTICLE, ARTICLE)[0].is_word.sum()
    assert found.values.tolist() == [1.0, 1.0, math.log1p(n)]
    assert probability(found) > 0.95


def test_texts_with_nothing_in_common_have_no_traces() -> None:
    found = found_in("Penguins sleep standing.")
    assert found.strengths.tolist() == []
    assert found.values.tolist() == [0.0] * len(TRACES)
    assert probability(found) < 0.05


def test_the_probability_is_that_of_the_log_odds() -> None:
    found = found_in("\n\n".join(SENTENCES[:2]))
    assert math.isclose(probability(found), 1 / (1 + math.exp(-log_odds(found))))


def test_the_longer_the_part_that_was_copied_the_likelier() -> None:
    chances = [log_odds(found_in("\n\n".join(SENTENCES[:n]))) for n in range(1, 9)]
    assert chances == sorted(chances)
    assert len(set(chances)) == len(chances)


def test_a_quotation_that_both_have_says_nothing() -> None:
    quoted = "“The bridge was never safe, and they were told so every year,” Ruth Calloway said."
    ours = "\n\n".join([*SENTENCES[:3], quoted])
    theirs = "\n\n".join([*SENTENCES[4:7], quoted])
    assert probability(found_in(ours, theirs)) < 0.05


def test_a_text_that_is_all_quotation_is_a_copy_of_itself() -> None:
    quoted = "\n\n".join(f"“{sentence}”" for sentence in SENTENCES)
    assert probability(found_in(quoted, quoted)) > 0.95


def test_putting_a_copy_between_quotation_marks_hides_nothing() -> None:
    quoted = "\n\n".join(f"“{sentence}”" for sentence in SENTENCES)
    assert probability(found_in(quoted)) > 0.95


def test_a_name_and_small_words_in_common_say_little() -> None:
    copy = "On Monday Ruth Calloway of the Ardlow Board was at the gate of the mill."
    original = "It was on Monday, the day of Ruth Calloway of the Ardlow Board in the rain."
    assert probability(found_in(copy, original)) < 0.1


def test_traces_of_texts_are_those_of_their_readings() -> None:
    copy = "\n\n".join(SENTENCES[:3])
    assert traces_of(copy, ARTICLE).values.tolist() == found_in(copy).values.tolist()


@given(one=texts, other=texts)
def test_strengths_and_shares_lie_between_none_and_all(one: str, other: str) -> None:
    found = found_in(f"{one}\n\n{ARTICLE}", f"{other}\n\n{ARTICLE}")
    for value in (*found.strengths.tolist(), *found.values[:2].tolist(), probability(found)):
        assert 0 <= value <= 1 + 1e-9
