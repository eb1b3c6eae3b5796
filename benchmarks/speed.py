"""Measure speed as a ratio to one pass of a word pattern over the same articles.

    python -m benchmarks.speed [--articles N]

Articles are the project's own fixtures, joined and cut to 715 words; nothing else is needed.
CPU time, best of several rounds, results in benchmarks/results/speed.json and speed.md.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import credscore
from benchmarks import performance
from benchmarks.stages import stages, without_kernels
from credscore import Document
from credscore.extractors import Attributions, Boilerplate, Garble, Translation
from credscore.extractors.attribution.model import cue_probabilities, shipped
from credscore.extractors.attribution.reading import read
from credscore.extractors.base import Detail
from credscore.features.vectorizer import DocumentVectorizer
from credscore.ngram import store
from credscore.training.reliability import RELEASE

HERE = Path(__file__).parent
WORDS = 715
ROUNDS = 5
DETAILS: tuple[Detail, ...] = ("score", "evidence", "full")
_SPANS: tuple[tuple[str, Detail | None], ...] = (("rate alone", None), ("with all spans", "full"))


_SURROUNDED = (
    *("appeal", "captions", "copyright", "donations", "live-blog", "membership", "newsletter"),
    *("press-release", "related", "share", "swamped", "template"),
)


def articles(n: int, without: tuple[str, ...] = ()) -> list[str]:
    """Return `n` different texts of 715 words, of fixtures with other names than `without`."""
    return list(stream(n, without))


def stream(n: int, without: tuple[str, ...] = (), words: int = WORDS) -> Iterator[str]:
    """Yield `n` different texts of at least `words` words, one at a time."""
    pieces = paragraphs(without)
    for i in range(n):
        at = (i * 37) % len(pieces)
        held, lines = 0, []
        while held < words:
            lines.append(pieces[at % len(pieces)])
            held += lines[-1].count(" ") + 1
            at += 1
        yield "\n\n".join(lines) + f"\n\nIssue {i}."


def paragraphs(without: tuple[str, ...] = ()) -> list[str]:
    """Return the paragraphs of all fixtures that are articles, but those named in `without`."""
    folder = HERE.parent / "fixtures" / "articles"
    skipped = ("french", "german", "poem", "list", "table", "source", "interview", "recipe")
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.txt"))
        if not path.name.startswith((*skipped, *without))
    ]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes, run once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cpu(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of several rounds."""
    return min(spent(work) for _ in range(ROUNDS))


def whole(texts: list[str]) -> dict[str, float]:
    """Return CPU seconds of a pass and of every detail, measured in turns, the least of each.

    In turns, since a shared machine is fast and slow by the minute.
    """
    word, scorer = re.compile(r"\w+"), credscore.Scorer()
    alone = credscore.Scorer(batch_size=1)
    best: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        start = time.process_time()
        work()
        seconds = time.process_time() - start
        best[name] = min(seconds, best.get(name, seconds))

    for _ in range(5 * ROUNDS):
        timed("pass", lambda: [sum(1 for _ in word.finditer(text)) for text in texts])
        for detail in DETAILS:
            timed(detail, lambda d=detail: list(scorer.score_many(texts, detail=d)))
    # Afterwards, since what they leave in the caches and on the heap slows down the rest.
    for _ in range(ROUNDS):
        timed("score one by one", lambda: list(alone.score_many(texts)))
    with without_kernels():
        for _ in range(ROUNDS):
            timed("score without compiled code", lambda: list(scorer.score_many(texts)))
    return best


def machine_signs(texts: list[str], detail: Detail) -> float:
    """Return CPU seconds of the two extractors that share a reading, documents at hand."""
    spent = 0.0
    for text in texts:
        doc = Document.from_text(text)
        _ = doc.tokens, doc.sentences, doc.quotations, doc.n_words
        start = time.process_time()
        Translation()(doc, detail)
        Garble()(doc, detail)
        spent += time.process_time() - start
    return spent


