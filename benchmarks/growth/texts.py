"""Texts of any length: prose, and what a hostile sender could think of."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache, partial
from string import Template

from benchmarks.speed import HERE, paragraphs, stream
from fixtures.make_pages import page

SHORT = 60  # words


def prose(n: int, seed: int) -> str:
    """Return `n` characters of paragraphs in a new order, each with a number of its own."""
    rng = random.Random(seed)  # noqa: S311  no secret
    known, lines, length = _known(), [], 0
    while length < n:
        lines.append(f"{rng.choice(known)} That was report {rng.randrange(10**6)}.")
        length += len(lines[-1]) + 2
    return "\n\n".join(lines)[:n]


@cache
def _known() -> list[str]:
    return paragraphs()


def _repeated(unit: str, n: int, seed: int) -> str:
    # A number in the midst: pieces without spaces are remembered for a while.
    half = unit * (n // len(unit) // 2 + 1)
    return f"{half[: n // 2]}{seed}{half}"[:n]


def _without(mark: str, other: str, n: int, seed: int) -> str:
    return prose(2 * n, seed).replace(mark, other)[:n]


def _page(n: int, seed: int) -> str:
    layout = (HERE.parent / "fixtures" / "layouts" / "newspaper.html").read_text(encoding="utf-8")
    return page(prose(n, seed), Template(layout), fallback_title="News")


_UNITS = {
    "one letter": "a",
    "digits": "7",
    "spaces": " ",
    "newlines": "\n",
    "full stops": ".",
    "hyphens": "-",
    "open brackets": "(",
    "straight quotation marks": '"',
    "opening quotation marks": "“",
    "apostrophes": "’",
    "combining marks alone": "\u0301",
    "letters with combining marks": "e\u0301",
    "emoji": "\U0001f600",
    "quotations never closed": "“We will see\n\n",
    "speech without end": "he said, ",
    "initials": "A. B. ",
    "one word a paragraph": "Word\n\n",
    "one sentence over and over": "The council met on Monday. ",
    "notices over and over": "Copyright 2020. All rights reserved.\n\n",
    "addresses": "www.example.org/a?b=c ",
}
# Each makes a text of a length, different for every seed.
KINDS: dict[str, Callable[[int, int], str]] = {
    "prose": prose,
    "prose in one paragraph": partial(_without, "\n\n", " "),
    "prose without spaces": partial(_without, " ", ""),
    "prose without full stops": partial(_without, ".", ""),
    "prose in capitals": lambda n, seed: prose(n, seed).upper()[:n],
    **{name: partial(_repeated, unit) for name, unit in _UNITS.items()},
}
PAGES: dict[str, Callable[[int, int], str]] = {"page of prose": _page}


# Beside every sign alone: with a space, with a line, between letters, and doubled pieces.
_SIGNS = (
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»„–—…•©\u00a0\u00ad\u200b\u2028\u0301\ud800\x00"
    "aA7é½\tа漢م\U0001d400\U0001f600\r\x85"
)
_PIECES = (
    *("said ", "he said ", "he said that ", "according to ", "who told reporters ", "told “us” "),
    *(
        "Tom Rask ",
        "Mr. ",
        "U.S. ",
        "1,000 ",
        "7-5 ",
        "a’s ",
        "(a) ",
        "[a] ",
        "“a” ",
        "‘a’ ",
        "not ",
    ),
    *("“He left. . Now” ", "room. he ", "Upper -Marsh ", "a“ b ", "“ a", ". .", ".,", "…,", "a.b"),
    *(
        "<p>",
        "<b>x",
        "</p>",
        "<!--",
        "&amp;",
        "&#x",
        "{{",
        "{{x}}",
        "[[a]]",
        "<%= ",
        "***\n",
        "- \n",
    ),
    *(
        "Subscribe now! ",
        "Read more: ",
        "© 2024 ",
        "By Tom Rask\n",
        "Photo: ",
        "Share on ",
        "Tags: ",
    ),
    *(
        "We use cookies. ",
        "donate ",
        "Advertisement\n",
        "Published 2 May 2024\n",
        "a | b | ",
        "1. ",
    ),
    *("http://", "www.", "a@b.c ", "#a ", "@a ", "a\u200b", "m\u0430y", "A.", "A. ", "a-", "a'b"),
    *("word\n", "word\n\n", " \n", "\t\n", "rain ", "strong rain of ", "the the ", "I "),
)
_MARKUP = (
    *("<p>Rain fell.</p>", "<p>", "<div>", "</div>", "<a href=x>y</a>", "<table><tr><td>", "<br>"),
    *("<!-- x -->", "<!--", "<script>", "<script>x</script>", "<p a=b>", "<p ", "<", "&", "&lt;"),
    *("<li>", "<td>", "<b><i>", "</b></i>", "\x00<", "<p>x", "<h1>x", "<svg>", "<![CDATA["),
)


def hostile() -> dict[str, Callable[[int, int], str]]:
    """Return texts of one piece over and over: every sign in each of its places, and more."""
    signs = (each for c in _SIGNS for each in (c, f"{c} ", f"{c}\n", f"a{c}", f" {c}a"))
    return {repr(unit): partial(_repeated, unit) for unit in dict.fromkeys((*signs, *_PIECES))}


def hostile_pages() -> dict[str, Callable[[int, int], str]]:
    """Return pages of one piece of markup over and over."""
    return {repr(unit): partial(_marked_up, unit) for unit in _MARKUP}


def _marked_up(unit: str, n: int, seed: int) -> str:
    return f"<html><body>{_repeated(unit, n, seed)}"[:n]


def short(n: int) -> Iterator[str]:
    """Yield `n` different texts of 60 words."""
    for i, text in enumerate(stream(n, words=2 * SHORT)):
        yield " ".join([*text.split()[: SHORT - 2], "Issue", f"{i}."])
