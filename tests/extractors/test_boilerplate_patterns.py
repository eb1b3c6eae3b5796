"""What a user's own patterns mark, and that no pattern can hold a run up."""

from __future__ import annotations

import math
import re
import sys
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.extractors.base import Findings
from credscore.extractors.boilerplate import Boilerplate, PatternError, Patterns
from credscore.extractors.boilerplate.patterns.phrases import words
from credscore.text.document import Document

ARTICLE = "The council met on Monday, officials said."


def of(*entries: dict[str, Any]) -> Patterns:
    return Patterns.of({"kind": "subscribe", **entry} for entry in entries)


def marked(text: str, *entries: dict[str, Any], url: str | None = None) -> list[str]:
    """Return what the patterns of `entries` mark in `text`."""
    doc = Document.from_text(text, metadata={"url": url})
    return [piece.span.of(text) for piece in of(*entries).find(doc).pieces]


def found(text: str, *entries: dict[str, Any]) -> Findings:
    return Boilerplate(of(*entries))(Document.from_text(text))


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("Get the Daily Brief", "So: get THE daily brief!", ["get THE daily brief"]),
        ("Get the\n Daily", "Get \t the\u00a0Daily", ["Get \t the\u00a0Daily"]),
        ("Don't wait", "don’t wait, don`t wait", ["don’t wait", "don`t wait"]),
        ("“News”", '"news" and «news»', ['"news"', "«news»"]),
        ("e-mail", "e\u2011mail, e–mail, email", ["e\u2011mail", "e–mail"]),
        ("wait ...", "Wait… wait...", ["Wait…", "wait..."]),
        ("café", "CAFE\u0301 Cafe", ["CAFE\u0301"]),
        ("straße", "STRASSE", ["STRASSE"]),
        ("ad", "Read the ad. Head of ads", ["ad"]),
        ("Brief", "The Daily Brief.Sign up", ["Brief"]),
        ("one two", "one\ntwo one\u2028two one\r\ntwo", []),
        ("a b", "a_b a\x00b", []),
    ],
)
def test_a_phrase_is_found_as_a_reader_would_find_it(
    phrase: str, text: str, expected: list[str]
) -> None:
    assert marked(text, {"phrase": phrase}) == expected


@pytest.mark.parametrize(
    ("regex", "text", "expected"),
    [
        ("^More from .*$", "No More from us\nMore from us now\r\nx", ["More from us now"]),
        ("(?i)more from", "MORE FROM", ["MORE FROM"]),
        ("more", "MORE", []),
        (r"a[^x]*b", "a1b2\nb", ["a1b"]),
        (r"(?s)a.*b", "a1\u2028b ab", ["ab"]),
        (r"\s+", "a  b", []),
        (r" b ", "a b c", ["b"]),
        (r"\p{L}+!", "🐝 é ñandú! x", ["ñandú!"]),
        ("�", "a\ud800b", ["\ud800"]),
    ],
)
def test_a_regular_expression_sees_one_line_at_a_time(
    regex: str, text: str, expected: list[str]
) -> None:
    pytest.importorskip("re2", reason="needs the extra patterns")
    assert marked(text, {"regex": regex}) == expected


def test_the_scope_is_the_match_or_its_line() -> None:
    pytest.importorskip("re2", reason="needs the extra patterns")
    text = "Rain fell.\n  You can get the Brief here. Get the Brief.  \nIt stopped."
    line = "You can get the Brief here. Get the Brief."
    assert marked(text, {"phrase": "get the brief"}) == ["get the Brief", "Get the Brief"]
    assert marked(text, {"phrase": "get the brief", "scope": "line"}) == [line]
    assert marked(text, {"regex": "Brief", "scope": "line"}) == [line]


