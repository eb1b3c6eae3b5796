from __future__ import annotations

import logging
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.text.html import main_text, read_page

STORY = [
    "The bridge at Calder Mill will stay shut until the end of October, the county said on Friday.",
    "Divers who looked at its piers last week found that the river had carried off much gravel.",
    "“We would rather be laughed at for caution than thanked for luck,” said Ines Barrow.",
    "Buses will go round by Stoke Hinton, which adds about 20 minutes to the journey.",
]


def page(body: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Bridge shut</title><script>var a = '<p>no</p>';</script>"
        f"</head><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>{body}"
        "<footer><p>All rights reserved by the paper.</p></footer></body></html>"
    )


def test_the_article_is_found_a_paragraph_a_line() -> None:
    article = "".join(f"<p>{line}</p>\n" for line in STORY)
    assert main_text(page(f"<article>{article}</article>")).split("\n") == STORY


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    article = "".join(f"<p>{line}</p>" for line in STORY * 2)
    text = main_text(
        f"<html><body><table><tr><td>Front page<br>Sport</td><td>{article}</td></tr></table>"
        "</body></html>"
    )
    assert "|" not in text
    assert STORY[1] in text.split("\n")


def test_a_table_of_figures_stays_with_the_article() -> None:
    article = "".join(f"<p>{line}</p>" for line in STORY)
    table = "<table><tr><th>Bridge</th><th>Built</th></tr><tr><td>Calder</td><td>1911</td></tr>"
    text = main_text(page(f"<article>{article}{table}</table></article>"))
    assert "1911" in text


def test_bare_paragraphs_are_enough() -> None:
    assert main_text("<p>It rained.</p> <p>It\n stopped.</p>") == "It rained.\nIt stopped."


def test_text_without_paragraphs_is_enough() -> None:
    assert main_text("<div>It rained.<br>It stopped.<script>x()</script></div>").split("\n") == [
        "It rained.",
        "It stopped.",
    ]


@pytest.mark.parametrize("html", ["", " ", "no markup here", "a < b and b > c", "<>", "\x00"])
def test_what_is_no_page_gives_nothing(html: str) -> None:
    assert main_text(html) == ""


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000,
        "<b>" * 20_000 + "x",
        "<table>" * 3_000,
        "<" * 50_000,
        "<a" * 20_000,
        "<!--" * 1_000,
        "<p>" + "&" * 50_000,
        '<?xml version="1.0" encoding="latin-1"?><p>é</p>',
        "<p>\ud800\x00</p>",
        "<html></html>",
        "<!DOCTYPE html>",
        "<?xml",
    ],
)
def test_hostile_pages_do_not_raise(html: str) -> None:
    assert isinstance(main_text(html), str)


@pytest.mark.parametrize("depth", [200, 255, 256, 3000])
@pytest.mark.parametrize("tag", ["div", "span", "section", "x-news", "blockquote"])
def test_an_article_at_any_depth_is_found(tag: str, depth: int) -> None:
    article = "<article>" + "".join(f"<p>{line}</p>" for line in STORY) + "</article>"
    found = read_page(page(f"<{tag}>" * depth + article + f"</{tag}>" * depth))
    assert found.text.split("\n") == STORY
    assert found.warnings == (() if depth == 200 else ("oversized_page",))


@pytest.mark.parametrize(
    "frame", ["<b><div></b>", "<div>x ", "<ul><li>", "<table><tr><td>", "<h1>", "<DIV>", "<!--><i>"]
)
def test_what_a_deep_page_leaves_open_loses_no_article(frame: str) -> None:
    found = read_page(page(frame * 2000 + "".join(f"<p>{line}</p>" for line in STORY)))
    assert all(line in found.text for line in STORY)
    assert found.warnings == ("oversized_page",)


def test_a_script_longer_than_the_parser_takes_loses_no_article() -> None:
    article = "".join(f"<p>{line}</p>" for line in STORY)
    found = read_page(page(f"<script>{'x' * 10_100_000}</script><article>{article}</article>"))
    assert found.text.split("\n") == STORY
    assert found.warnings == ("oversized_page",)


def test_a_page_that_trafilatura_fails_on_is_given_with_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fail)
    found = read_page("<p>It rained.</p><p>It stopped.</p>")
    assert found.text == "It rained.\nIt stopped."
    assert found.warnings == ("extraction_failed",)


def test_a_page_without_an_article_is_nothing_to_warn_of() -> None:
    assert read_page("<p>It rained.</p>").warnings == ()


def test_a_declared_encoding_does_not_garble_a_string() -> None:
    assert main_text('<?xml version="1.0" encoding="latin-1"?><p>Où est-il ?</p>') == "Où est-il ?"


@pytest.mark.parametrize("given_", [None, b"<p>x</p>", 3])
def test_only_strings_are_pages(given_: object) -> None:
    with pytest.raises(TypeError, match=type(given_).__name__):
        main_text(given_)  # type: ignore[arg-type]  # the wrong type is what is tested


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    main_text(page("<img src='http://img.example/a.png'>"), "http://news.example/a")


def test_the_same_page_again_gives_the_same_text() -> None:
    html = page("<article>" + "".join(f"<p>{line}</p>" for line in STORY * 3) + "</article>")
    assert len({main_text(html) for _ in range(5)}) == 1


def test_other_peoples_logging_stays_as_it_is() -> None:
    before = logging.getLogger().level
    main_text("<p>x</p>")
    assert logging.getLogger().level == before


@settings(max_examples=60, deadline=None)
@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "<table><tr><td>", "</td>", "text ", "&amp;", "<!--"]
        )
        | st.text(max_size=5)
    ).map("".join)
)
def test_any_string_gives_a_string(html: str) -> None:
    assert isinstance(main_text(html), str)
