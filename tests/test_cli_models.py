"""`train`, `evaluate`, `model-card` and `sources` on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cases import article, article_names

from credscore import cli
from credscore.learning import train as training

GOOD = ("court-report", "feature", "sport", "science", "obituary", "opinion", "wire-report")
BAD = ("round-trip-catalan", "round-trip-spanish", "swamped", "spun-by-hand-neural", "share-row")


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [
        {"id": name, "text": article(name), "label": "pass" if name in GOOD else "fail"}
        for name in (*GOOD, *BAD)
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "LEAST", 5)
    monkeypatch.setattr(training, "LEAST_GROUPS", 2)


def test_a_trained_model_scores_and_has_a_card(
    labelled: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "model"
    assert cli.main(["train", str(labelled), "--output", str(model)]) == 0
    out, _ = capfd.readouterr()
    assert "12 texts of 12 groups, 0 left out" in out
    assert "fail_below" in out
    assert cli.main(["model-card", "--model", str(model)]) == 0
    card, _ = capfd.readouterr()
    assert card == (model / "model-card.md").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(article("feature"), encoding="utf-8")
    arguments = ["score", str(tmp_path / "a.txt"), "--model", str(model), "--format", "jsonl"]
    assert cli.main(arguments) == 0
    record = json.loads(capfd.readouterr()[0])
    assert record["model_version"].startswith("own+")


def test_a_model_is_not_replaced_unasked(
    labelled: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["train", str(labelled), "--output", str(tmp_path / "m")]
    assert cli.main(arguments) == 0
    assert cli.main(arguments) == 2
    assert "--force" in capfd.readouterr()[1]
    assert cli.main([*arguments, "--force"]) == 0


def test_too_little_is_wrong_usage_with_its_reason(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "l.csv"
    path.write_text("text,label\nshort,pass\n", encoding="utf-8")
    assert cli.main(["train", str(path), "--output", str(tmp_path / "m")]) == 2
    assert "too_short" in capfd.readouterr()[1]
    assert cli.main(["evaluate", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capfd.readouterr()[1]


def test_an_evaluation_in_text_and_json(
    labelled: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = labelled.with_name("broken.jsonl")
    broken.write_text(labelled.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    output = tmp_path / "evaluation.json"
    arguments = ["evaluate", str(broken), "--format", "json", "--output", str(output)]
    assert cli.main(arguments) == 3
    assert "line 13" in capfd.readouterr()[1]
    found = json.loads(output.read_text(encoding="utf-8"))
    assert (found["n"], len(found["left_out"])) == (12, 1)
    assert found["measures"]["AUC"][0] > 0.9
    assert cli.main(["evaluate", str(labelled)]) == 0
    assert "Brier score" in capfd.readouterr()[0]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_diagram_is_drawn_the_same_every_time(
    labelled: Path, tmp_path: Path, suffix: str
) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for path in paths:
        assert cli.main(["evaluate", str(labelled), "--diagram", str(path)]) == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size > 1000


def test_a_diagram_of_another_kind_is_wrong_usage(
    labelled: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", str(labelled), "--diagram", str(tmp_path / "a.gif")]) == 2
    assert ".svg, .png or .pdf" in capfd.readouterr()[1]


def test_another_base_rate_moves_scores_on_the_command_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "synonym-spun" in article_names()
    (tmp_path / "a.txt").write_text(article("synonym-spun"), encoding="utf-8")
    scores = []
    for more in ([], ["--base-rate", "0.01"]):
        assert cli.main(["score", str(tmp_path), "--format", "jsonl", *more]) == 0
        scores.append(json.loads(capfd.readouterr()[0])["score"])
    assert scores[0] < scores[1]
    assert cli.main(["score", str(tmp_path), "--base-rate", "1"]) == 2


def records(tmp_path: Path) -> Path:
    rows: list[dict[str, Any]] = [
        {"score": p, "verdict": "pass", "metadata": {"outlet": name, "day": f"2020-0{m}-01"}}
        for name, p in (("The Gate", 0.9), ("The Mill", 0.6))
        for m in range(1, 10)
    ]
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("style", ["text", "jsonl", "csv"])
def test_sources_in_every_format(
    style: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = records(tmp_path)
    arguments = ["sources", str(path), "--by", "outlet", "--when", "day", "--format", style]
    assert cli.main(arguments) == 0
    out, _ = capfd.readouterr()
    assert out.index("The Gate") < out.index("The Mill")
    if style == "jsonl":
        assert [json.loads(line)["n_articles"] for line in out.splitlines()] == [9, 9]


def test_records_without_a_source_have_a_row_that_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = records(tmp_path)
    with path.open("a") as stream:
        stream.write('{"score": 0.5, "verdict": "pass"}\n')
    assert cli.main(["sources", str(path), "--by", "outlet"]) == 0
    assert "  (no source named)  " in capfd.readouterr()[0]


def test_broken_lines_are_told_and_a_missing_column_is_wrong_usage(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = records(tmp_path)
    with path.open("a") as stream:
        stream.write("{\n[1]\n")
    assert cli.main(["sources", str(path), "--by", "outlet"]) == 3
    assert "records.jsonl:19: not JSON" in capfd.readouterr()[1]
    assert cli.main(["sources", str(path), "--by", "paper"]) == 2
    assert "'paper'" in capfd.readouterr()[1]
    assert cli.main(["sources", str(tmp_path / "none"), "--by", "paper"]) == 2


def test_plots_are_drawn_where_they_are_asked_for(labelled: Path, tmp_path: Path) -> None:
    risk, shapes, sources = (tmp_path / f"{name}.svg" for name in ("risk", "shapes", "sources"))
    assert cli.main(["evaluate", str(labelled), "--risk-coverage", str(risk)]) == 0
    assert cli.main(["model-card", "--shapes", str(shapes)]) == 0
    path = records(tmp_path)
    assert cli.main(["sources", str(path), "--by", "outlet", "--plot", str(sources)]) == 0
    assert all(path.read_bytes().startswith(b"<?xml") for path in (risk, shapes, sources))


def test_a_plot_nowhere_is_wrong_usage_before_any_work(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.jsonl")
    for command in (
        ["evaluate", missing, "--risk-coverage", "a.gif"],
        ["sources", missing, "--by", "x", "--plot", "a.gif"],
        ["model-card", "--shapes", "a.gif"],
    ):
        assert cli.main(command) == 2
        out, err = capfd.readouterr()
        assert not out
        assert "a.gif" in err
