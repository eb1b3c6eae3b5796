"""Measure what a corpus costs: time, disk and memory to build, and time and memory of a query.

    python -m benchmarks.comparison.indexing --cache DIR [--articles 1000000]

Twice: with the articles of english/documents, and with as many as asked for that are put
together from their paragraphs, some 600 words each, and are never stored but in the index.
Building and asking run in processes of their own (Linux), so that memory is theirs alone.
Speed is also given as a ratio to a pass of a word pattern over the same articles.
Results in benchmarks/results/indexing.json and the table of docs/corpus.md.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import credscore
from benchmarks.scale import written
from credscore.training.data import folder, rows

RESULTS = Path(__file__).parents[1] / "results" / "indexing.json"
PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"
WORDS = 600
QUERIES = 300
_PASS = 2000  # articles of the reference pass


def articles(n: int) -> Iterator[dict[str, Any]]:
    """Yield those of english/documents for 0, else `n` made of their paragraphs."""
    documents = rows(folder(), "english/documents")
    if not n:
        for row in documents:
            yield {"id": row["doc_id"], "text": row["text"], "date": row.get("date")}
        return
    lines = [line for row in documents for line in row["text"].split("\n") if line.strip()]
    rng = random.Random(3)  # noqa: S311  no secret
    for i in range(n):
        held: list[str] = []
        left = WORDS
        while left > 0:
            words = rng.choice(lines).split(" ")[:left]
            held.append(" ".join(words))
            left -= len(words)
        yield {"id": f"made/{i}", "text": "\n".join(held), "date": "2024-05-01"}


def build(path: Path, n: int) -> dict[str, Any]:
    """Build a corpus and say what it took, the making of the articles aside."""
    spent = {"cpu": 0.0, "wall": 0.0, "words": 0, "n": 0}
    word = re.compile(r"\w+")
    one_pass = 0.0

    def timed() -> Iterator[dict[str, Any]]:
        nonlocal one_pass
        cpu, wall = time.process_time(), time.perf_counter()
        for item in articles(n):
            if spent["n"] < _PASS:
                start = time.process_time()
                sum(1 for _ in word.finditer(item["text"]))
                one_pass += time.process_time() - start
            spent["n"] += 1
            spent["words"] += item["text"].count(" ") + 1
            spent["cpu"] -= time.process_time() - cpu
            spent["wall"] -= time.perf_counter() - wall
            yield item
            cpu, wall = time.process_time(), time.perf_counter()

    cpu, wall = time.process_time(), time.perf_counter()
    with credscore.Corpus(path) as corpus:
        corpus.add(timed())
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {
        "articles": len(corpus),
        "words an article": spent["words"] / spent["n"],
        "articles a second of CPU": spent["n"] / (cpu + spent["cpu"]),
        "articles a second": spent["n"] / (wall + spent["wall"]),
        "passes": (cpu + spent["cpu"]) / spent["n"] / (one_pass / min(_PASS, spent["n"])),
        "disk, GB": sum(file.stat().st_size for file in path.iterdir()) / 1e9,
        "segments": sum(file.suffix == ".segment" for file in path.iterdir()),
        "memory to build, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }


def ask(path: Path) -> dict[str, Any]:
    """Ask for articles of a corpus with every third sentence left out, each twice."""
    start = time.perf_counter()
    corpus = credscore.Corpus.load(path)
    figures: dict[str, Any] = {"load, ms": 1000 * (time.perf_counter() - start)}
    ids = random.Random(5).sample(sorted(corpus), min(QUERIES, len(corpus)))  # noqa: S311  no secret
    asked = [(id_, _thinned(corpus[id_].text)) for id_ in ids]
    first, again = (sorted(_milliseconds(corpus, text) for _, text in asked) for _ in range(2))
    figures["first query, ms of CPU: median"] = first[len(first) // 2]
    figures["query, ms of CPU: median"] = again[len(again) // 2]
    figures["query, ms of CPU: mean"] = sum(again) / len(again)
    figures["query, ms of CPU: 99 of 100 below"] = again[len(again) * 99 // 100]
    right = sum(corpus.query(text, 1)[0].id == id_ for id_, text in asked)
    figures["found at rank 1"] = right / len(asked)
    figures["memory to ask, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return figures


def _thinned(text: str) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(s for i, s in enumerate(sentences) if i % 3) or text


def _milliseconds(corpus: credscore.Corpus, text: str) -> float:
    start = time.process_time()
    corpus.query(text)
    return 1000 * (time.process_time() - start)


def table(figures: dict[str, dict[str, Any]]) -> str:
    """Return the figures as a table."""
    lines = [f"| | {' | '.join(figures)} |", f"| --- {'| ---: ' * len(figures)}|"]
    for name in next(iter(figures.values())):
        cells = (found[name] for found in figures.values())
        lines.append(f"| {name} | {' | '.join(map(_shown, cells))} |")
    return "\n".join(lines)


def _shown(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"  # noqa: PLR2004  three digits


def _apart(step: str, path: Path, n: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.comparison.indexing", "--step", step]
    command += ["--cache", str(path), "--articles", str(n)]
    found: dict[str, Any] = json.loads(subprocess.check_output(command))  # noqa: S603  our own interpreter and program
    return found


def main() -> None:
    """Measure, print and store."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cache", type=Path, required=True, help="folder for the indexes")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--step", choices=("build", "ask"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step == "build":
        print(json.dumps(build(given.cache, given.articles)))
        return
    if given.step:
        print(json.dumps(ask(given.cache)))
        return
    figures = {}
    for n in (0, given.articles):
        path = given.cache / f"index-{n}"
        shutil.rmtree(path, ignore_errors=True)
        found = {**_apart("build", path, n), **_apart("ask", path, n)}
        figures[f"{found['articles']:,} articles"] = found
        print(json.dumps(found, indent=1))
        shutil.rmtree(path)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(written(page, "cost", table(figures)), encoding="utf-8")


if __name__ == "__main__":
    main()
