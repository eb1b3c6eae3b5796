"""Measure how often the original of a copy is found among all articles of the data folder.

    python -m benchmarks.comparison.retrieval --cache DIR

The index holds english/documents and the essays of translation/essays_round_trip.  Copies are
round trips through Apertium and through neural systems, and spun ones; each whole, as a fifth
of its paragraphs alone, and as a fifth of its sentences inside an article of others that is not
in the index.  What decides over the ranking was chosen on `ca` and on one half of the articles;
the copies through `eo` and `es` are of the other half.  `DIR` keeps the round trips.

"rank 1" counts an article with the very text of the original as right; "rank 1, by id" does not.
Texts of one event, such as a press release of several offices, share whole paragraphs, and of a
copy that keeps those alone nobody could tell which it is from.  "passage" counts a first
match as right, too, that holds the kept sentences of the original, 9 in 10 of their words in
runs of five.  Results in benchmarks/results/retrieval.json.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import credscore
from credscore.training.corpus import cut
from credscore.training.data import essays, fold, folder, rows
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin

RESULTS = Path(__file__).parents[1] / "results" / "retrieval.json"
SHORTEST, LONGEST = 100, 1000  # words of an original that is copied
SHARE = 0.2
SPUN = (0.15, 0.4)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_RUN = 5
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, what was kept of the original in it, and the original's id."""

    text: str
    kept: str
    id: str


def articles(data: Path) -> dict[str, str]:
    """Return the texts of the index by id."""
    found = {row["doc_id"]: row["text"] for row in rows(data, "english/documents")}
    found |= {f"essay {key}": texts[""] for key, texts in essays(data).items() if "" in texts}
    return found


def chosen(texts: dict[str, str], half: int, n: int) -> dict[str, str]:
    """Return `n` of the texts of a half, cut to length."""
    keys = [
        key
        for key, text in texts.items()
        if text.count(" ") >= SHORTEST and fold(f"retrieval {key}", 2) == half
    ]
    keys = random.Random(11).sample(keys, n)  # noqa: S311  no secret
    return {key: cut(texts[key], LONGEST) for key in keys}


def whole(copies: dict[str, str], originals: dict[str, str]) -> list[Copy]:
    """Return copies as they are."""
    return [Copy(text, originals[key], key) for key, text in copies.items()]


def a_fifth(copies: dict[str, str], originals: dict[str, str]) -> list[Copy]:
    """Return a fifth of the paragraphs of each copy, in one run, where it has five or more."""
    rng = random.Random(5)  # noqa: S311  no secret
    found = []
    for key, text in copies.items():
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 1 / SHARE:
            continue
        first, n = _run(len(lines), rng)
        ours = [line for line in originals[key].split("\n") if line.strip()]
        kept = ours if len(ours) != len(lines) else ours[first : first + n]
        found.append(Copy("\n".join(lines[first : first + n]), "\n".join(kept), key))
    return found


def a_fifth_inside(
    copies: dict[str, str], originals: dict[str, str], others: list[str]
) -> list[Copy]:
    """Return a fifth of the sentences of each copy, four fifths of another article around it."""
    rng = random.Random(5)  # noqa: S311  no secret
    found = []
    for key, text in copies.items():
        sentences = _SENTENCES.split(text)
        first, n = _run(len(sentences), rng)
        around = _SENTENCES.split(rng.choice(others))[: max(1, len(sentences) - n)]
        middle = len(around) // 2
        pieces = (around[:middle], sentences[first : first + n], around[middle:])
        ours = _SENTENCES.split(originals[key])
        kept = ours[first : first + n] if len(ours) == len(sentences) else ours
        found.append(Copy("\n".join(map(" ".join, pieces)), " ".join(kept), key))
    return found


def _run(n: int, rng: random.Random) -> tuple[int, int]:
    kept = max(1, round(SHARE * n))
    return rng.randrange(n - kept + 1), kept


def measured(
    corpus: credscore.Corpus, texts: dict[str, str], copies: list[Copy]
) -> dict[str, float]:
    """Ask for every copy, and count."""
    first = by_id = in_ten = passage = 0
    seconds, shares = [], []
    for copy in copies:
        start = time.perf_counter()
        found = corpus.query(copy.text)
        seconds.append(time.perf_counter() - start)
        right = [texts[match.id] == texts[copy.id] for match in found]
        first += right[:1] == [True]
        by_id += bool(found) and found[0].id == copy.id
        in_ten += any(right)
        passage += bool(found) and (right[0] or holds(texts[found[0].id], copy.kept))
        shares.append(next((m.share for m, ok in zip(found, right, strict=True) if ok), 0.0))
    n = len(copies)
    return {
        "copies": n,
        "rank 1": round(first / n, 4),
        "rank 1, by id": round(by_id / n, 4),
        "passage at rank 1": round(passage / n, 4),
        "in the first ten": round(in_ten / n, 4),
        "share: median": round(sorted(shares)[n // 2], 3),
        "query, ms: mean": round(1000 * sum(seconds) / n, 1),
        "query, ms: most": round(1000 * max(seconds), 1),
    }


def holds(text: str, kept: str) -> bool:
    """Tell whether `text` has nearly all that was kept of an original."""
    runs = _runs(kept)
    return bool(runs) and len(runs & _runs(text)) >= _MOST * len(runs)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def sets(
    data: Path, texts: dict[str, str], cache: Path
) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Yield kinds of copies: a name, the copies and the originals by id."""
    documents = {key: text for key, text in texts.items() if not key.startswith("essay ")}
    for pivot, half, n in (("ca", 0, 200), ("eo", 1, 400), ("es", 1, 200)):
        originals = chosen(documents, half, n)
        trips = round_trips(list(originals.values()), pivot, cache)
        yield f"Apertium {pivot}", dict(zip(originals, trips, strict=True)), originals
    originals = chosen(documents, 1, 400)
    for share in SPUN:
        spun = {key: spin(text, share, i).text for i, (key, text) in enumerate(originals.items())}
        yield f"synonyms, {share:.0%} of words", spun, originals
    for pivot in ("fr", "zh"):
        trips_of = {f"essay {key}": found.get(pivot, "") for key, found in essays(data).items()}
        keys = [key for key, text in trips_of.items() if text and key in texts]
        copies = {key: trips_of[key] for key in random.Random(11).sample(keys, 400)}  # noqa: S311  no secret
        yield f"neural {pivot}, essays", copies, texts


def main() -> None:
    """Measure, print and store."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cache", type=Path, required=True, help="folder for round trips")
    cache = parser.parse_args().cache
    data = folder()
    texts = articles(data)
    corpus = credscore.Corpus()
    corpus.add({"id": key, "text": text} for key, text in texts.items())
    corpus.query("once, so that nothing waits to be written")
    others = [row["text"] for row in rows(data, "attribution/polnear_train_dev")]
    others = [text for text in others if text.count(" ") > 3 * SHORTEST]
    ways: dict[str, Callable[[dict[str, str], dict[str, str]], list[Copy]]] = {
        "whole": whole,
        "a fifth of the paragraphs alone": a_fifth,
        "a fifth of the sentences in another article": lambda c, o: a_fifth_inside(c, o, others),
    }
    figures = {"index": {"articles": len(corpus), "different texts": len(set(texts.values()))}}
    for name, copies, originals in sets(data, texts, cache):
        for way, made in ways.items():
            if not (made_copies := made(copies, originals)):
                continue  # essays have one paragraph
            found = measured(corpus, texts, made_copies)
            figures[f"{name}: {way}"] = found
            print(f"{name}: {way}", found, flush=True)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
