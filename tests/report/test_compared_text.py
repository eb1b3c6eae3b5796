from __future__ import annotations

import re
from dataclasses import replace

import pytest
from compared import PAIRS, by_hand, comparisons
from hypothesis import given

from credscore.comparison.result import Change, Comparison, Verdict
from credscore.report.compared_text import compared
from credscore.report.compared_words import VERDICTS
from credscore.text.document import Document
from credscore.text.span import Span

ANSI = re.compile("\x1b\\[[0-9;]*m")
SPUN = by_hand("bridge-spun")


def test_the_first_line_is_verdict_and_probability() -> None:
    page = compared(SPUN, colour=False, width=100)
    assert page.startswith("spun copy, 97 in 100 that it was made from the original\n")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_is_said_in_plain_words(verdict: Verdict) -> None:
    page = compared(replace(SPUN, verdict=verdict), colour=False, width=100)
    assert page.splitlines()[1] == f"  {VERDICTS[verdict]}"


def test_shares_add_up_before_the_reader() -> None:
    shares = {"verbatim": 0.11, "edited": 0.34, "reworded": 0.41, "added": 0.14}
    page = compared(replace(SPUN, shares=shares, original_covered=0.62), colour=False, width=100)
    assert "words of the copy: 11% verbatim, 34% edited, 41% reworded, 14% added\n" in page
    assert "words of the original that the copy has: 62%\n" in page


def test_altered_negations_numbers_and_quotations_are_set_apart_before_the_rest() -> None:
    page = compared(SPUN, colour=False, width=100)
    _, shouted, rest = page.split("━" * 100)
    assert "ALTERED: 2 negations, 2 numbers, 4 quotations" in shouted
    assert "!!! number changed: «14,000 → 1,400»\n" in shouted
    assert "    original 422-428, copy 440-445: as a reader lists it\n" in shouted
    assert shouted.count("→") == 8
    assert "Changed too: 2 names, 4 genders, 2 attributions, 1 broken sentence" in rest
    assert rest.index("Osman Price") < rest.index("old boss")


def test_nothing_is_set_apart_where_nothing_grave_was_changed() -> None:
    page = compared(by_hand("library-edited"), colour=False, width=100)
    assert "ALTERED" not in page
    assert "━" not in page
    assert "Changed: " in page


def test_every_change_is_told_with_its_place_or_among_the_small_ones() -> None:
    page = compared(SPUN, colour=False, width=1000)
    copy, original = SPUN.copy.text, SPUN.original.text
    for change in SPUN.changes:
        before = "(nothing)" if change.original is None else change.original.of(original)
        after = "(nothing)" if change.copy is None else change.copy.of(copy)
        assert f"«{before} → {after}»" in page
        if change.severity >= 0.25 and change.copy is not None:
            assert f"copy {change.copy.start}-{change.copy.end}" in page
    assert "small: «missed → ignored», «inquiry → investigation» 4 times" in page


def test_of_what_only_one_text_has_only_one_place_is_told() -> None:
    page = compared(SPUN, colour=False, width=100)
    assert (
        "attribution dropped or added: «Lawyers for → (nothing)»\n    original 1541-1552: " in page
    )


def test_the_texts_stand_beside_each_other_if_asked_for() -> None:
    assert "Both texts" not in compared(SPUN, colour=False, width=100)
    page = compared(SPUN, colour=False, width=100, alignment=True)
    assert "edited      Some 14,000 vehicles used it every day.     │ Some 1,400 vehicles" in page
    assert re.search(r"^dropped +The firm has not ruled out suing the +│$", page, re.MULTILINE)


def test_on_a_narrow_screen_they_stand_below_each_other() -> None:
    page = compared(SPUN, colour=False, width=60, alignment=True)
    assert "[edited]\n  original: Some 14,000 vehicles used it every day.\n  copy: Some" in page


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("width", [50, 79, 80, 133])
def test_no_line_is_wider_than_the_screen(pair: str, width: int) -> None:
    page = compared(by_hand(pair), colour=False, width=width, alignment=True)
    assert max(map(len, page.splitlines())) <= width


def test_with_colour_it_says_the_same() -> None:
    plain = compared(SPUN, colour=False, width=90, alignment=True)
    coloured = compared(SPUN, colour=True, width=90, alignment=True)
    assert "\x1b[1;31mALTERED" in coloured
    assert ANSI.sub("", coloured) == plain


@pytest.mark.parametrize("colour", [False, True])
@given(comparison=comparisons())
def test_no_article_steers_a_terminal(*, colour: bool, comparison: Comparison) -> None:
    page = compared(comparison, colour=colour, width=40, alignment=True)
    shown = ANSI.sub("", page) if colour else page
    assert not any(ord(c) < 32 and c != "\n" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert not {"\u202e", "\u2066"} & set(shown)


def test_a_long_quotation_is_cut_short() -> None:
    doc = Document.from_text("word " * 1000)
    change = Change("quotation", Span(0, 5000), None, 1.0, "m")
    made = replace(SPUN, copy=doc, changes=(change,), alignment=())
    page = compared(made, colour=False, width=10_000)
    assert f"«(nothing) → {('word ' * 60)[:298].rstrip()} …»\n" in page


def test_a_warning_is_told_in_words() -> None:
    found = replace(SPUN, warnings=("other_particulars",))
    page = compared(found, colour=False, width=200)
    assert "warning: most names and numbers are other ones" in page
