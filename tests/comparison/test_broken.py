from __future__ import annotations

from beside import ARTICLE, Told, compared, in_article
from hypothesis import given
from strategies import texts

WHOLE = "The bridge will be closed until the next spring because its beams are weak."
BROKEN = WHOLE.replace("closed", "closed.")


def broken(copy: str, original: str) -> list[Told]:
    return [one for one in in_article(copy, original) if one[0] == "broken"]


def test_a_mark_that_breaks_a_sentence_is_told_beside_the_whole_words() -> None:
    assert broken(BROKEN, WHOLE) == [("broken", "closed. until", "closed until")]


def test_what_the_original_has_broken_too_is_no_change() -> None:
    assert broken(BROKEN, BROKEN) == []
    assert broken(WHOLE, BROKEN) == []


def test_the_second_of_two_breaks_is_told_where_the_original_has_one() -> None:
    whole = (
        "Seven crossings over the lower Wend will be closed to lorries, coaches and farm "
        "carts until the next spring, because the engineers of the county found deep cracks."
    )
    once = whole.replace("Wend", "Wend.")
    twice = once.replace("found", "found.")
    assert len(broken(twice, once)) == 1
    assert len(broken(twice, whole)) == 2


def test_only_sentences_that_the_original_has_are_looked_at() -> None:
    strange = "Penguins of Patagonia sleep. upright on stones beside their warm lagoon."
    assert broken(strange, WHOLE) == []


def test_a_broken_word_that_the_original_lacks_stands_beside_nothing() -> None:
    assert ("broken", "shut. until", None) in in_article(BROKEN.replace("closed", "shut"), WHOLE)


@given(text=texts)
def test_nothing_is_broken_beside_an_original_that_is_broken_alike(text: str) -> None:
    whole = f"{ARTICLE}\n\n{text}"
    assert [one for one in compared(whole, whole) if one[0] == "broken"] == []
