from __future__ import annotations

import numpy as np
import pytest
from beside import ARTICLE, SENTENCES, put_beside
from hypothesis import given
from strategies import texts

from credscore.comparison.pairs import EDITED, trusted_of


def kinds(copy: str, original: str) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(p.kind, p.copy, p.original) for p in put_beside(copy, original)[2]]


def exchanged(*words: str) -> str:
    text = SENTENCES[1]
    for word in words:
        text = text.replace(word, f"q{word[::-1]}")
    return text


def test_the_more_words_differ_the_further_a_sentence_was_changed() -> None:
    some = exchanged("ferries", "signal")
    most = exchanged("ferries", "signal", "Eleven", "torn", "wind", "because")
    found = [kinds(text, SENTENCES[1])[0][0] for text in (SENTENCES[1], some, most)]
    assert found == ["verbatim", "edited", "reworded"]


def test_case_and_typography_leave_a_sentence_verbatim() -> None:
    copy = SENTENCES[1].upper().replace("THE WIND", "‘THE’ WIND").rstrip(".")
    assert [kind for kind, _, _ in kinds(copy, SENTENCES[1])] == ["verbatim"]


def test_what_is_linked_to_one_sentence_is_one_passage() -> None:
    halves = (
        "The mayor of Ashcombe opened a new swimming pool.\n\n"
        "The pool behind the station received its first guests on Monday morning."
    )
    rest = "\n\n".join(SENTENCES[1:])
    assert kinds(f"{halves}\n\n{rest}", ARTICLE)[0][1:] == ((0, 1), (0,))
    assert kinds(ARTICLE, f"{halves}\n\n{rest}")[0][1:] == ((0,), (0, 1))


def test_the_share_that_was_kept_is_of_the_words_of_both() -> None:
    (_, _, (passage,)) = put_beside("Otters ate forty fat trout.", "Otters ate forty trout.")
    assert passage.kept == pytest.approx(1 - 1 / 9)
    assert passage.kind == "edited"


@given(one=texts, other=texts)
def test_no_sentence_is_in_two_passages(one: str, other: str) -> None:
    _, _, found = put_beside(f"{one}\n\n{ARTICLE}", f"{ARTICLE}\n\n{other}")
    for side in ("copy", "original"):
        numbers = [i for passage in found for i in getattr(passage, side)]
        assert len(set(numbers)) == len(numbers)
    assert all(0 <= p.kept <= 1 for p in found)
    assert [p.copy for p in found] == sorted(p.copy for p in found)


def trusted(copy: str, *, made: bool, strong: bool = False) -> list[tuple[int, ...]]:
    _, _, found = put_beside(copy, ARTICLE)
    strengths = np.full(len(found), float(strong))
    return [p.copy for p in trusted_of(found, strengths, made=made)]


HARDLY = "Shopkeeper punished: his bread was lighter than promised, said a court near Dunmere."
NEXT_TO_IT = "\n\n".join([*SENTENCES[2:3], HARDLY, *SENTENCES[4:5]])


def test_a_passage_with_little_in_common_is_trusted_between_two_others_of_a_copy_only() -> None:
    assert trusted(NEXT_TO_IT, made=True) == [(0,), (1,), (2,)]
    assert trusted(NEXT_TO_IT, made=False) == [(0,), (2,)]
    assert (3,) in trusted("\n\n".join([*SENTENCES[:3], HARDLY, *SENTENCES[4:]]), made=True)


def test_what_shows_strong_traces_is_trusted_whatever_it_kept() -> None:
    assert trusted(NEXT_TO_IT, made=False, strong=True) == [(0,), (1,), (2,)]


def test_a_sentence_of_another_text_must_be_nearly_the_same() -> None:
    copy = exchanged("ferries", "signal", "Eleven", "torn", "wind")
    _, _, (passage,) = put_beside(copy, ARTICLE)
    assert 0.5 < passage.kept < EDITED
    assert trusted(copy, made=True) == [(0,)]
    assert trusted(copy, made=False) == []
