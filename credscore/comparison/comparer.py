"""Two texts in, a comparison out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from credscore.comparison import particulars
from credscore.comparison.alignment import align
from credscore.comparison.changes import changes
from credscore.comparison.derivation import Traces, log_odds, probability, traces
from credscore.comparison.direction import direction_warnings
from credscore.comparison.pairs import Passage, passages, trusted_of
from credscore.comparison.particulars import have_other_particulars
from credscore.comparison.reading import FOLDER, Reading, read
from credscore.comparison.result import Change, Comparison, Pair
from credscore.comparison.similarity import features, similarities
from credscore.comparison.verdict import MADE, MOSTLY, held, verdict
from credscore.features.asread import AsRead
from credscore.ngram import store
from credscore.text.document import Document
from credscore.text.language import identify


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
    ours, theirs = _document(copy, "copy"), _document(original, "original")
    left, right = read(ours), read(theirs)
    found = _Found.of(left, right)
    made = found.probability >= MADE
    changed = tuple(changes(left, right, found.trusted, made=made))
    other = made and have_other_particulars(left, right, found.trusted)
    pairs = _pairs(left, right, found.trusted)
    return Comparison(
        ours,
        theirs,
        verdict(left, right, found.trusted, changed, found.probability, other_particulars=other),
        found.probability,
        _shares(left, pairs),
        _covered(right, found.trusted),
        tuple(_pair_as_given(each, left.way, right.way) for each in pairs),
        tuple(_change_as_given(each, left.way, right.way) for each in changed),
        store.fingerprint(FOLDER),
        (
            *_warnings("copy", ours, left.doc),
            *_warnings("original", theirs, right.doc),
            *((particulars.WARNING,) if other else ()),
            *(direction_warnings(left.doc, right.doc) if made else ()),
        ),
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """What a comparison comes to, without its changes, and so found sooner.

    Attributes
    ----------
    log_odds, probability : float
        That text of the copy was made from text of the original.
    copy_held, original_held : float
        Share of the words of each that belong to a sentence of the other, from 0 to 1.
    """

    log_odds: float
    probability: float
    copy_held: float
    original_held: float

    @property
    def mostly(self) -> bool:
        """Whether most of one of them is in the other."""
        return self.probability >= MADE and max(self.copy_held, self.original_held) >= MOSTLY


def outline(copy: Reading, original: Reading) -> Outline:
    """Compare two readings without looking at their changes."""
    found = _Found.of(copy, original)
    return Outline(
        log_odds(found.traces),
        found.probability,
        held(copy, [t for p in found.trusted for t in p.matching.copy]),
        held(original, [t for p in found.trusted for t in p.matching.original]),
    )


def _warnings(side: str, given: Document, seen: Document) -> Iterator[str]:
    """Yield what is wrong with one of the texts, with its name before it."""
    yield from (f"{side}:{warning}" for warning in given.warnings)
    language = identify(seen)
    if language not in ("en", "und"):
        yield f"{side}:language:{language}"


@dataclass(frozen=True, slots=True)
class _Found:
    traces: Traces
    probability: float
    trusted: list[Passage]

    @classmethod
    def of(cls, copy: Reading, original: Reading) -> _Found:
        beside = _beside(copy, original)
        found = traces(copy, original, beside)
        made = probability(found)
        return cls(found, made, trusted_of(beside, found.strengths, made=made >= MADE))


def traces_of(copy: str | Document, original: str | Document) -> Traces:
    """Return only what speaks for `copy` being made from `original`."""
    left, right = read(_document(copy, "copy")), read(_document(original, "original"))
    return traces(left, right, _beside(left, right))


def _document(text: str | Document, name: str) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        msg = f"{name} must be a string or a Document, got {type(text).__name__}"
        raise TypeError(msg)
    return Document.from_text(text)


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


def _pair_as_given(pair: Pair, copy: AsRead, original: AsRead) -> Pair:
    return Pair(copy.spans(pair.copy), original.spans(pair.original), pair.kind)


def _change_as_given(change: Change, copy: AsRead, original: AsRead) -> Change:
    return replace(
        change,
        copy=None if change.copy is None else copy.spans((change.copy,))[0],
        original=None if change.original is None else original.spans((change.original,))[0],
    )


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
    return held(original, [t for p in beside for t in p.matching.original])
