from __future__ import annotations

import numpy as np
import pytest
from beside import reading
from hypothesis import given
from strategies import texts

from credscore.comparison.reading import key_form, rarity, root_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran’s", "Iran's"),
        ("14,000", "14000"),
        ("co-operate", "Cooperate"),
        ("M\u2011113", "m113"),
        ("U.S.", "US"),
        ("%", "percent"),
        ("&", "AND".lower()),
        ("HARBOUR", "harbour"),
    ],
)
def test_typography_and_case_do_not_change_a_word(one: str, other: str) -> None:
    assert key_form(one) == key_form(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("it's", "its"), ("1.5", "15")])
def test_some_marks_and_capitals_make_another_word(one: str, other: str) -> None:
    assert key_form(one) != key_form(other)


@pytest.mark.parametrize(
    "forms",
    [
        ("inspect", "inspects", "inspected", "inspecting"),
        ("bounty", "bounties"),
        ("stop", "stopped", "stopping"),
        ("close", "closed", "closing", "closes"),
        ("Iran", "Iran’s"),
        ("quiet", "quietly"),
    ],
)
def test_inflected_forms_have_one_root(forms: tuple[str, ...]) -> None:
    assert len({root_form(form) for form in forms}) == 1


def test_words_that_only_look_inflected_keep_what_tells_them_apart() -> None:
    roots = [root_form(w) for w in ("bus", "press", "need", "this", "being", "sing", "2nds")]
    assert roots == ["bus", "press", "need", "this", "being", "sing", "2nds"]


def test_marks_have_no_key_no_root_and_no_rarity() -> None:
    one = reading("Otters, “otters” — and otters…")
    marks = ~one.is_word
    assert marks.any()
    assert not one.keys[marks].any()
    assert not one.roots[marks].any()
    assert not one.rarity[marks].any()
    assert one.keys[one.is_word].all()


def test_words_of_every_text_are_common_and_words_of_none_are_rare() -> None:
    one = reading("the estuary qzxvblorp")
    common, rare, unseen = one.rarity_of
    assert 0 <= common < 1 < rare < unseen
    assert unseen > 8


def test_what_has_no_root_weighs_nothing() -> None:
    assert rarity(np.zeros(3, dtype=np.uint64)).tolist() == [0.0, 0.0, 0.0]


def named(text: str) -> list[str]:
    one = reading(text)
    return [w for w, is_name in zip(one.strings, one.named_of, strict=True) if is_name]


def test_names_have_capitals_and_sentences_begin_with_them_anyway() -> None:
    assert named("Ferries left. The pilot of Corran met Ruth on Monday.") == ["Corran", "Ruth"]


def test_a_name_that_opens_a_sentence_is_known_from_elsewhere() -> None:
    assert named("Corran flooded. People left Corran. Water fell.") == ["Corran", "Corran"]
    assert named("Corran flooded. People left it.") == []


def test_the_first_word_of_a_quotation_is_no_name() -> None:
    assert named("he said: “Nobody told Ruth.”") == ["Ruth"]


def test_the_names_of_a_text_are_keys() -> None:
    one = reading("we met Ruth and RUTH’S aunt")
    assert one.key_of[one.strings.index("Ruth")] in one.names
    assert one.key_of[0] not in one.names


def test_tokens_inside_quotations_are_quoted() -> None:
    one = reading("Ruth said: “We left early.” They had.")
    quoted = [w for w, q in zip(one.strings, one.quoted_of, strict=True) if q]
    assert [w for w in quoted if w.isalpha()] == ["We", "left", "early"]


def test_a_heading_has_no_mark_at_its_end() -> None:
    one = reading("Ferries stay in harbour\n\nThe wind had torn down the mast.")
    assert one.ended.tolist() == [False, True]


@given(text=texts)
def test_every_token_stands_in_the_sentence_whose_bounds_hold_it(text: str) -> None:
    one = reading(text)
    assert len(one.bounds) == len(one.doc.sentences)
    for (first, last), span in zip(one.bounds.tolist(), one.doc.sentences, strict=True):
        assert list(one.doc.tokens.between(span.start, span.end)) == [first, last]
    assert len(one.forms) == len(one.keys) == len(one.quoted) == len(one.named)