@pytest.mark.parametrize(
    ("url", "applies"),
    [
        ("https://example.org/a", True),
        ("https://NEWS.Example.org:443/a?b", True),
        (" //example.org.\n", True),
        ("example.org:80/a", True),
        ("ftp://me:x@example.org", True),
        ("https://example.org@evil.com/", False),
        ("https://evil.com\\@example.org/", False),
        ("https://evil.com/?example.org", False),
        ("https://badexample.org/", False),
        ("https://example.org.evil.com/", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_a_site_is_a_host_and_what_lies_below_it(url: str | None, applies: bool) -> None:  # noqa: FBT001  a parameter of the test
    entry = {"phrase": "Brief", "site": "Example.org"}
    assert marked("Brief", entry, url=url) == (["Brief"] if applies else [])


def test_of_two_patterns_the_longer_stays_then_the_first() -> None:
    both = of({"phrase": "b c", "name": "x"}, {"phrase": "a b"}, {"phrase": "b c d"})
    labels = [piece.pattern for piece in both.find(Document.from_text("a b c d")).pieces]
    assert labels == ["b c d"]
    same = of({"phrase": "b c", "name": "x"}, {"phrase": "B C", "kind": "appeal"})
    assert [p.kind for p in same.find(Document.from_text("b c")).pieces] == ["subscribe"]


def test_a_pattern_is_named_and_counts_like_any_other_piece() -> None:
    findings = found(f"{ARTICLE}\n\nTea and cake", {"phrase": "tea and cake", "name": "tea"})
    (evidence,) = findings.evidence
    assert (evidence.rule, evidence.message) == (
        "boilerplate.subscribe",
        "asks the reader to sign up or log in: your pattern “tea”",
    )
    assert findings.values["boilerplate.share"] == pytest.approx(10 / (36 + 10))


def test_a_harmless_kind_is_reported_and_does_not_count() -> None:
    findings = found(f"{ARTICLE}\n\nTea and cake", {"phrase": "tea", "kind": "credit"})
    assert [e.rule for e in findings.evidence] == ["boilerplate.credit"]
    assert findings.values["boilerplate.share"] == 0.0


def test_what_was_found_keeps_what_lies_outside_a_pattern() -> None:
    text = f"{ARTICLE}\n\nDonate now to read on."
    alone = found(text).evidence
    assert [e.span.of(text) for e in alone] == ["Donate now to read on."]
    both = found(text, {"phrase": "now to", "kind": "share"}).evidence
    assert [(e.rule, e.span.of(text)) for e in both] == [
        ("boilerplate.appeal", "Donate"),
        ("boilerplate.share", "now to"),
        ("boilerplate.appeal", "read on."),
    ]


some_words = st.lists(st.sampled_from(["a", "b", "ad", "é", "’", "'", "..", "1"]), min_size=1)
phrases = st.lists(some_words.map(" ".join), min_size=1, max_size=6)


@given(phrases=phrases, text=st.lists(st.sampled_from(["a", "b", "é", "\n", "'", "’", ".", "1"])))
def test_every_phrase_is_found_wherever_its_words_stand(
    phrases: list[str], text: list[str]
) -> None:
    given = " ".join(text)
    lines = [list(words(line)) for line in re.split("\n", given)]
    expected = any(
        list(words(phrase)) == line[i : i + len(words(phrase))]
        for phrase in phrases
        for line in lines
        for i in range(len(line))
    )
    spans = marked(given, *({"phrase": phrase} for phrase in phrases))
    assert bool(spans) == expected
    assert {words(span) for span in spans} <= {words(phrase) for phrase in phrases}


OWN = Patterns.of(
    [
        {"kind": "share", "phrase": "the"},
        {"kind": "appeal", "phrase": "donation today", "scope": "line"},
        {"kind": "caption", "phrase": "“We will", "name": "\x1b[31m"},
        *([{"kind": "related", "regex": r"\S+,"}] if find_spec("re2") else []),
    ]
)


@given(text=texts)
def test_no_text_makes_patterns_fail(text: str) -> None:
    doc = Document.from_text(text, metadata={"url": text, "site": 3})
    findings = Boilerplate(OWN)(doc)
    for e in findings.evidence:
        assert sum(line.overlaps(e.span) for line in doc.paragraphs) == 1
    assert all(a.span.end <= b.span.start for a, b in pairwise(findings.evidence))
    assert all(math.isnan(v) or 0 <= v <= 1000 for v in findings.values.values())


def test_an_expression_without_its_engine_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    with pytest.raises(PatternError, match=r"pattern 1: .* pip install 'credscore\[patterns\]'"):
        of({"regex": "a"})
