from __future__ import annotations

import pytest
from beside import ARTICLE, SENTENCES, reading
from compared import PAIRS, listed, pair_text

from credscore.comparison.comparer import compare
from credscore.comparison.verdict import held

OWN = (
    "Penguins of Patagonia sleep upright on warm stones beside the lagoon all through winter.",
    "Tailors in Lisbon have sewn a flag so wide that it covers four streets and a fountain.",
    "Glaciers above the Vexham pass gave back a plough that had been lost for ninety years.",
    "Nobody at the brewery could say why the copper kettles had turned green within a week.",
)


def named(copy: str, original: str = ARTICLE) -> str:
    return compare(copy, original).verdict


@pytest.mark.parametrize("pair", PAIRS)
def test_the_verdict_is_what_a_reader_says(pair: str) -> None:
    assert named(pair_text(pair, "copy"), pair_text(pair, "original")) == listed(pair)["verdict"]


def test_a_text_is_a_copy_of_itself() -> None:
    assert named(ARTICLE) == "copy"


SYNONYMS = (
    ("mayor", "burgomaster"), ("swimming", "bathing"), ("ferries", "vessels"), ("mast", "pole"),
    ("frost", "chill"), ("plums", "prunes"), ("fined", "punished"), ("loaves", "breads"),
    ("otters", "beavers"), ("tournament", "contest"), ("lights", "lamps"), ("forgeries", "fakes"),
)  # fmt: skip


def spun(n: int) -> str:
    text = ARTICLE
    for word, other in SYNONYMS[:n]:
        assert word in text
        text = text.replace(word, other)
    return text


def test_a_few_other_words_are_an_edit_and_many_are_spinning() -> None:
    assert named(spun(2)) == "copy"
    assert named(spun(len(SYNONYMS))) == "spun copy"


def test_sentences_left_out_are_no_spinning() -> None:
    assert named("\n\n".join(SENTENCES[:5])) == "copy"


def test_a_passage_taken_into_a_longer_text_of_ones_own_is_a_quotation() -> None:
    assert named("\n\n".join([*OWN, SENTENCES[0], SENTENCES[1]])) == "quotes it"


def test_texts_about_other_things_are_unrelated() -> None:
    assert named("\n\n".join(OWN)) == "unrelated"
    assert named("") == named("", "") == "unrelated"


def test_two_texts_with_the_same_rare_words_tell_the_same_story() -> None:
    one = (
        "In Ashcombe nothing grew for weeks, an inspector of orchards noted. Dunmere wept. "
        "Otters fled uphill."
    )
    other = (
        "A quarrel over otters has left Dunmere without plums. "
        "Gardeners blame Ashcombe, whose orchards they envy."
    )
    assert {pair.kind for pair in compare(one, other).alignment} == {"added", "dropped"}
    assert named(one, other) == "same story"


def test_the_share_held_is_of_words_alone() -> None:
    one = reading("“Rain,” he said… twice.")
    words = one.is_word.nonzero()[0].tolist()
    assert held(one, words) == 1
    assert held(one, words[:2]) == 0.5
    assert held(one, []) == held(reading("…"), [0]) == 0
