from __future__ import annotations

import pytest
from beside import ARTICLE, SENTENCES, reading

from credscore.comparison.comparer import compare, outline
from credscore.comparison.result import Comparison
from credscore.text.document import Document


def laid_out(made: Comparison) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            pair.kind,
            [span.of(made.copy.text) for span in pair.copy],
            [span.of(made.original.text) for span in pair.original],
        )
        for pair in made.alignment
    ]


def test_what_was_dropped_stands_where_it_would_have_stood() -> None:
    copy = "\n\n".join([SENTENCES[1], "Penguins sleep upright.", SENTENCES[3]])
    assert laid_out(compare(copy, "\n\n".join(SENTENCES[:4]))) == [
        ("dropped", [], [SENTENCES[0]]),
        ("verbatim", [SENTENCES[1]], [SENTENCES[1]]),
        ("dropped", [], [SENTENCES[2]]),
        ("added", ["Penguins sleep upright."], []),
        ("verbatim", [SENTENCES[3]], [SENTENCES[3]]),
    ]


def test_shares_are_of_the_words_of_the_copy() -> None:
    added = " ".join(["penguin"] * len(SENTENCES[1].split()))
    made = compare(f"{SENTENCES[1]}\n\n{added.capitalize()}.", ARTICLE)
    assert made.shares == {"verbatim": 0.5, "edited": 0, "reworded": 0, "added": 0.5}


def test_what_is_covered_is_of_the_words_of_the_original() -> None:
    n = [len(sentence.split()) for sentence in SENTENCES]
    made = compare("\n\n".join(SENTENCES[:5]), ARTICLE)
    assert made.original_covered == pytest.approx(sum(n[:5]) / sum(n))


def test_a_copy_without_words_is_all_added_and_covers_nothing() -> None:
    for copy in ("", "…"):
        made = compare(copy, ARTICLE)
        assert made.shares["added"] == 1
        assert made.original_covered == 0
        assert {pair.kind for pair in made.alignment} <= {"added", "dropped"}


def test_documents_keep_their_names() -> None:
    made = compare(Document.from_text("Rain fell.", "a"), Document.from_text("It fell.", "b"))
    record = made.to_dict()
    assert (record["copy_id"], record["original_id"]) == ("a", "b")
    assert made.to_dict()["model_version"] == compare("", "").model_version != ""


@pytest.mark.parametrize("wrong", [None, 3, b"Rain fell.", ["Rain fell."]])
def test_what_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        compare(wrong, ARTICLE)  # type: ignore[arg-type]  # the wrong type is the test
    with pytest.raises(TypeError):
        compare(ARTICLE, wrong)  # type: ignore[arg-type]  # the wrong type is the test


def test_most_of_a_text_is_in_the_other_or_it_is_not() -> None:
    part = "\n\n".join(SENTENCES[:4])
    assert outline(reading(part), reading(ARTICLE)).mostly
    assert outline(reading(ARTICLE), reading(part)).mostly
    own = "Penguins of Patagonia sleep upright on warm stones beside lagoon number {}."
    long = "\n\n".join([*SENTENCES[:2], *(own.format(n) for n in range(30, 40))])
    assert outline(reading(long), reading(ARTICLE)).probability > 0.5
    assert not outline(reading(long), reading(ARTICLE)).mostly
    assert not outline(reading("Penguins sleep."), reading(ARTICLE)).mostly
