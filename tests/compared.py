"""Pairs of articles with what a reader lists, and comparisons made of it by hand."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import Any, get_args

from cases import FIXTURES
from hypothesis import strategies as st
from strategies import spans, texts

from credscore.comparison.result import Change, ChangeKind, Comparison, Pair, PairKind, Verdict
from credscore.text.document import Document
from credscore.text.span import Span

PAIRS = sorted(path.stem for path in (FIXTURES / "compared").glob("*.json"))
_SEVERITY: dict[ChangeKind, float] = {
    "negation": 1.0,
    "number": 0.9,
    "quotation": 0.8,
    "name": 0.7,
    "gender": 0.6,
    "attribution": 0.6,
    "broken": 0.4,
    "phrase": 0.3,
    "word": 0.2,
}


def listed(pair: str) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(
        (FIXTURES / "compared" / f"{pair}.json").read_text(encoding="utf-8")
    )
    return stored


def pair_text(pair: str, side: str) -> str:
    path = FIXTURES / "compared" / f"{pair}-{side}.txt"
    return path.read_bytes().decode("utf-8")


def span_in(text: str, one: dict[str, str | None], side: str) -> Span | None:
    """Return where a listed phrase stands."""
    phrase = one[side]
    if phrase is None:
        return None
    around = one.get(f"{side}_in") or phrase
    start = text.index(around) + around.index(phrase)
    return Span(start, start + len(phrase))


def by_hand(pair: str) -> Comparison:
    """Return the comparison that a reader would make, with a plain alignment of sentences."""
    wanted = listed(pair)
    copy = Document.from_text(pair_text(pair, "copy"), f"{pair}-copy.txt")
    original = Document.from_text(pair_text(pair, "original"), f"{pair}-original.txt")
    changes = [
        Change(
            one["kind"],
            span_in(copy.text, one, "copy"),
            span_in(original.text, one, "original"),
            _SEVERITY[one["kind"]],
            "as a reader lists it",
            one["kind"] == "quotation",
        )
        for one in wanted["changes"]
    ]
    changes.sort(key=lambda change: -change.severity)
    alignment = aligned(copy, original)
    return Comparison(
        copy,
        original,
        wanted["verdict"],
        0.97 if wanted["verdict"] != "same story" else 0.02,
        _shares(copy, alignment),
        0.8,
        alignment,
        tuple(changes),
        "2026.1+00000000",
    )


def aligned(copy: Document, original: Document) -> tuple[Pair, ...]:
    """Pair each sentence with the likest one, in order, where there is one that is like it."""
    pairs: list[Pair] = []
    at = 0
    for sentence in copy.sentences:
        rest = original.sentences[at:]
        likeness = [
            SequenceMatcher(None, sentence.of(copy.text), s.of(original.text)).ratio() for s in rest
        ]
        best = max(range(len(rest)), key=likeness.__getitem__, default=None)
        if best is None or likeness[best] < 0.6:
            pairs.append(Pair((sentence,), (), "added"))
            continue
        pairs += [Pair((), (s,), "dropped") for s in rest[:best]]
        same = sentence.of(copy.text) == rest[best].of(original.text)
        kind: PairKind = "verbatim" if same else "edited" if likeness[best] > 0.8 else "reworded"
        pairs.append(Pair((sentence,), (rest[best],), kind))
        at += best + 1
    pairs += [Pair((), (s,), "dropped") for s in original.sentences[at:]]
    return tuple(pairs)


def _shares(copy: Document, alignment: tuple[Pair, ...]) -> dict[str, float]:
    n = {"verbatim": 0, "edited": 0, "reworded": 0, "added": 0}
    for pair in alignment:
        for span in pair.copy:
            n[pair.kind] += len(span.of(copy.text).split())
    return {kind: count / max(sum(n.values()), 1) for kind, count in n.items()}


def _spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(text), max_size=2).map(tuple) if text else st.just(())


def _maybe(text: str) -> st.SearchStrategy[Span | None]:
    return st.none() | spans(text) if text else st.none()


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Return comparisons that need not make sense: spans anywhere, nested and overlapping."""
    copy, original = draw(texts), draw(texts)
    said = st.text(st.characters(exclude_categories=()), max_size=8) | st.just("</script><b>")
    pairs = st.builds(
        Pair, copy=_spans(copy), original=_spans(original), kind=st.sampled_from(get_args(PairKind))
    )
    made = st.builds(
        Change,
        kind=st.sampled_from(get_args(ChangeKind)),
        copy=_maybe(copy),
        original=_maybe(original),
        severity=st.floats(0, 1),
        message=said,
        in_quote=st.booleans(),
    )
    return Comparison(
        Document.from_text(copy, draw(said)),
        Document.from_text(original, draw(st.none() | said)),
        draw(st.sampled_from(get_args(Verdict))),
        draw(st.floats(0, 1)),
        {"edited": 0.4, "added": 0.6},
        draw(st.floats(0, 1)),
        tuple(draw(st.lists(pairs, max_size=8))),
        tuple(draw(st.lists(made, max_size=8))),
        draw(said),
        tuple(draw(st.lists(said, max_size=2))),
    )
