from __future__ import annotations

import numpy as np
from beside import ARTICLE, SENTENCES, reading
from hypothesis import given
from strategies import texts

from credscore.comparison.similarity import Features, Similarities, features, similarities


def similar(copy: str, original: str) -> Similarities:
    mine, theirs = reading(copy), reading(original)
    return between(features(mine), features(theirs))


def between(mine: Features, theirs: Features) -> Similarities:
    return similarities(mine, theirs, len(mine.ended), len(theirs.ended))


def dice(copy: str, original: str) -> dict[tuple[int, int], float]:
    found = similar(copy, original)
    cells = zip(found.copy.tolist(), found.original.tolist(), strict=True)
    return dict(zip(cells, found.dice.tolist(), strict=True))


def test_an_equal_sentence_is_as_similar_as_can_be() -> None:
    found = dice(ARTICLE, ARTICLE)
    for i in range(len(SENTENCES)):
        row = {j: value for (k, j), value in found.items() if k == i}
        assert round(row[i], 9) == 1
        assert all(value < 0.2 for j, value in row.items() if j != i)


def test_sentences_without_a_common_word_are_no_pair() -> None:
    assert dice("Penguins sleep standing.", "He drives lorries.") == {}


def test_the_more_words_are_exchanged_the_less_similar() -> None:
    one = SENTENCES[1]
    steps = [one]
    for old, new in (("Eleven", "Nine"), ("torn", "blown"), ("ferries", "boats"), ("mast", "pole")):
        steps.append(steps[-1].replace(old, new))
    values = [dice(step, one)[0, 0] for step in steps]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)


def test_inflection_and_case_do_not_count() -> None:
    assert round(dice("FERRIES STAYED.", "Ferry stays.")[0, 0], 9) == 1


def test_a_rare_word_in_common_tells_more_than_a_frequent_one() -> None:
    rare = dice("otters sleep", "otters eat")[0, 0]
    frequent = dice("they sleep", "they eat")[0, 0]
    assert rare > 2 * frequent


def test_words_in_the_same_order_tell_more_than_in_another() -> None:
    original = "otters chased forty salmon upstream"
    other = " ".join(original.split()[::-1])
    assert dice(other, original)[0, 0] < dice(original, original)[0, 0]


def test_what_is_in_all_sentences_tells_none_of_them_from_the_others() -> None:
    lines = "\n\n".join(f"Quarry number {i} reopened." for i in range(25))
    assert dice(lines.replace("reopened", "closed"), lines).keys() == {(i, i) for i in range(25)}


def test_weights_can_be_asked_for_by_pair() -> None:
    found = similar(ARTICLE, ARTICLE)
    wanted = [(3, 3), (0, 0)]
    place = [found.copy.tolist().index(i) for i, _ in wanted]
    assert all(found.copy[p] == found.original[p] or p for p in place)
    at = found.at(wanted)
    assert np.allclose(at, found.copy_weight[[3, 0]])
    assert found.at([]).tolist() == []
    assert similar("Penguins sleep.", "He drives.").at([(0, 0)]).tolist() == [0.0]


@given(one=texts, other=texts)
def test_what_two_texts_share_does_not_depend_on_which_is_first(one: str, other: str) -> None:
    forth, back = similar(one, other), similar(other, one)
    order = np.lexsort((back.copy, back.original))
    assert forth.copy.tolist() == back.original[order].tolist()
    assert np.allclose(forth.shared, back.shared[order])
    assert ((forth.dice >= 0) & (forth.dice <= 1 + 1e-9)).all()


@given(text=texts)
def test_no_feature_is_in_a_sentence_twice(text: str) -> None:
    found = features(reading(text))
    cells = list(zip(found.sentences.tolist(), found.names.tolist(), strict=True))
    assert len(set(cells)) == len(cells)
    assert (found.weights > 0).all()
    assert sum(map(len, found.each)) == len(cells)
