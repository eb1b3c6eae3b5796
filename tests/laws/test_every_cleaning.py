"""What holds of every cleaned text, whatever it was cleaned of."""

from __future__ import annotations

import re

import pytest
from cases import article, article_names
from hypothesis import example, given
from least import least_seconds
from strategies import articles, texts

from credscore import Span, clean

_LINE_ENDS = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029])")

each_keep = pytest.mark.parametrize("keep", [("byline", "caption", "credit"), ()])
any_text = given(text=texts | articles)


def most_line_ends(text: str) -> int:
    return max((len(_LINE_ENDS.findall(run)) for run in re.findall(r"\s+", text)), default=0)


@each_keep
@any_text
@example(text="{{x}}")
@example(text="a {{x}}{{y}} b\n{{z}}\n\n***")
def test_every_character_is_kept_removed_or_white_space(text: str, keep: tuple[str, ...]) -> None:
    cleaned = clean(text, keep=keep)
    whose = [0] * len(text)
    for span in (*cleaned.kept, *(part.span for part in cleaned.removed)):
        for i in range(span.start, span.end):
            whose[i] += 1
    assert all(n == 1 or (n == 0 and text[i].isspace()) for i, n in enumerate(whose))
    assert all(a.end < b.start for a, b in zip(cleaned.kept, cleaned.kept[1:], strict=False))
    assert list(cleaned.removed) == sorted(cleaned.removed)
    assert not {part.kind for part in cleaned.removed} & set(keep)


@each_keep
@any_text
def test_the_map_back_is_exact(text: str, keep: tuple[str, ...]) -> None:
    cleaned = clean(text, keep=keep)
    assert "".join(span.of(text) for span in cleaned.kept) == cleaned.text
    there = [cleaned.to_original(i) for i in range(len(cleaned.text))]
    assert [text[i] for i in there] == list(cleaned.text)
    assert [cleaned.from_original(i) for i in there] == list(range(len(there)))
    assert sum(cleaned.from_original(i) is not None for i in range(len(text))) == len(there)


@any_text
def test_spans_go_there_and_back(text: str) -> None:
    cleaned = clean(text, keep=())
    for part in (*cleaned.removed, *cleaned.left_in):
        gone = part in cleaned.removed
        assert (cleaned.span_from_original(part.span) is None) is gone
    for span in cleaned.kept:
        here = cleaned.span_from_original(span)
        assert here is not None
        assert cleaned.span_to_original(here) == (span,)
    if cleaned.text:
        assert cleaned.span_to_original(Span(0, len(cleaned.text))) == cleaned.kept


@each_keep
@any_text
@example(text="The mayor left.\n{{x}} {{y}}\nHe rests.")
@example(text="The mayor left. {{x}}\n\n{{y}} He rests.")
def test_what_was_parted_stays_parted(text: str, keep: tuple[str, ...]) -> None:
    cleaned = clean(text, keep=keep)
    gone = {i for part in cleaned.removed for i in range(part.span.start, part.span.end)}
    for seam in re.finditer(r"\S(\s*)(?=(\S))", cleaned.text):
        start, end = cleaned.to_original(seam.start()) + 1, cleaned.to_original(seam.end())
        stood = "".join("x" if i in gone else text[i] for i in range(start, end))
        assert strength(seam[1]) >= strength(stood) or seam[2] in ".,;:!?…)"
    assert most_line_ends(cleaned.text) <= most_line_ends(text)


def strength(space: str) -> int:
    """Return 0 for nothing, 1 for spaces, 2 for the end of a line, 3 for a blank line."""
    return 1 + min(2, most_line_ends(space)) if re.search(r"\s", space) else 0


@any_text
def test_a_text_of_which_nothing_is_removed_is_unchanged(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.text == text) is not bool(cleaned.removed)


@pytest.mark.parametrize("name", article_names())
def test_an_article_cleaned_twice_is_the_article_cleaned_once(name: str) -> None:
    once = clean(article(name))
    again = clean(once.text)
    assert (again.text, again.removed) == (once.text, ())


@pytest.mark.parametrize(
    "unit",
    ["{{x}} a ", "&amp;", "<p>x</p>", "<b>x", "***\n", "{{x}}\n\n\n", f"a{' ' * 50}{{{{x}}}}"],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    spent = []
    for n in (100_000, 1_000_000):
        text = unit * (n // len(unit)) + " The mayor met the council."
        spent.append(least_seconds(clean, text))
    assert spent[1] < 30 * spent[0] + 0.5
