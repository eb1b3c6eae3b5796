"""`credscore clean`: articles in, articles alone out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import terminals
from cases import FIXTURES, article

from credscore import cli

BODY = "The council met on Monday and voted to close the pool."
APPEAL = "Please donate now to support our journalism."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{BODY}\n\n{APPEAL}\n")
    (tmp_path / "in" / "b.txt").write_text(f"By Lea Oduya\n\n{BODY}\n")
    return tmp_path / "in"


def test_one_article_comes_alone(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["clean", str(folder / "a.txt")]) == 0
    out, err = capfd.readouterr()
    assert out == f"{BODY}\n"
    assert err.startswith("1 document: 1 cleaned (1 piece removed) in ")


def test_several_stand_under_their_names(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["clean", str(folder), "--quiet", "--keep", "none"]) == 0
    assert capfd.readouterr() == (
        f"==> {folder / 'a.txt'} <==\n{BODY}\n\n==> {folder / 'b.txt'} <==\n{BODY}\n",
        "",
    )


def test_json_lines_hold_the_record_and_the_fields_of_the_input(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'no,body,outlet\n7,"{BODY}\n{APPEAL}",Courier\n')
    columns = ["--text-field", "body", "--id-field", "no"]
    assert cli.main(["clean", str(path), "--format", "jsonl", *columns]) == 0
    record = json.loads(capfd.readouterr().out)
    assert (record["id"], record["status"], record["text"]) == ("7", "cleaned", BODY)
    assert record["kept"] == [[0, len(BODY)]]
    assert [piece["exact"] for piece in record["removed"]] == [APPEAL]
    assert record["metadata"] == {"no": "7", "outlet": "Courier"}


def test_a_page_carries_the_text_that_offsets_refer_to(capfd: pytest.CaptureFixture[str]) -> None:
    page = FIXTURES / "pages" / "appeal-at-end.html"
    assert cli.main(["clean", str(page), "--format", "jsonl"]) == 0
    record = json.loads(capfd.readouterr().out)
    kept = "".join(record["original"][a:b] for a, b in record["kept"])
    assert kept == record["text"]


def test_in_json_lines_errors_stay_in_their_place(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "x", "text": "{BODY}"}}\nbroken\n{{"id": "z", "text": ""}}\n')
    assert cli.main(["clean", str(path), "--format", "jsonl"]) == 3
    out, err = capfd.readouterr()
    first, bad, last = map(json.loads, out.splitlines())
    assert (first["status"], last["status"], last["text"]) == ("cleaned", "cleaned", "")
    assert (bad["id"], bad["status"], bad["text"]) == (f"{path}:2", "error", "")
    assert bad["reasons"] == ["line 2: not JSON: Expecting value at column 1"]
    assert "3 documents: 2 cleaned (0 pieces removed), 1 error in" in err


def test_in_text_errors_are_said_on_standard_error(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["clean", str(folder / "a.txt"), "missing.txt", "--quiet"]) == 3
    assert capfd.readouterr() == (
        f"{BODY}\n",
        "missing.txt: cannot be read: No such file or directory\n",
    )


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_nothing_readable_is_exit_code_2_and_leaves_the_output(
    tmp_path: Path, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out"
    path.write_text("earlier")
    missing = str(tmp_path / "missing.txt")
    assert cli.main(["clean", missing, "--format", form, "--output", str(path)]) == 2
    assert capfd.readouterr().err.count("No such file") == 1
    assert path.read_text() == "earlier"


def test_output_goes_to_a_file(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = folder.parent / "out.txt"
    assert cli.main(["clean", str(folder / "a.txt"), "--output", str(path), "--quiet"]) == 0
    assert capfd.readouterr() == ("", "")
    assert path.read_text() == f"{BODY}\n"


@pytest.mark.parametrize(
    "argv",
    [["--keep", "captions"], ["--keep", ""], ["--format", "csv"], ["--input-format", "parquet"]],
)
def test_wrong_usage_is_exit_code_2(argv: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["clean", *argv]) == 2
    assert "credscore" in capfd.readouterr().err


def test_an_article_cannot_steer_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(f"{BODY}\x1b[31m\n")
    our_side, terminal = terminals.new()
    with os.fdopen(terminal, "w") as screen:
        monkeypatch.setattr(sys, "stdout", screen)
        assert cli.main(["clean", str(folder / "a.txt"), "--quiet"]) == 0
        screen.flush()
        assert b"\x1b" not in os.read(our_side, 1 << 16)
    os.close(our_side)


def test_the_program_cleans_standard_input() -> None:
    text = article("appeal-in-middle")
    done = subprocess.run(
        [sys.executable, "-m", "credscore", "clean", "--quiet"],
        check=False,
        capture_output=True,
        input=text.encode(),
    )
    assert (done.returncode, done.stderr) == (0, b"")
    first, last = text.split("Reporting like this")[0], text.split("DONATE NOW\n\n")[1]
    assert done.stdout.decode() == first + last
