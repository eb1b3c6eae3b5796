"""A user's patterns, from the doors to the record."""

from __future__ import annotations

import json
import pickle
import tomllib
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cases import article, article_names

from credscore import PatternError, Patterns, Scorer, cli
from credscore.extractors import CATALOGUE, Boilerplate
from credscore.extractors.boilerplate.patterns import regexes
from credscore.text.document import Document

_SCHEMA = Path(__file__).parents[1] / "credscore" / "model" / "record.schema.json"
SCHEMA = json.loads(_SCHEMA.read_text(encoding="utf-8"))
TEXT = article("science")
OURS = """
[[pattern]]
kind = "subscribe"
phrase = "the study"
name = "ours"

[[pattern]]
kind = "advertisement"
phrase = "the"
site = "example.org"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "ours.toml"
    found.write_text(OURS)
    return found


def items() -> list[dict[str, Any]]:
    urls = ("https://news.example.org/a", "https://example.com/a", None)
    names = islice(article_names(), 6)
    return [{"id": n, "text": article(n), "url": url} for n in names for url in urls]


def lines(scorer: Scorer, n_jobs: int = 1) -> list[str]:
    scores = scorer.score_many(items(), n_jobs=n_jobs, detail="full")
    return [json.dumps(score.to_dict(), allow_nan=False) for score in scores]


def test_records_with_patterns_fit_the_schema_and_name_them(path: Path) -> None:
    pytest.importorskip("re2", reason="needs the extra patterns")
    path.write_text(OURS + "[[pattern]]\nkind = 'share'\nregex = 'e.*zzz|e'")
    scorer = Scorer(patterns=path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regexes, "MAX_STEPS", 100)
        record = scorer.score(TEXT).to_dict()
    jsonschema.validate(record, SCHEMA)
    assert record["patterns_sha256"] == Patterns.load(path).sha256
    assert record["warnings"] == ["pattern_stopped:e.*zzz|e"]
    assert any(e["message"].endswith(": your pattern “ours”") for e in record["evidence"])


def test_no_pattern_that_applies_leaves_all_but_the_digest_as_it_is() -> None:
    plain = Scorer().score(TEXT, detail="full").to_dict()
    other = Patterns.of([{"kind": "share", "phrase": "the", "site": "example.org"}])
    record = Scorer(patterns=other).score(TEXT, detail="full").to_dict()
    assert record.pop("patterns_sha256") == other.sha256
    assert json.dumps(record) == json.dumps(plain)
    assert "patterns_sha256" not in plain


def test_patterns_lower_the_score_of_what_they_mark(path: Path) -> None:
    path.write_text('[[pattern]]\nkind = "related"\nphrase = "the"\nscope = "line"')
    plain, marked = Scorer().score(TEXT), Scorer(patterns=path).score(TEXT)
    assert plain.score is not None
    assert marked.score is not None
    assert marked.score < plain.score
    assert marked.signals["boilerplate"].value > 0.5


def test_two_processes_give_the_bytes_of_one(path: Path) -> None:
    scorer = Scorer(patterns=str(path))
    one = lines(scorer)
    assert lines(scorer, n_jobs=2) == one
    of_site = [any("pattern “the”" in e["message"] for e in json.loads(r)["evidence"]) for r in one]
    assert of_site == [True, False, False] * (len(one) // 3)


def test_patterns_are_the_same_after_pickling() -> None:
    patterns = Patterns.of(tomllib.loads(OURS)["pattern"])
    doc = Document.from_text("the study", metadata={"site": "example.org"})
    again = pickle.loads(pickle.dumps(patterns))
    assert again == patterns
    assert (again.sha256, again.find(doc)) == (patterns.sha256, patterns.find(doc))


def test_a_page_is_from_the_site_of_its_address(path: Path) -> None:
    html = f"<html><body><article><p>{TEXT}</p></article></body></html>"
    scorer = Scorer(patterns=path)
    here = scorer.score_html(html, "https://example.org/a")
    there = scorer.score_html(html, "https://example.com/a")
    assert len(here.evidence) > len(there.evidence)


def test_patterns_need_the_extractor_they_are_for(path: Path) -> None:
    rest = tuple(e for e in CATALOGUE if not isinstance(e, Boilerplate))
    with pytest.raises(ValueError, match="Boilerplate"):
        Scorer(Scorer().model, extractors=rest, patterns=path)


def test_wrong_patterns_are_refused_at_once(path: Path) -> None:
    path.write_text("[[pattern]]\n")
    with pytest.raises(PatternError, match="line 1: no kind"):
        Scorer(patterns=path)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    found = tmp_path / "a.txt"
    found.write_text(TEXT, encoding="utf-8")
    return found


def test_the_command_line_takes_patterns(
    path: Path, text: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    argv = ["score", str(text), "--format", "jsonl", "--patterns", str(path), "--quiet"]
    assert cli.main(argv) == 0
    record = json.loads(capfd.readouterr().out)
    assert record["patterns_sha256"] == Patterns.load(path).sha256
    assert cli.main(["explain", str(text), "--patterns", str(path)]) == 0
    assert "your pattern “ours”" in " ".join(capfd.readouterr().out.split())


@pytest.mark.parametrize("command", ["score", "explain"])
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'[[pattern]]\nkind = "ad"', "line 1: unknown kind 'ad'"),
        (b"\n[[pattern", "line 2: not TOML: Expected"),
        (b"\xff", "line 1: not UTF-8"),
        (b"[[pattern]]\n\x1b = 1", "line 2: not TOML"),
    ],
)
def test_a_wrong_file_is_exit_code_2_and_leaves_the_output(  # noqa: PLR0913, PLR0917  fixtures
    path: Path,
    text: Path,
    command: str,
    content: bytes,
    why: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    path.write_bytes(content)
    output = path.parent / "out.jsonl"
    output.write_text("earlier results")
    more = ["--output", str(output)] if command == "score" else []
    assert cli.main([command, str(text), "--patterns", str(path), *more]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"credscore: {path}, {why}")
    assert err.count("\n") == 1
    assert output.read_text() == "earlier results"


def test_a_file_that_is_not_there_is_exit_code_2(
    text: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", str(text), "--patterns", "missing.toml"]) == 2
    assert capfd.readouterr().err == "credscore: missing.toml: No such file or directory\n"
