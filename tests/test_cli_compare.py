"""`credscore compare`: a copy and its original in, what was changed out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import terminals
from cases import FIXTURES

from credscore import cli
from credscore.corpus.answers import CorpusError
from credscore.corpus.corpus import Corpus
from credscore.corpus.originals import find_original
from credscore.text.document import Document

FOLDER = FIXTURES / "compared"
COPY, ORIGINAL = str(FOLDER / "bridge-spun-copy.txt"), str(FOLDER / "bridge-spun-original.txt")
BODY = "The council met on Monday and voted to close the pool."
Capture = pytest.CaptureFixture[str]


def test_text_says_the_verdict_first_and_names_both(capfd: Capture) -> None:
    assert cli.main(["compare", COPY, ORIGINAL]) == 0
    out, err = capfd.readouterr()
    assert "in 100 that it was made from the original\n" in out
    assert out.index("bridge-spun-copy.txt") < out.index("bridge-spun-original.txt")
    assert "Both texts" not in out
    assert err == ""


def test_the_alignment_is_shown_on_demand(capfd: Capture) -> None:
    assert cli.main(["compare", COPY, ORIGINAL, "--alignment"]) == 0
    assert "Both texts" in capfd.readouterr().out


def test_json_is_the_record_of_the_contract(capfd: Capture) -> None:
    assert cli.main(["compare", COPY, ORIGINAL, "--format", "jsonl"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert (record["copy_id"], record["original_id"]) == (COPY, ORIGINAL)
    assert {"verdict", "probability", "shares", "alignment", "changes"} <= set(record)


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!doctype html>"), ("a.htm", "<!doctype"), ("a.jsonl", "{"), ("a.txt", "")],
)
def test_the_ending_of_the_output_decides_the_format(
    tmp_path: Path, name: str, start: str, capfd: Capture
) -> None:
    assert cli.main(["compare", COPY, ORIGINAL, "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert capfd.readouterr() == ("", "")


def test_pages_lines_and_standard_input_can_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    line = tmp_path / "a.jsonl"
    line.write_text(json.dumps({"no": "7", "body": BODY}))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    columns = ["--text-field", "body", "--id-field", "no", "--format", "jsonl"]
    assert cli.main(["compare", "-", str(line), *columns]) == 0
    record = json.loads(capfd.readouterr().out)
    assert (record["copy_id"], record["original_id"]) == ("-", "7")
    page = str(FIXTURES / "pages" / "council-original.html")
    text = str(FIXTURES / "articles" / "council-original.txt")
    assert cli.main(["compare", page, text, "--format", "jsonl"]) == 0
    assert json.loads(capfd.readouterr().out)["copy_id"] == page


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        ([COPY], "give a COPY and an ORIGINAL, or a COPY and --corpus, got 1 paths"),
        ([COPY, ORIGINAL, COPY], "got 3 paths"),
        (["-", "-"], "only one of the two can come from standard input"),
        ([COPY, "missing.txt"], "missing.txt: cannot be read: No such file or directory"),
        ([COPY, str(FOLDER)], "holds several articles"),
        ([COPY, ORIGINAL, "--output", "a.csv"], "a.csv asks for csv"),
        ([COPY, ORIGINAL, "--output", COPY], "is read too"),
        (["--corpus", "index"], "give a COPY, or several"),
        (["--all", "index", "--format", "html"], "there is no --format html here, only text"),
        (["--all", "index", "--output", "a.html"], "a.html asks for html"),
        ([COPY, ORIGINAL, "--format", "csv"], "invalid choice"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_why(argv: list[str], why: str, capfd: Capture) -> None:
    assert cli.main(["compare", *argv]) == 2
    out, err = capfd.readouterr()
    assert why in err
    assert "Traceback" not in err
    assert out == ""


@pytest.mark.parametrize("held", ["", " \n\t", "… — !"])
def test_a_text_without_words_cannot_be_compared(tmp_path: Path, held: str, capfd: Capture) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(held, encoding="utf-8")
    assert cli.main(["compare", COPY, str(empty)]) == 2
    assert f"{empty}: holds no words" in capfd.readouterr().err


def test_a_failure_leaves_an_earlier_output_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("earlier")
    assert cli.main(["compare", COPY, "missing.txt", "--output", str(path)]) == 2
    assert path.read_text() == "earlier"


def test_a_program_in_a_pipe_gets_no_colours_and_a_terminal_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert b"\x1b[1m" in on_terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    assert b"\x1b" not in on_terminal()
    done = subprocess.run(
        [sys.executable, "-m", "credscore", "compare", COPY, ORIGINAL],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(FIXTURES.parent)},
    )
    assert b"\x1b" not in done.stdout


def on_terminal() -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        our_side, terminal = terminals.new()
        with os.fdopen(terminal, "w") as screen:
            patch.setattr(sys, "stdout", screen)
            assert cli.main(["compare", COPY, COPY]) == 0
            screen.flush()
            shown = os.read(our_side, 1 << 16)
        os.close(our_side)
    return shown


ARTICLES = {
    "pool": BODY,
    "pool again": f"{BODY} Swimmers were sad.",
    "bridge": "The bridge fell into the river.",
}


def held() -> Corpus:
    corpus = Corpus()
    corpus.add({"id": id_, "text": text} for id_, text in ARTICLES.items())
    return corpus


@pytest.fixture
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("index") / "corpus"
    held().save(path)
    return str(path)


def test_the_original_is_found_in_a_corpus(corpus: str, tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "copies.jsonl"
    lines = [{"id": "x", "text": BODY}, {"id": "y", "text": "Nothing like it."}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert cli.main(["compare", str(path), "--corpus", corpus, "--format", "jsonl"]) == 3
    out, err = capfd.readouterr()
    found, missed = map(json.loads, out.splitlines())
    assert found["copy_id"] == "x"
    assert found["original_id"] in ("pool", "pool again")
    assert (missed["copy_id"], missed["original_id"], missed["status"]) == ("y", None, "error")
    assert missed["reasons"] == ["no article of the corpus shares enough with it"]
    assert err == "y: no article of the corpus shares enough with it\n"


def test_several_copies_as_text_stand_one_after_another(
    corpus: str, tmp_path: Path, capfd: Capture
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    assert cli.main(["compare", str(tmp_path), "--corpus", corpus]) == 0
    assert capfd.readouterr().out.count("that it was made from the original\n") == 2


def test_a_page_is_for_one_copy(corpus: str, tmp_path: Path, capfd: Capture) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    html = ["--corpus", corpus, "--format", "html"]
    assert cli.main(["compare", str(tmp_path / "a.txt"), *html]) == 0
    assert capfd.readouterr().out.startswith("<!doctype html>")
    assert cli.main(["compare", str(tmp_path), *html]) == 2
    out, err = capfd.readouterr()
    assert "a page shows one comparison" in err
    assert out == ""


def test_nothing_to_read_for_a_corpus_is_exit_code_2(
    corpus: str, tmp_path: Path, capfd: Capture
) -> None:
    assert cli.main(["compare", str(tmp_path), "--corpus", corpus]) == 2
    assert "nothing to read" in capfd.readouterr().err


def by_title(chances: dict[str, float]) -> Callable[[Document, Document], float]:
    return lambda _, original: chances[str(original.id)]


def test_the_likeliest_of_the_candidates_is_taken_and_not_the_copy_itself() -> None:
    chances = by_title({"pool": 0.9, "pool again": 0.2})
    found = find_original(Document.from_text(BODY, "x"), held(), likelihood=chances)
    assert found is not None
    assert found.original.id == "pool"
    other = find_original(Document.from_text(BODY, "pool"), held(), likelihood=chances)
    assert other is not None
    assert other.original.id == "pool again"


def test_a_corpus_that_is_damaged_on_the_way_is_exit_code_2(
    corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    def broken(*_: object, **__: object) -> None:
        msg = "segment 3 is damaged"
        raise CorpusError(msg)

    monkeypatch.setattr(Corpus, "query", broken)
    (tmp_path / "a.txt").write_text(BODY)
    assert cli.main(["compare", str(tmp_path / "a.txt"), "--corpus", corpus]) == 2
    assert capfd.readouterr().err == "credscore: segment 3 is damaged\n"
