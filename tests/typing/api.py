"""Never run, only type-checked: what users may rely on the types of."""

from collections.abc import Iterator

import credscore
from credscore import Cleaned, Document, Evidence, Score, Scorer, Span


def api() -> None:
    one: Score = credscore.score("text")
    probability: float | None = one.score
    pieces: tuple[Evidence, ...] = one.evidence
    many: Iterator[Score] = credscore.score_many(["a", Document.from_text("b"), {"text": "c"}])
    page: Score = credscore.score_html("<p>text</p>", url="https://example.org/a")
    scorer: Scorer = Scorer.load("model/")
    ours: credscore.Patterns = credscore.Patterns.of([{"kind": "share", "phrase": "Pass it on"}])
    scorer = Scorer(patterns=ours)
    full: Score = scorer.score("text", detail="full")
    record: dict[str, object] = full.to_dict()
    where: Span = pieces[0].span
    credscore.score("text", detail="everything")  # type: ignore[arg-type]  # not one of the three
    credscore.score(b"text")  # type: ignore[arg-type]  # bytes are no text
    cleaned: Cleaned = credscore.clean("text", keep=("caption",))
    alone: str = credscore.clean_html("<p>text</p>").text
    there: tuple[Span, ...] = cleaned.span_to_original(where)
    here: int | None = cleaned.from_original(there[0].start)
    all_cleaned: Iterator[Cleaned] = credscore.clean_many([{"text": "c"}], keep=())
    credscore.clean(7)  # type: ignore[arg-type]  # no article
    del alone, here, all_cleaned
    with credscore.Corpus("index/") as corpus:
        intake: credscore.Intake = corpus.add(["a", Document.from_text("b"), {"text": "c"}])
        corpus.add([b"text"])  # type: ignore[list-item]  # bytes are no text
    matches: list[credscore.Match] = corpus.query("text", n=3, exclude=["a"])
    original: Document | None = corpus.get(matches[0].id)
    del intake, original
    del probability, many, page, record, where
