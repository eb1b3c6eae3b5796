"""What a comparison says, in the words that people are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from credscore.comparison.result import Change, ChangeKind, Comparison, PairKind, Verdict
from credscore.text.document import Document

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
PAIR_KINDS: tuple[PairKind, ...] = get_args(PairKind)
# They change what readers are told, whatever their severity.
SHOUTED: tuple[ChangeKind, ...] = ("negation", "number", "quotation")

VERDICTS: dict[Verdict, str] = {
    "copy": "the copy repeats the original, nearly word for word",
    "spun copy": "the copy was made from the original and worded anew",
    "quotes it": "the copy takes passages over from the original, and the rest is its own",
    "same story": "both tell of the same events, and neither seems to be made from the other",
    "unrelated": "nothing in the copy was found to come from the original",
}
WHAT: dict[ChangeKind, str] = {
    "negation": "negation lost or gained",
    "number": "number changed",
    "quotation": "quotation altered",
    "name": "name or title damaged",
    "gender": "gender swapped",
    "attribution": "attribution dropped or added",
    "broken": "sentence broken",
    "phrase": "phrase reworded",
    "word": "word swapped",
}
LIMITS = (
    "This compares two texts, phrase by phrase.",
    "It judges the text, not whether what it says is so, and never an author.",
    "An agency report that an editor shortened was made from its original too; that is no fault.",
    "Not every change is found, and some that are shown are harmless: look at both passages.",
)
WARNINGS = {
    "original_more_garbled": "the original is garbled and the copy is clean: it may be the other "
    "way round",
    "other_particulars": "most names and numbers are other ones: the two may follow one pattern "
    "and tell of different things",
}
_MARKS = ((0.75, "!!!"), (0.5, "!!"), (0.25, "!"))


def chance(probability: float) -> str:
    """Return a probability as people say it.

    >>> chance(0.97), chance(0.9999), chance(0.001)
    ('97 in 100', 'more than 99 in 100', 'less than 1 in 100')
    """
    if probability >= 0.995:  # noqa: PLR2004  it would be rounded to certainty
        return "more than 99 in 100"
    if probability < 0.005:  # noqa: PLR2004  as above
        return "less than 1 in 100"
    return f"{100 * probability:.0f} in 100"


def warned(warning: str) -> str:
    """Return a warning as a sentence; the name of what is wrong with the characters as it is."""
    return WARNINGS.get(warning, warning)


def made_from(probability: float) -> str:
    """Say what the probability of a comparison is one of."""
    return f"{chance(probability)} that it was made from the original"


def percent(share: float) -> str:
    """Return a share as a whole percentage, never 0 or 100 for what is a little or not all.

    >>> percent(0.5), percent(0.001), percent(0.999), percent(0.0), percent(1.0)
    ('50%', '<1%', '>99%', '0%', '100%')
    """
    if 0 < share < 0.005:  # noqa: PLR2004  it would be rounded to nothing
        return "<1%"
    if 0.995 <= share < 1 - 1e-9:  # noqa: PLR2004  it would be rounded to everything
        return ">99%"
    return f"{100 * share:.0f}%"


def mark(severity: float) -> str:
    """Return one to three exclamation marks, or a dot for what hardly matters.

    >>> mark(0.9), mark(0.3), mark(0.1)
    ('!!!', '!', '·')
    """
    return next((sign for least, sign in _MARKS if severity >= least), "·")


def shouted(changes: Iterable[Change]) -> tuple[tuple[int, Change], ...]:
    """Return the altered negations, numbers and quotations with their numbers, from 1."""
    return tuple((i, c) for i, c in enumerate(changes, start=1) if c.kind in SHOUTED)


def message(change: Change) -> str:
    """Return what is said of a change; of other words the two phrases have said it all."""
    return "" if change.kind in ("phrase", "word") else change.message


def is_small(change: Change) -> bool:
    """Tell whether a change is one of wording that hardly matters."""
    return change.kind in ("phrase", "word") and mark(change.severity) == "·"


def counted(changes: Sequence[Change], kinds: Iterable[ChangeKind] = KINDS) -> str:
    """Count changes by kind, the gravest kind first.

    >>> counted([Change("number", None, None, 1, ""), Change("number", None, None, 1, "")])
    '2 numbers'
    """
    n = Counter(change.kind for change in changes)
    return ", ".join(f"{n[kind]} {_noun(kind, n[kind])}" for kind in kinds if n[kind])


def _noun(kind: ChangeKind, n: int) -> str:
    if kind == "broken":
        return "broken sentence" if n == 1 else "broken sentences"
    return kind if n == 1 else f"{kind}s"


def name(doc: Document, otherwise: str) -> str:
    """Return what a text is called."""
    return otherwise if doc.id is None else doc.id


def shares(comparison: Comparison) -> tuple[tuple[PairKind, float], ...]:
    """Return the shares that are not nothing, in the order of `PairKind`."""
    pairs = ((kind, comparison.shares.get(kind, 0.0)) for kind in PAIR_KINDS)
    return tuple((kind, share) for kind, share in pairs if share > 0)
