from __future__ import annotations

import pytest
from invented_copies import ORIGINAL, held, shortened, spun
from invented_stories import story

from credscore.corpus.corpus import Corpus
from credscore.corpus.originals import find_original, likelihood
from credscore.text.document import Document


@pytest.fixture
def corpus() -> Corpus:
    return held({})


def test_the_original_of_a_copy_is_found_among_others(corpus: Corpus) -> None:
    corpus.delete(["shortened", "spun"])
    found = find_original(spun(), corpus)
    assert found is not None
    assert (found.original.id, found.verdict) == ("original", "spun copy")
    assert found.copy.text == spun()


def test_a_copy_whose_words_are_broken_by_what_nobody_sees_is_found(corpus: Corpus) -> None:
    corpus.delete(["shortened", "spun"])
    found = find_original("\u200b".join(spun()), corpus)
    assert found is not None
    assert (found.original.id, found.verdict) == ("original", "spun copy")


def test_an_article_of_the_same_name_is_the_copy_itself(corpus: Corpus) -> None:
    found = find_original(Document.from_text(ORIGINAL, "original"), corpus)
    assert found is not None
    assert found.original.id in {"shortened", "spun"}


def test_a_mapping_is_read_as_everywhere(corpus: Corpus) -> None:
    found = find_original({"id": "original", "text": ORIGINAL}, corpus)
    assert found is not None
    assert found.copy.id == "original"
    assert found.original.id != "original"


def test_a_text_unlike_all_others_has_no_original(corpus: Corpus) -> None:
    assert find_original("Zygotic quorums vex wombats.", corpus) is None
    assert find_original(ORIGINAL, Corpus()) is None


def test_what_is_found_need_not_be_what_it_was_made_from(corpus: Corpus) -> None:
    found = find_original(story(77), corpus)
    assert found is None or found.verdict in {"same story", "unrelated"}


def test_the_chance_that_is_given_decides(corpus: Corpus) -> None:
    found = find_original(spun(), corpus, likelihood=lambda _, one: float(one.id == "shortened"))
    assert found is not None
    assert found.original.id == "shortened"


def test_a_copy_is_likelier_made_from_its_original_than_from_a_stranger() -> None:
    copy = Document.from_text(shortened())
    own = likelihood(copy, Document.from_text(ORIGINAL))
    other = likelihood(copy, Document.from_text(story(1)))
    assert own > 0 > other


@pytest.mark.parametrize("wrong", [3, {"id": "x"}, {"text": 3}])
def test_what_cannot_be_read_is_an_error(corpus: Corpus, wrong: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        find_original(wrong, corpus)  # type: ignore[arg-type]  # the wrong type is the test
