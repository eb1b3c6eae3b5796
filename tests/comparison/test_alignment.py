from __future__ import annotations

from beside import ARTICLE, SENTENCES, linked
from hypothesis import given
from strategies import texts

LAST = len(SENTENCES)
SELF = [(i, i) for i in range(LAST)]


def article(*sentences: str) -> str:
    return "\n\n".join(sentences)


def test_a_text_is_linked_to_itself_sentence_by_sentence() -> None:
    assert linked(ARTICLE, ARTICLE) == SELF


def test_sentences_in_another_order_are_found() -> None:
    assert linked(article(*SENTENCES[::-1]), ARTICLE) == [(i, LAST - 1 - i) for i in range(LAST)]


def test_a_sentence_that_was_added_or_dropped_is_linked_to_nothing() -> None:
    added = article(*SENTENCES[:3], "Penguins of Patagonia sleep upright.", *SENTENCES[3:])
    assert linked(added, ARTICLE) == [(i + (i >= 3), i) for i in range(LAST)]
    dropped = article(*SENTENCES[:3], *SENTENCES[4:])
    assert linked(dropped, ARTICLE) == [(i - (i > 3), i) for i in range(LAST) if i != 3]


SPLIT = (
    "The mayor of Ashcombe opened a new swimming pool.",
    "The pool behind the station received its first guests on Monday morning.",
)


def test_a_sentence_cut_in_two_is_linked_to_both_halves() -> None:
    found = linked(article(*SPLIT, *SENTENCES[1:]), ARTICLE)
    assert found == [(0, 0), (1, 0), *((i + 1, i) for i in range(1, LAST))]


def test_a_sentence_cut_in_three_is_linked_to_all_parts() -> None:
    whole = "The bridge will be closed until the next spring because its beams are weak."
    parts = ("The bridge will be closed.", "Until the next spring.", "Because its beams are weak.")
    assert linked(article(*parts, *SENTENCES), article(whole, *SENTENCES))[:3] == [
        (0, 0),
        (1, 0),
        (2, 0),
    ]


def test_two_sentences_made_one_are_both_linked_to_it() -> None:
    joined = f"{SENTENCES[0][:-1]}, while e{SENTENCES[1][1:]}"
    found = linked(article(joined, *SENTENCES[2:]), ARTICLE)
    assert found == [(0, 0), (0, 1), *((i - 1, i) for i in range(2, LAST))]


ODD_ONE = "Shopkeeper punished: his bread was lighter than promised, said a court near Dunmere."


def test_neighbours_that_belong_together_help_a_sentence_that_hardly_does() -> None:
    around = article(*SENTENCES[:3], ODD_ONE, *SENTENCES[4:])
    assert linked(around, ARTICLE) == SELF
    assert linked(ODD_ONE, ARTICLE) == []


def test_a_heading_joins_no_sentence() -> None:
    heading = "Ashcombe opened swimming pool"
    assert (0, 0) not in linked(article(heading, *SENTENCES), ARTICLE)
    assert (1, 0) in linked(article(heading, *SENTENCES), ARTICLE)


def test_texts_without_sentences_have_no_links() -> None:
    assert linked("", ARTICLE) == linked(ARTICLE, "") == linked("", "") == []


@given(one=texts, other=texts)
def test_links_are_sorted_told_once_and_within_both_texts(one: str, other: str) -> None:
    found = linked(f"{one}\n\n{ARTICLE}", f"{ARTICLE}\n\n{other}")
    assert found == sorted(set(found))
    assert all(i >= 0 and j >= 0 for i, j in found)
    # Of one and the same sentence, several are linked to one, but never many to many.
    rows, columns = [i for i, _ in found], [j for _, j in found]
    assert all(rows.count(i) <= 3 and columns.count(j) <= 3 for i, j in found)
