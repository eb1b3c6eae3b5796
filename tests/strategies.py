"""Texts that nobody would write, mixed with pieces of the articles that people do."""

from __future__ import annotations

from typing import get_args

from cases import article
from hypothesis import strategies as st

from credscore.extractors.base import Attribution, Chain, Form, SourceKind
from credscore.text.span import Span

FRAGMENTS = (
    "“We will not move,” said Ines Marlow, the union’s president.",
    "He told reporters on Tuesday that the bridge was safe",
    "According to two officials briefed on the matter, who asked not to be named,",
    '"Nobody asked us," she added. "Nobody ever does."',
    "« Non », a-t-il répondu. »",
    "„Das ist falsch“, sagte er.",
    "‘I saw it’, the witness said, ‘and I ran.’",
    "“The first paragraph of a long quotation",
    "“and the second of it, which ends here.”",
    "A spokeswoman for the Harbour Board declined to comment.",
    "The ministry, in a statement seen by the Ardlow Courier, denied it.",
    "Support independent journalism. Make a donation today.",
    "Subscribe to our newsletter",
    "Share on Facebook | Tweet | Email",
    "READ MORE: Five things to know about the vote",
    "© 2024 Ardlow Courier. All rights reserved.",
    "We use cookies to improve your experience. Accept all",
    "Advertisement",
    "{{ }} {{#if user}} [[author]] <%= title %>",
    "By Tom Rask and Lea Oduya",
    "Photo: Lea Oduya/Ardlow Courier",
    "the troops left the house. he slept. . And the -Coalition” said",
    "armed polices made a strong rain of the motora room",
    "In 2021, 1,500.5 tonnes (U.S. $3.2m) went to St. Mary's at 9 a.m.",
    "Mr. O’Neill-García of the E.U.’s M777A2 unit",
    "Breaking: council votes 7-5 to close the pool",
)
ODD = (
    "\x00",
    "\ud800",
    "\udfff\ud83d",
    "\u202e\u2066",
    "e\u0301\u0302\u0303\u0304\u0305",
    "İSTANBUL ß ﬁ",
    "\u200b\ufeff\u00ad",
    "\x1b[31m",
    "👩\u200d👩\u200d👧",
    "漢字かな交じり文",
    "مرحبا بالعالم",
    "â€™ Ã© ï»¿",
    "١٢٣ ½ Ⅷ",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "«",
    "»",
    ". .",
    ".,",
    "“ ”",
    "…",
    "-",
    "—",
    "_" * 40,
    "a" * 300,
    "." * 60,
    "<p>&nbsp;</p>",
    "http://example.org/?a=b&c=d#e",
    "@handle #tag",
)
SEPARATORS = ("", " ", "\n", "\n\n", "\r\n", "\t", "\u2028", "\x85", "\u00a0", ". ", "”")

_anything = st.text(st.characters(exclude_categories=()), max_size=12)
_pieces = st.sampled_from(FRAGMENTS) | st.sampled_from(ODD) | _anything


def _joined(parts: list[tuple[str, str]]) -> str:
    return "".join(piece + separator for piece, separator in parts)


texts = st.lists(st.tuples(_pieces, st.sampled_from(SEPARATORS)), max_size=20).map(_joined)

_SOURCES = ("council-original", "round-trip-esperanto", "science", "appeal-at-end", "obituary")
_paragraphs = tuple(line for name in _SOURCES for line in article(name).splitlines() if line)
# Long enough to be scored, and English enough, whatever stands between the paragraphs.
articles = st.tuples(
    texts, st.lists(st.sampled_from(_paragraphs), min_size=8, max_size=12), texts
).map(lambda parts: "\n".join((parts[0], *parts[1], parts[2])))


def spans(text: str) -> st.SearchStrategy[Span]:
    """Return a strategy for short spans of `text`, which must not be empty."""
    return st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda p: Span(p[0], min(p[0] + p[1], len(text)))
    )


def attributions(text: str) -> st.SearchStrategy[list[Attribution]]:
    """Return a strategy for attributions anywhere in `text`, nested and overlapping ones too."""
    some = st.lists(spans(text), max_size=2).map(tuple)
    return st.lists(
        st.builds(
            Attribution,
            source=some,
            cue=some,
            content=some,
            source_kind=st.sampled_from(get_args(SourceKind)),
            form=st.sampled_from(get_args(Form)),
            chain=st.sampled_from(get_args(Chain)),
        ),
        max_size=8,
    )
