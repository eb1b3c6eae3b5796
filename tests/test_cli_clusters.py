"""`credscore compare --all`: an index in, clusters of copies out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cases import article
from invented_copies import STRANGERS, held

from credscore import cli
from credscore.corpus.corpus import Corpus

DATES = {"spun": "2024-05-03", "original": "2024-05-01", "shortened": "2024-05-02"}
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("clusters") / "index"
    held(DATES, "day").save(path)
    return str(path)


def run(*arguments: str) -> int:
    return cli.main(["compare", *arguments])


def test_text_lists_the_origin_first_with_what_the_others_took(index: str, capfd: Capture) -> None:
    assert run("--all", index, "--when", "day") == 0
    out, err = capfd.readouterr()
    first, origin, *copies = out.splitlines()
    assert first == "3 articles; likely the origin of the others, as the earliest:"
    assert origin.startswith("  original · 2024-05-01 · score 0.")
    assert {line.split(" · ")[0].strip() for line in copies} == {"spun", "shortened"}
    assert all(line.endswith("% of it from there") for line in copies)
    assert err == "1 clusters with 3 of 7 articles\n"


def test_without_the_name_of_the_field_there_is_no_date(index: str, capfd: Capture) -> None:
    assert run("--all", index, "--quiet") == 0
    out, err = capfd.readouterr()
    assert "as the cleanest text; not all of them have a date:" in out
    assert "2024" not in out
    assert err == ""


def test_json_lines_are_a_cluster_each(index: str, tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "found.jsonl"
    assert run("--all", index, "--when", "day", "--output", str(path), "--quiet") == 0
    (record,) = map(json.loads, path.read_text().splitlines())
    assert record["origin"] == "original"
    assert len(record["members"]) == 3
    assert run("--all", index, "--when", "day", "--format", "jsonl", "--quiet") == 0
    assert json.loads(capfd.readouterr().out) == record


def test_articles_that_are_no_copies_of_each_other_give_nothing(
    tmp_path: Path, capfd: Capture
) -> None:
    corpus = Corpus()
    corpus.add({"id": name, "text": article(name)} for name in STRANGERS)
    corpus.save(tmp_path / "index")
    assert run("--all", str(tmp_path / "index")) == 0
    assert capfd.readouterr() == ("", "0 clusters with 0 of 4 articles\n")


def test_a_folder_that_is_no_index_is_exit_code_2(tmp_path: Path, capfd: Capture) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        assert run("--all", str(path)) == 2
        out, err = capfd.readouterr()
        assert str(path) in err
        assert "Traceback" not in err
        assert out == ""


def test_copies_or_another_index_beside_are_exit_code_2(index: str, capfd: Capture) -> None:
    for more in (["a.txt"], ["a.txt", "b.txt"], ["--corpus", index]):
        assert run("--all", index, *more) == 2
        out, err = capfd.readouterr()
        assert "leave the rest out" in err
        assert out == ""


def test_there_is_no_page_of_clusters(index: str, tmp_path: Path, capfd: Capture) -> None:
    assert run("--all", index, "--format", "html") == 2
    assert run("--all", index, "--output", str(tmp_path / "a.html")) == 2
    out, err = capfd.readouterr()
    assert err.count("html") >= 2
    assert out == ""
    assert not (tmp_path / "a.html").exists()


def test_a_name_with_control_characters_is_shown_harmless(tmp_path: Path, capfd: Capture) -> None:
    corpus = held({})
    text = corpus["original"].text
    twice = Corpus()
    twice.add([{"id": "a\x1b[31m", "text": text}, {"id": "b", "text": text}])
    twice.save(tmp_path / "index")
    assert run("--all", str(tmp_path / "index"), "--quiet") == 0
    assert "\x1b" not in capfd.readouterr().out
