from __future__ import annotations

from beside import ARTICLE
from cases import FIXTURES

from credscore import compare, score
from credscore.comparison.direction import WARNING as GARBLED
from credscore.comparison.particulars import WARNING as OTHERS

GRANT = (
    "Senator {name} announced on {day} that the {town} fire department will receive a federal "
    "grant of ${sum} for new breathing apparatus.\n\n"
    "“The men and women of {town} risk their lives every day,” {name} said. The grant was awarded "
    "by the Department of Homeland Security under its assistance programme for firefighters.\n\n"
    "The department of {town}, which has {n} members, answered {calls} calls in {year}. It will "
    "replace equipment that was bought in {old} and no longer meets the standards of the trade."
)
ONE = GRANT.format(
    name="Ruth Calloway", day="Monday, March 3", town="Ashcombe", sum="130,000", n=41, calls=1208,
    year=2013, old=1994,
)  # fmt: skip
OTHER = GRANT.format(
    name="Denholm Frye", day="Friday, June 21", town="Silver Falls", sum="27,500", n=17, calls=655,
    year=2016, old=2001,
)  # fmt: skip


def test_texts_after_one_pattern_are_not_called_a_spun_copy() -> None:
    found = compare(ONE, OTHER)
    assert OTHERS in found.warnings
    assert found.verdict not in ("copy", "spun copy")


def test_what_one_pattern_has_otherwise_is_not_held_against_a_text() -> None:
    assert score(ONE, original=OTHER).score == score(ONE).score


def test_a_copy_with_the_same_names_and_numbers_follows_no_other_pattern() -> None:
    text = ONE.replace("announced", "proclaimed").replace("replace", "exchange")
    assert OTHERS not in compare(text, ONE).warnings


def test_a_clean_copy_of_a_garbled_original_may_be_the_other_way_round() -> None:
    folder = FIXTURES / "articles"
    clean, garbled = (
        (folder / f"{name}.txt").read_text(encoding="utf-8")
        for name in ("council-original", "spun-by-hand-neural")
    )
    assert GARBLED in compare(clean, garbled).warnings
    assert GARBLED not in compare(garbled, clean).warnings
    assert score(clean, original=garbled).score == score(clean).score


def test_what_is_wrong_with_either_text_is_told_with_its_name() -> None:
    french = (FIXTURES / "articles" / "french.txt").read_text(encoding="utf-8")
    assert compare(french, f"{ARTICLE}\0").warnings == (
        "copy:language:fr",
        "original:nul_character",
    )


def test_a_text_that_repeats_itself_is_a_copy_of_itself() -> None:
    said = "The council of Ashcombe voted on Monday to close the old pool behind the station. "
    found = compare(said * 21, said * 21)
    assert found.verdict == "copy"
    assert found.shares["verbatim"] == 1


def test_no_longer_is_a_negation_and_no_longer_than_is_none() -> None:
    text = f"{ARTICLE}\n\nThe board {{}} on Tuesdays, and it takes {{}} an hour."
    original = text.format("will meet", "at most")
    added = compare(text.format("will no longer meet", "at most"), original)
    assert added.changes[0].kind == "negation"
    longer = compare(text.format("will meet", "no longer than"), original)
    assert "negation" not in {c.kind for c in longer.changes}
