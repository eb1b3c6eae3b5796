from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import credscore
from credscore.cleaning.cleaner import KEEP

MODULES = sorted(
    m.name
    for m in pkgutil.walk_packages(credscore.__path__, "credscore.")
    if not m.name.endswith("__main__")
)


def imported(name: str) -> ModuleType:
    """Import a module; an adapter's framework may not be installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if not name.startswith("credscore.adapters.") or "pip install" not in str(error):
            raise
        pytest.skip(str(error))


@pytest.mark.parametrize("name", ["credscore", *MODULES])
def test_every_listed_name_is_there_once(name: str) -> None:
    module = imported(name)
    listed = list(getattr(module, "__all__", ()))
    assert all(hasattr(module, member) for member in listed)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", ["credscore", "credscore.extractors"])
def test_what_users_import_from_lists_its_names(name: str) -> None:
    assert importlib.import_module(name).__all__


def test_the_public_surface_is_what_the_contract_names() -> None:
    doors = {"score", "score_html", "score_many", "Scorer", "Document", "DocumentVectorizer"}
    doors |= {"clean", "clean_html", "clean_many", "summarize_sources", "QualityClassifier"}
    answers = {"Score", "Evidence", "Attribution", "Contribution", "Span", "ArtifactError"}
    answers |= {"Cleaned", "Patterns", "PatternError", "SourceSummary"}
    answers |= {"Corpus", "CorpusError", "Intake", "Match", "Refused"}
    doors |= {"compare", "find_copies", "find_original", "html_report"}
    answers |= {"Change", "Cluster", "Comparison", "Pair"}
    assert set(credscore.__all__) == doors | answers


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'credibility'"):
        credscore.credibility  # noqa: B018  asking for it is the test


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (credscore.score, {"text": None, "original": None, "detail": "evidence"}),
        (credscore.compare, {"copy": None, "original": None}),
        (credscore.score_html, {"html": None, "url": None, "detail": "evidence"}),
        (credscore.score_many, {"texts": None, "n_jobs": 1, "detail": "score"}),
        (credscore.clean, {"text": None, "keep": KEEP}),
        (credscore.clean_html, {"html": None, "url": None, "keep": KEEP}),
        (credscore.clean_many, {"texts": None, "keep": KEEP}),
    ],
)
def test_the_doors_take_what_the_contract_says(
    function: object, parameters: dict[str, object]
) -> None:
    assert callable(function)
    found = inspect.signature(function).parameters
    defaults = {k: None if p.default is p.empty else p.default for k, p in found.items()}
    assert defaults == parameters


@pytest.mark.parametrize("name", ["score", "score_html", "score_many"])
def test_a_scorer_has_the_same_doors_as_the_package(name: str) -> None:
    function, method = getattr(credscore, name), getattr(credscore.Scorer, name)
    taken = list(inspect.signature(method).parameters.values())[1:]
    assert taken == list(inspect.signature(function).parameters.values())


def test_the_version_is_a_version() -> None:
    assert all(part.isdigit() for part in credscore.__version__.split("."))
