"""Articles that a page cuts into several blocks."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from credscore.text.html import main_text
from credscore.text.siblings import Paragraph, completed

WORDS = (
    "The harbour board met for the {} time this week and put off its vote on the new pier again."
)
LINES = [WORDS.format(n) for n in ("first", "second", "third", "fourth", "fifth", "sixth")]
SETTING = ("p story", "div part")


def page(
    texts: list[str], setting: tuple[str, ...] = SETTING, linked: float = 0.0
) -> list[Paragraph]:
    return [Paragraph(text, setting, linked) for text in texts]


def test_what_is_set_alike_is_put_where_it_stands() -> None:
    article = "\n".join([LINES[1], LINES[2], LINES[4]])
    assert completed(article, page(LINES)).split("\n") == LINES


def test_what_is_set_otherwise_or_linked_or_short_stays_out() -> None:
    article = "\n".join(LINES[:3])
    known = page(LINES[:3])
    for other in (
        page(LINES[3:], ("p", "div comments")),
        page(LINES[3:], linked=0.9),
        page(["Read more.", "Sign up now."]),
        page([line.rstrip(".") for line in LINES[3:]]),
    ):
        assert completed(article, known + other) == article


def test_one_paragraph_set_alike_is_no_sign() -> None:
    assert completed(LINES[0], page(LINES)) == LINES[0]


def test_little_is_not_added() -> None:
    long = [f"{LINES[i % 6]} {i}." for i in range(20)]
    article = "\n".join(long)
    assert completed(article, page([*long, LINES[0]])) == article


def test_a_paragraph_of_several_lines_is_known_by_its_beginning() -> None:
    article = "\n".join(["Read next", "Bridge closed", *LINES[:3]])
    assert completed(article, page([*LINES[:3], f"Read next Bridge closed {LINES[4]}"])) == article


def test_an_article_in_two_blocks_is_found_whole() -> None:
    texts = [f"{line} Nobody would say when it meets next ({i})." for i, line in enumerate(LINES)]
    halves = ["".join(f"<p>{text}</p>" for text in half) for half in (texts[:4], texts[4:])]
    blocks = [f"<article><section class='story'>{half}</section></article>" for half in halves]
    html = f"<html><body>{blocks[0]}<aside>Advertisement</aside>{blocks[1]}</body></html>"
    assert main_text(html).split("\n") == texts


@given(
    lines=st.lists(st.text(max_size=80), max_size=8),
    texts=st.lists(st.text(min_size=1), max_size=8),
)
def test_no_line_is_lost(lines: list[str], texts: list[str]) -> None:
    article = "\n".join(lines)
    rest = iter(completed(article, page(texts)).split("\n"))
    assert all(line in rest for line in article.split("\n"))


def test_a_huge_page_is_left_as_it_is() -> None:
    texts = [f"{i} {LINES[0]}" for i in range(40_000)]
    start = time.process_time()
    article = "\n".join(texts[:20_000])
    assert completed(article, page(texts)) == article
    assert time.process_time() - start < 10
