"""Every extractor has its module, its cases, its test and its page, under one name."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest
from cases import FIXTURES, KINDS, stored_cases

from credscore.extractors import CATALOGUE
from credscore.extractors.base import Extractor
from credscore.features.schema import FeatureSchema

ROOT = Path(__file__).parents[1]
NAMES = [extractor.name for extractor in CATALOGUE]
each = pytest.mark.parametrize("extractor", CATALOGUE, ids=NAMES)


@pytest.mark.parametrize(
    "path",
    ["fixtures/cases/{}.json", "tests/extractors/test_{}.py", "docs/extractors/{}.md"],
)
@each
def test_nothing_is_missing(extractor: Extractor, path: str) -> None:
    assert (ROOT / path.format(extractor.name)).is_file(), path.format(extractor.name)


@each
def test_the_module_has_the_name_of_the_extractor(extractor: Extractor) -> None:
    module = importlib.import_module(f"credscore.extractors.{extractor.name}")
    assert type(extractor).__module__.startswith(module.__name__)
    assert getattr(module, type(extractor).__name__) is type(extractor)


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        ("fixtures/cases", "{}.json"),
        ("tests/extractors", "test_{}.py"),
        ("docs/extractors", "{}.md"),
    ],
)
def test_no_file_belongs_to_an_extractor_that_is_gone(folder: str, pattern: str) -> None:
    # Parts of a long test may stand in files of their own: test_attribution_kinds.py.
    heads = tuple(pattern.format(name).partition(".")[0] for name in NAMES)
    found = [path.name for path in (ROOT / folder).glob(pattern.format("*"))]
    assert [name for name in found if not name.startswith((*heads, "README", "index"))] == []


@each
def test_the_docstring_answers_the_four_questions(extractor: Extractor) -> None:
    doc = inspect.getdoc(type(extractor)) or ""
    headings = ("What it measures", "Why it bears on reliability", "Limits", "Source", ">>> ")
    assert [doc.find(h) for h in headings] == sorted(doc.find(h) for h in headings)
    assert all(h in doc for h in headings)


@each
def test_the_page_speaks_of_what_the_extractor_measures(extractor: Extractor) -> None:
    page = (ROOT / "docs" / "extractors" / f"{extractor.name}.md").read_text(encoding="utf-8")
    assert all(feature.name in page for feature in extractor.features)


@each
def test_there_are_cases_of_every_kind(extractor: Extractor) -> None:
    assert {case.kind for case in stored_cases(extractor.name)} >= set(KINDS)


@each
def test_labels_are_unique_and_evidence_is_in_the_text(extractor: Extractor) -> None:
    cases = stored_cases(extractor.name)
    assert len({case.label for case in cases}) == len(cases)
    assert all(exact in case.text for case in cases for exact in case.evidence)
    assert {case.expect for case in cases} == {"pass", "fail"}


def test_names_of_extractors_and_columns_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert len(FeatureSchema.of(CATALOGUE).names) == sum(len(e.features) for e in CATALOGUE)


def test_every_cases_file_is_json_in_the_shape_the_tests_read() -> None:
    assert {path.stem for path in (FIXTURES / "cases").glob("*.json")} == set(NAMES)
