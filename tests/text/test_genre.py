from __future__ import annotations

import pytest
from genre_samples import OTHERS
from hypothesis import given
from hypothesis import strategies as st
from least import least_seconds
from prose_samples import PROSE

from credscore.text.document import Document
from credscore.text.genre import genre


def genre_of(text: str) -> str | None:
    return genre(Document.from_text(text))


@pytest.mark.parametrize("label", PROSE)
def test_running_prose_has_no_other_name(label: str) -> None:
    assert genre_of(PROSE[label]) is None


@pytest.mark.parametrize("label", OTHERS)
def test_what_is_no_prose_is_named(label: str) -> None:
    name, text = OTHERS[label]
    assert genre_of(text) == name


@pytest.mark.parametrize("label", OTHERS)
def test_line_ends_do_not_matter(label: str) -> None:
    name, text = OTHERS[label]
    assert genre_of(text.replace("\n", "\r\n")) == name


LINES = st.sampled_from(
    [
        "Q: Why?",
        "A: So.",
        "- item",
        "x = f(y);",
        "2 tbsp oil",
        "a | b | c",
        "1,204",
        "\n",
        "He left.",
    ]
)


@given(st.text() | st.lists(LINES | st.text(max_size=9)).map("\n".join))
def test_any_text_has_one_of_the_names(text: str) -> None:
    found = genre_of(text)
    assert found in {None, "transcript", "list", "poetry", "table", "code", "recipe"}
    assert found == genre_of(text)


@pytest.mark.parametrize(
    "unit", ["a", " ", "(", ":", "1,", "A: ", "x=f(", "a  ", "-", "\n", "Q:\n", "1\n"]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(n: int) -> float:
        return least_seconds(lambda text: genre(Document.from_text(text)), unit * (n // len(unit)))

    seconds(1_000)
    assert seconds(800_000) < 60 * max(seconds(40_000), 0.0005)
