from __future__ import annotations

import pytest
from beside import ARTICLE, compared, in_article, put_beside
from compared import PAIRS, listed, pair_text

from credscore.comparison.changes import changes
from credscore.comparison.comparer import compare

ORIGINAL = "The diver lost 14,000 coins and did not tell his aunt in Corran about it."


@pytest.mark.parametrize("pair", PAIRS)
def test_grave_changes_that_a_reader_lists_are_found(pair: str) -> None:
    copy, original = pair_text(pair, "copy"), pair_text(pair, "original")
    found = compared(copy, original)
    grave = {"negation", "number", "name", "gender", "broken"}
    # A sentence that is negated inside a quotation may be told as an altered quotation.
    for one in listed(pair)["changes"]:
        if one["kind"] in grave:
            assert any(mine is not None and mine in one["copy"] for _, mine, _ in found), one


@pytest.mark.parametrize("pair", PAIRS)
def test_phrases_that_a_reader_finds_kept_are_never_gravely_changed(pair: str) -> None:
    made = compare(pair_text(pair, "copy"), pair_text(pair, "original"))
    for one in listed(pair)["kept"]:
        start = made.copy.text.index(one["copy"])
        end = start + len(one["copy"])
        for change in made.changes:
            if change.copy is not None and change.severity >= 0.6:
                assert change.copy.end <= start or end <= change.copy.start, (one, change)


def test_what_is_told_by_its_kind_is_not_told_again_as_words() -> None:
    copy = ORIGINAL.replace("14,000", "1,400").replace("did not tell", "told")
    found = in_article(copy, ORIGINAL)
    assert [kind for kind, _, _ in found] == ["negation", "number"]


def test_the_worst_comes_first_and_equals_in_reading_order() -> None:
    copy = ORIGINAL.replace("diver", "miner").replace("14,000", "1,400").replace("Corran", "Vexham")
    assert [kind for kind, _, _ in in_article(copy, ORIGINAL)] == ["number", "name", "word"]
    twice = ORIGINAL.replace("coins", "spoons")
    made = compare(f"{twice}\n\n{ARTICLE}", f"{ORIGINAL}\n\n{ARTICLE}")
    starts = [c.copy.start for c in made.changes if c.copy]
    assert starts == sorted(starts)


def test_texts_with_no_passage_have_no_change() -> None:
    mine, theirs, found = put_beside("Penguins sleep.", "He drives.")
    assert found == []
    assert changes(mine, theirs, found) == []
