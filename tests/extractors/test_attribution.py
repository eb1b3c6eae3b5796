"""The attribution extractor, on cases, in figures and on hostile text."""

from __future__ import annotations

import json
import math
import time
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from cases import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.extractors.attribution import Attributions
from credscore.extractors.attribution.reading import read
from credscore.extractors.attribution.roles import CONTENT, CUE, SOURCE, Roles
from credscore.extractors.attribution.spans import find
from credscore.extractors.attribution.words import Words
from credscore.extractors.base import DETAILS, Attribution
from credscore.text.document import Document
from credscore.text.span import Span

CASES = FIXTURES / "cases" / "attribution.json"
FRAGMENTS = st.sampled_from(
    ["“", "”", '"', " said ", ", said ", "according to ", " told ", "Smith", " the mayor", ", ",
     ". ", "\n", "adding that ", "it rained", "sources", " by ", "(", ")", "’", "''", "\x00"]
)  # fmt: skip
TEXTS = texts | st.lists(FRAGMENTS | st.text(max_size=3)).map("".join)


def cases() -> list[Any]:
    """Every case, the known failures marked."""
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True)] if case["expect"] == "fail" else [],
        )
        for case in json.loads(CASES.read_text(encoding="utf-8"))
    ]


def found(text: str) -> list[Attribution]:
    return list(Attributions()(Document.from_text(text), detail="full").attributions)


def joined(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    doc = Document.from_text(case["text"])
    findings = Attributions()(doc, detail="full")
    assert [e.span.of(doc.text) for e in findings.evidence] == case["evidence"]
    assert [
        {role: joined(doc.text, getattr(one, role)) for role in ("source", "cue", "content")}
        for one in findings.attributions
    ] == case["attributions"]


@pytest.mark.parametrize(
    ("text", "kind", "form", "chain"),
    [
        ("Mayor Ellen Prowse said the bridge was safe.", "named_person", "indirect", "first_hand"),
        ("“It is safe,” said Ellen Prowse.", "named_person", "direct", "first_hand"),
        ("The Pentagon said the base was “not hit.”", "named_organisation", "mixed", "first_hand"),
        ("Two officials said the base was hit.", "unnamed_individual", "indirect", "first_hand"),
        ("Critics said the law would fail.", "unnamed_group", "indirect", "first_hand"),
        ("The report said the dam was weak.", "document_or_data", "indirect", "document"),
        ("Reuters reported that he would resign.", "media_outlet", "indirect", "outlet"),
        ("Anna Berg told CNN that it was over.", "named_person", "indirect", "outlet"),
        ("“It is over,” Anna Berg tweeted.", "named_person", "direct", "social_media"),
        ("Anna Berg testified that she saw it.", "named_person", "indirect", "court"),
        (
            "In a statement, the club said it was over.",
            "named_organisation",
            "indirect",
            "document",
        ),
        ("Anna Berg told WXQA that it was over.", "named_person", "indirect", "outlet"),
        ("Anna Berg said on Fox News that it was over.", "named_person", "indirect", "outlet"),
        (
            "OSLO (Reuters) - It is over, Anna Berg told Reuters.",
            "named_person",
            "indirect",
            "first_hand",
        ),
        ("His wife, Anna Berg, said it was over.", "named_person", "indirect", "first_hand"),
        ("Nearly half of the farmers said it was over.", "unnamed_group", "indirect", "first_hand"),
        ("One of the farmers said it was over.", "unnamed_individual", "indirect", "first_hand"),
        (
            "The Harlow Gazette’s Anna Berg said it was over.",
            "named_person",
            "indirect",
            "first_hand",
        ),
        ("'It is over,' said Anna Berg.", "named_person", "direct", "first_hand"),
    ],
)
def test_kind_form_and_chain(text: str, kind: str, form: str, chain: str) -> None:
    (one,) = found(text)
    assert (one.source_kind, one.form, one.chain) == (kind, form, chain)


def test_declining_to_comment_is_a_form_of_its_own() -> None:
    (one,) = found("A spokesman for the bank declined to comment on the merger.")
    assert one.form == "declined_comment"


def test_a_pronoun_takes_the_kind_of_its_person() -> None:
    text = "Ellen Prowse said the bridge was safe. She added that the road was not."
    assert [one.source_kind for one in found(text)] == ["named_person", "named_person"]


def test_nothing_is_measured_without_words() -> None:
    for text in ("", "  \n", "...", "“ ”"):
        findings = Attributions()(Document.from_text(text), detail="full")
        assert all(math.isnan(value) for value in findings.values.values())
        assert len(findings.sentences) == len(Document.from_text(text).sentences)


def test_shares_are_not_measured_without_attributions() -> None:
    values = Attributions()(Document.from_text("The train left at noon.")).values
    assert math.isnan(values["attribution.named_share"])
    assert values["attribution.rate"] < 20


def test_reporting_raises_the_rate() -> None:
    plain = "The train left at noon. Snow lay on the platform."
    told = "The train left at noon, the driver said. Passengers said snow lay on the platform."
    rates = [
        Attributions()(Document.from_text(t)).values["attribution.rate"] for t in (plain, told)
    ]
    assert rates[1] > 3 * rates[0]


@given(text=TEXTS)
def test_any_text_gives_true_spans_and_values_in_range(text: str) -> None:
    doc = Document.from_text(text)
    extractor = Attributions()
    findings = extractor(doc, detail="full")
    for one in findings.attributions:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)
        assert one.cue
        parts = sorted((*one.source, *one.cue, *one.content))
        assert not any(a.overlaps(b) for a, b in pairwise(parts))
    assert len(findings.sentences) == len(doc.sentences)
    assert all(0 <= p <= 1 for p in findings.sentences)
    for feature in extractor.features:
        value = findings.values[feature.name]
        assert math.isnan(value) or feature.low <= value <= feature.high