def attributions(docs: list[Document], detail: Detail | None) -> float:
    """Return CPU seconds of the attribution extractor, documents at hand; None: the rate alone."""
    part = shipped()

    def work() -> None:
        for doc in docs:
            if detail:
                Attributions()(doc, detail)
            else:
                cue_probabilities(read(doc), part)

    return cpu(work)


def start_up() -> dict[str, float]:
    """Return seconds for the import, and for a first score after it."""
    program = (
        "import time; a = time.perf_counter(); import credscore; b = time.perf_counter();"
        "credscore.Scorer(); c = time.perf_counter();"
        "credscore.score('It rained. ' * 200); print(b - a, time.perf_counter() - c, c - b)"
    )
    runs = [
        [float(x) for x in subprocess.check_output([sys.executable, "-c", program]).split()]  # noqa: S603  our own interpreter and program
        for _ in range(ROUNDS)
    ]
    return {
        "import credscore, s": min(r[0] for r in runs),
        "model and checksums of all parts, s": min(r[2] for r in runs),
        "first score after both, s": min(r[1] for r in runs),
    }


def main() -> None:
    """Measure, print and store."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100)
    texts = articles(parser.parse_args().articles)
    n = len(texts)
    seconds_of = whole(texts)
    one_pass = seconds_of.pop("pass") / n
    figures: dict[str, float | str] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "one pass, microseconds": one_pass * 1e6,
    }
    for name, seconds in seconds_of.items():
        figures[f"{name}, passes"] = seconds / n / one_pass
        figures[f"{name}, articles a second"] = n / seconds
    for detail in DETAILS:
        seconds = min(machine_signs(texts, detail) for _ in range(ROUNDS)) / n
        figures[f"translation and garble, {detail}, microseconds"] = seconds * 1e6
        figures[f"translation and garble, {detail}, passes"] = seconds / one_pass
    docs = [Document.from_text(text) for text in texts]
    for doc in docs:
        _ = doc.tokens, doc.sentences, doc.quotations, doc.n_words
    for name, spans in _SPANS:
        seconds = attributions(docs, spans) / n
        figures[f"attribution, {name}, articles a second"] = 1 / seconds
        figures[f"attribution, {name}, passes"] = seconds / one_pass
    for name, without in (("", ()), (" of plain articles", _SURROUNDED)):
        some = [Document.from_text(text) for text in articles(n, without)]
        for doc in some:
            _ = doc.tokens, doc.sentences, doc.quotations, doc.n_words
        seconds = cpu(lambda docs=some: [Boilerplate()(doc, "score") for doc in docs]) / n
        figures[f"boilerplate{name}, microseconds"] = seconds * 1e6
        figures[f"boilerplate{name}, passes"] = seconds / one_pass
    model, x = credscore.Scorer().model, DocumentVectorizer().transform(texts)
    seconds = cpu(lambda: [model.judge(model.log_odds_of(row)) for row in x]) / n
    figures["score from ready features, microseconds"] = seconds * 1e6
    tables = [store.SHIPPED / f"{part}.npz" for part in ("wording", "damage", "reading")]
    figures["tables of both, MiB"] = sum(path.stat().st_size for path in tables) / 2**20
    figures |= start_up()
    rounded = {k: round(v, 3) if isinstance(v, float) else v for k, v in figures.items()}
    parts = {name: seconds / n * 1e6 for name, seconds in stages(texts).items()}
    result = {
        "model_version": f"{RELEASE}+{store.fingerprint()}",
        "figures": rounded,
        "stages, microseconds": {name: round(value, 1) for name, value in parts.items()},
    }
    (HERE / "results" / "speed.json").write_text(json.dumps(result, indent=1) + "\n")
    lines = ["# Speed", "", "Written by `python -m benchmarks.speed`: CPU time on one core,"]
    lines += [f"articles of {WORDS} words, model {result['model_version']}.", ""]
    lines += ["| what | measured |", "| --- | --- |"]
    lines += [f"| {key} | {value} |" for key, value in rounded.items()]
    (HERE / "results" / "speed.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))
    performance.main()


if __name__ == "__main__":
    main()
