"""What to call a pair of texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.comparison.pairs import Passage
from credscore.comparison.phrases import WORD
from credscore.comparison.reading import Reading, rarity
from credscore.comparison.result import Change, Verdict

# Gaps between the kinds of training/pairs.py, alike on both sides of its split; what they give
# is in benchmarks/results/comparison.md.
MADE = 0.5  # probability from which it was made from the other
MOSTLY = 0.45  # share of the copy's words in trusted passages: more than a quotation
_SPUN = 0.015  # exchanged words per word of those passages: more than an editor exchanges
_A_FEW = 3  # exchanged words that are never called spinning
# Words in a row of the original's own that are taken from it, not said by chance; what it
# quotes itself, others may have heard too.
_QUOTED = 12
_TOPIC = 0.15  # share of rare words that two reports of one story have in common
_RARE = 4.0
_EXCHANGES = frozenset({"word", "phrase", "name", "quotation", "number", "negation", "gender"})


def verdict(  # noqa: PLR0913  all that a verdict rests on
    copy: Reading,
    original: Reading,
    passages: Sequence[Passage],
    changes: Sequence[Change],
    probability: float,
    *,
    other_particulars: bool,
) -> Verdict:
    """Name what `copy` is to `original`.

    Parameters
    ----------
    passages : sequence of Passage
        Those that can be trusted.
    changes : sequence of Change
    probability : float
        That text of one was made from text of the other.
    other_particulars : bool
        Whether most names and numbers of what was changed are other ones: a pattern, no story.
    """
    if probability >= MADE:
        tokens = [t for p in passages for t in p.matching.copy]
        if held(copy, tokens) < MOSTLY:
            return "quotes it"
        exchanged = sum(_is_exchange(change) for change in changes)
        words = int((copy.keys[tokens] != 0).sum())
        if exchanged <= max(_A_FEW, _SPUN * words):
            return "copy"
        return "quotes it" if other_particulars else "spun copy"
    if max((_longest(original, p) for p in passages), default=0) >= _QUOTED:
        return "quotes it"
    return "same story" if passages or _topic(copy, original) >= _TOPIC else "unrelated"


def held(reading: Reading, tokens: Sequence[int]) -> float:
    """Return the share of a text's words that are among `tokens`."""
    total = int((reading.keys != 0).sum())
    return float((reading.keys[list(tokens)] != 0).sum() / total) if total and tokens else 0.0


def _is_exchange(change: Change) -> bool:
    both = change.copy is not None and change.original is not None
    return both and change.kind in _EXCHANGES and change.severity >= WORD


def _longest(original: Reading, passage: Passage) -> int:
    """Return how many of the original's own words are the same in a row, at most."""
    own = (original.keys != 0) & ~original.quoted
    matching = passage.matching
    runs = (matching.original[slice(*b.original)] for b in matching.blocks if b.same)
    return max((int(own[list(run)].sum()) for run in runs), default=0)


def _topic(copy: Reading, original: Reading) -> float:
    """Return the share of rare words of the shorter text that the other one has too."""
    mine, theirs = (np.unique(r.roots[r.rarity >= _RARE]) for r in (copy, original))
    both = float(rarity(np.intersect1d(mine, theirs)).sum())
    least = min(float(rarity(mine).sum()), float(rarity(theirs).sum()))
    return both / least if least > 0 else 0.0