def test_a_source_is_not_joined_over_content() -> None:
    words = Words.of(doc := Document.from_text("Officials it Keller said"), read(doc))
    roles = Roles(((SOURCE, 0, 1), (CONTENT, 1, 2), (SOURCE, 2, 3), (CUE, 3, 4)))
    found = find(words, [(0, 3, 0)], [roles])[0]
    assert found.source == (2, 3)
    assert found.contents == ((1, 2),)


def test_marks_alone_are_no_content() -> None:
    words = Words.of(doc := Document.from_text("“ it rained ” Keller said “"), read(doc))
    roles = Roles(((CONTENT, 1, 3), (SOURCE, 4, 5), (CUE, 5, 6), (CONTENT, 6, 7)))
    assert find(words, [(0, 5, 0)], [roles])[0].contents == ((1, 3),)
    text = "Keller said: “It rained.\n“\n(“\n“It did.”"
    found = Attributions()(Document.from_text(text), detail="full").attributions
    assert all(any(map(str.isalnum, s.of(text))) for one in found for s in one.content)


def test_numbers_are_the_same_at_every_detail() -> None:
    text = "Reuters reported that the bridge was safe. Sources said otherwise."
    assert len({str(Attributions()(Document.from_text(text), d).values) for d in DETAILS}) == 1


@pytest.mark.parametrize("lead", [", ", "But ", "and And, ", "( — "])
def test_the_edges_of_content_are_found_without_reading_them(lead: str) -> None:
    """Every cue of a sentence may trim the same run of commas."""
    doc = Document.from_text(lead * 300 + "it rained, he said, she said" + lead * 300)
    words = Words.of(doc, read(doc))
    size = len(words.strings)
    blind = replace(words, strings=(), lower=[])
    start, end = blind.trimmed((0, size)) or (0, 0)
    assert words.strings[start] == ("and" if lead.startswith("and") else "it")
    assert words.strings[end - 1] in {"said", "But", "And"}
    assert blind.trimmed((0, 0)) is None


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, '"' * 10**5, "said " * 10**5, "“said " * 3 * 10**4, ", said the " * 3 * 10**4,
     "according to, " * 3 * 10**4, "'' \"" * 3 * 10**4, "the " * 10**5, "Aa..said..on.." * 10**4],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    doc = Document.from_text(text)
    assert doc.tokens is not None
    assert doc.sentences is not None
    assert doc.quotations is not None
    start = time.process_time()
    Attributions()(doc, detail="full")
    assert time.process_time() - start < 10
