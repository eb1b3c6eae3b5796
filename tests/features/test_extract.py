from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from credscore.extractors import CATALOGUE, Attributions
from credscore.extractors.base import DETAILS, Attribution, Detail, Evidence, Feature, Findings
from credscore.features.extract import extract
from credscore.oddity import reading
from credscore.text.document import Document
from credscore.text.span import Span

DOC = Document.from_text("Rain fell. Then it stopped.")


@dataclass
class Fixed:
    """Finds what it was told to, and remembers what it was asked for."""

    name: str
    findings: Findings
    asked: list[Detail] = field(default_factory=list)

    @property
    def features(self) -> tuple[Feature, ...]:
        return tuple(Feature(name, "share", 0.0, 1.0) for name in self.findings.values)

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        assert doc is DOC
        self.asked.append(detail)
        return self.findings


def piece(start: int, end: int, rule: str) -> Evidence:
    return Evidence(Span(start, end), rule, "why")


A = Fixed("a", Findings({"a.share": 0.1}, (piece(5, 9, "a.late"), piece(9, 10, "a.last"))))
B = Fixed(
    "b",
    Findings(
        {"b.share": 0.2, "b.rate": 0.3},
        (piece(0, 4, "b.first"), piece(5, 9, "b.late")),
        (0.5, 0.6),
        (Attribution((), (Span(5, 9),), ()),),
    ),
)


def test_values_of_all_extractors_are_put_together() -> None:
    assert extract(DOC, (A, B), "full").values == {"a.share": 0.1, "b.share": 0.2, "b.rate": 0.3}


def test_evidence_comes_in_reading_order_whoever_found_it() -> None:
    rules = [e.rule for e in extract(DOC, (B, A), "full").evidence]
    assert rules == ["b.first", "a.late", "b.late", "a.last"]


def test_only_who_looks_at_sentences_is_listed_with_them() -> None:
    assert extract(DOC, (A, B), "full").sentences == {"b": (0.5, 0.6)}


def test_attributions_are_handed_through() -> None:
    assert extract(DOC, (A, B), "full").attributions == B.findings.attributions


@pytest.mark.parametrize("detail", DETAILS)
def test_every_extractor_is_asked_once_for_the_detail_wanted(detail: Detail) -> None:
    one, other = Fixed("a", A.findings), Fixed("b", B.findings)
    extract(DOC, (one, other), detail)
    assert (one.asked, other.asked) == ([detail], [detail])


def test_no_extractors_find_nothing() -> None:
    found = extract(DOC, (), "full")
    assert (found.values, found.evidence, found.attributions, found.sentences) == ({}, (), (), {})


class Called(Attributions):
    """Answers a call otherwise than what it derives from."""

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        return Findings({feature.name: 0.25 for feature in self.features})


def test_a_call_that_a_class_changes_is_not_passed_by() -> None:
    assert set(extract(DOC, (Called(),), "score").values.values()) == {0.25}


class Delegating:
    """Hands on all but the call."""

    name, features = Attributions.name, Attributions.features

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        return Findings({feature.name: 0.5 for feature in self.features})

    def __getattr__(self, name: str) -> object:
        return getattr(Attributions(), name)


def test_an_extractor_around_another_is_asked_itself() -> None:
    assert set(extract(DOC, (Delegating(),), "score").values.values()) == {0.5}


class Answering(Fixed):
    """Answers too often or not often enough."""

    def many(self, docs: Sequence[Document], detail: Detail) -> list[Findings]:
        return [self.findings] * 2


def test_an_extractor_that_does_not_answer_for_each_document_is_named() -> None:
    with pytest.raises(ValueError, match=r"a\.many must answer for 1 documents, not 2"):
        extract(DOC, (Answering("a", A.findings),), "score")


def test_what_was_read_of_a_document_that_is_kept_is_let_go() -> None:
    doc = Document.from_text("Rain fell on the town. Then it stopped.")
    extract(doc, CATALOGUE, "full")
    assert doc not in reading._READ
