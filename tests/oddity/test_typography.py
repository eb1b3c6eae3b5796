from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from strategies import articles, texts

from credscore.oddity.typography import marks
from credscore.text.document import Document

# rule: (broken, what is pointed at, the same done right)
RULES = {
    "stray_stop": ("He left. . She stayed.", ". .", "He waited . . . and left."),
    "lower_case_start": ("In the house. he slept.", "house. he", "At approx. noon, vol. two"),
    "loose_hyphen": ("From Lower -Brannoch came", "Lower -Brannoch", "From A - B, Lower-Bran"),
    "quote_for_closer": ("“We left.“ he said, once.", ".“ he", "He left. “He did,” she said."),
    "space_before_closer": ("“We left. ” And so on", ". ”", "“We left.” And so on"),
    "space_after_opener": ("He said “ We left.”", "“ We", "He said “We left.”"),
    "empty_quote": ("He said “” twice.", "“”", "He said “a” twice."),
    "orphan_mark": ("He left. “\nShe stayed.", "“", "He left. “Now.”\nShe stayed."),
    "glued_opener": ("the men‘ left early", "men‘ left", "the ‘men’ left early"),
    "lone_stop": ("He left.\n ; \nShe stayed.", ";", "He left.\n*\nShe stayed."),
    "opened_twice": ("“We left and “they stayed.", "“they", "“We left.\n“They stayed.”"),
}  # fmt: skip

each = pytest.mark.parametrize(("rule", "example"), RULES.items(), ids=RULES.keys())


@each
def test_broken_punctuation_is_found(rule: str, example: tuple[str, str, str]) -> None:
    broken, exact, _ = example
    found = marks(Document.from_text(broken))
    assert [(m.rule, m.span.of(broken)) for m in found] == [(rule, exact)]


@each
def test_the_same_done_right_is_not(rule: str, example: tuple[str, str, str]) -> None:
    assert marks(Document.from_text(example[2])) == (), rule


@pytest.mark.parametrize(
    "text",
    [
        "Visit example.org. or write to a.b. at the U.N.",
        "He earned 4. 5 million",
        "“One,” he said. “Two,” he said.",
        'Straight "marks" are "fine".',
        "Wait… what? … Yes.",
        "e.g. this, i.e. that, etc. and so on vs. the rest",
        "The ’90s and rock ’n’ roll",
        "Items: a; b; c.",
    ],
)
def test_good_punctuation_is_left_alone(text: str) -> None:
    assert marks(Document.from_text(text)) == ()


@given(text=texts | articles)
def test_marks_lie_in_reading_order_and_apart(text: str) -> None:
    found = marks(Document.from_text(text))
    assert all(m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert {m.rule for m in found} <= set(RULES)
