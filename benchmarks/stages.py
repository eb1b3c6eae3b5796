"""Where the time of an article goes, stage by stage; run by `python -m benchmarks.speed`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import credscore
from credscore import Document, native
from credscore.answers import answered
from credscore.extractors import CATALOGUE
from credscore.features.extract import extract_many

ROUNDS = 15
_PARTS: tuple[tuple[str, Callable[[Document], object]], ...] = (
    ("words and marks", lambda doc: doc.tokens),
    ("paragraphs and sentences", lambda doc: doc.sentences),
    ("quotations", lambda doc: doc.quotations),
)


def stages(texts: list[str]) -> dict[str, float]:
    """Return CPU seconds of every stage of `score_many(texts, detail="score")`, in order."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, seconds in _round(texts):
            best[name] = min(seconds, best.get(name, seconds))
    return best


def _round(texts: list[str]) -> Iterator[tuple[str, float]]:
    model = credscore.Scorer().model
    docs = [Document.from_text(text) for text in texts]
    for name, part in _PARTS:
        start = time.process_time()
        for doc in docs:
            part(doc)
        yield name, time.process_time() - start
    for extractor in CATALOGUE:
        many = getattr(extractor, "many", None)
        start = time.process_time()
        # What others have found already is not looked for again.
        if many is None:
            for doc in docs:
                extractor(doc, detail="score")
        else:
            many(docs, "score")
        yield f"extractor {extractor.name}", time.process_time() - start
    found = extract_many(docs, CATALOGUE, "score")
    start = time.process_time()
    for doc, extraction in zip(docs, found, strict=True):
        answered(model, doc, extraction, "score", patterns_sha256=None)
    yield "whether a score applies, model, calibration and record", time.process_time() - start


@contextmanager
def without_kernels() -> Iterator[None]:
    """Score as where the package was installed without a compiler."""
    kernels, native.kernels = native.kernels, None
    try:
        yield
    finally:
        native.kernels = kernels
