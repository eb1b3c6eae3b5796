"""Two texts in, a comparison out."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.alignment import align
from credscore.comparison.changes import changes
from credscore.comparison.derivation import Traces, probability, traces
from credscore.comparison.pairs import Passage, passages, trusted_of
from credscore.comparison.reading import FOLDER, Reading, read
from credscore.comparison.result import Comparison, Pair
from credscore.comparison.similarity import features, similarities
from credscore.comparison.verdict import verdict
from credscore.ngram import store
from credscore.text.document import Document


def compare(copy: str | Document, original: str | Document) -> Comparison:
    """Compare a text with the one that it may have been made from.

    Parameters
    ----------
    copy, original : str or Document

    Raises
    ------
    TypeError
        If one of them is neither a string nor a `Document`.
    """
    left, right = read(_document(copy)), read(_document(original))
    beside = _beside(left, right)
    found = traces(left, right, beside)
    trusted = trusted_of(beside, found.strengths)
    changed = tuple(changes(left, right, trusted))
    made = probability(found)
    pairs = _pairs(left, right, trusted)
    return Comparison(
        left.doc,
        right.doc,
        verdict(left, right, trusted, changed, made),
        made,
        _shares(left, pairs),
        _covered(right, trusted),
        pairs,
        changed,
        store.fingerprint(FOLDER),
    )


def traces_of(copy: str | Document, original: str | Document) -> Traces:
    """Return only what speaks for `copy` being made from `original`, which takes less time."""
    left, right = read(_document(copy)), read(_document(original))
    return traces(left, right, _beside(left, right))


def _document(text: str | Document) -> Document:
    return text if isinstance(text, Document) else Document.from_text(text)


def _beside(copy: Reading, original: Reading) -> list[Passage]:
    mine, theirs = features(copy), features(original)
    found = similarities(mine, theirs, len(copy.bounds), len(original.bounds))
    return passages(copy, original, align(found, mine, theirs))


def _pairs(copy: Reading, original: Reading, beside: Sequence[Passage]) -> tuple[Pair, ...]:
    """Put all sentences of both texts in pairs, in reading order of the copy.

    What was dropped stands behind the pair of the sentence before it.
    """
    mine, theirs = copy.doc.sentences, original.doc.sentences
    first = {p.copy[0]: p for p in beside}
    behind = {j: p.copy[0] for p in beside for j in p.original}
    held = {i for p in beside for i in p.copy}
    dropped: dict[int, list[int]] = {}
    last = -1
    for j in range(len(theirs)):
        last = behind.get(j, last)
        if j not in behind:
            dropped.setdefault(last, []).append(j)
    found = [Pair((), (theirs[j],), "dropped") for j in dropped.get(-1, ())]
    for i in range(len(mine)):
        if i in first:
            p = first[i]
            found.append(
                Pair(tuple(mine[k] for k in p.copy), tuple(theirs[k] for k in p.original), p.kind)
            )
        elif i not in held:
            found.append(Pair((mine[i],), (), "added"))
        found.extend(Pair((), (theirs[j],), "dropped") for j in dropped.get(i, ()))
    return tuple(found)


def _shares(copy: Reading, pairs: Sequence[Pair]) -> dict[str, float]:
    words = dict.fromkeys(("verbatim", "edited", "reworded", "added"), 0)
    is_word, starts = copy.is_word, copy.doc.tokens
    for pair in pairs:
        for span in pair.copy:
            first, last = starts.between(span.start, span.end)
            words[pair.kind] += int(is_word[first:last].sum())
    total = sum(words.values())
    if not total:
        return {**dict.fromkeys(words, 0.0), "added": 1.0}
    return {kind: n / total for kind, n in words.items()}


def _covered(original: Reading, beside: Sequence[Passage]) -> float:
    total = int(original.is_word.sum())
    tokens = [t for p in beside for t in p.matching.original]
    return float(original.is_word[tokens].sum() / total) if total and tokens else 0.0
