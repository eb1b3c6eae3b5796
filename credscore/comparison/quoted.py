"""Quotations that the copy has otherwise than the original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from credscore.comparison.matching import Matching
from credscore.comparison.quotewords import Quoted
from credscore.comparison.result import Change
from credscore.comparison.side import Side
from credscore.comparison.speakers import speaker_changes
from credscore.comparison.stretches import Stretch, stretches
from credscore.text.span import Span

_LETTERS = 8  # of a word, with its blank
_TOUCHING = 3  # words by which a change of wording may be longer than that of a number in it


def quotation_changes(
    copy: Side,
    original: Side,
    matchings: Sequence[Matching],
    known: Iterable[Change] = (),
) -> list[Change]:
    """Find the quotations that do not say what was said.

    Altered are words inside the marks that were exchanged, added, or left out of the middle
    without a sign of it; words put between marks that the original does not quote; words
    that lost their marks and are nobody's any more; and quotations given to another speaker.
    Leaving out the beginning or the end, other marks, spelling and [insertions] are fair.

    Parameters
    ----------
    copy, original : Side
    matchings : sequence of Matching
        One for each aligned pair of sentences.
    known : iterable of Change
        Changes of numbers and negations, which are not told again.

    Returns
    -------
    list of Change
        Of the kind "quotation", in the order of the copy.
    """
    if not copy.quotations and not original.quotations:
        return []
    quoted = Quoted.of(copy, original, matchings)
    told = [(c.copy, c.original) for c in known]
    found: list[Change] = []
    for stretch in stretches(quoted, matchings):
        change = _change(copy, original, stretch)
        if not any(_tells(change, *spans) for spans in told):
            found.append(change)
    return found + speaker_changes(quoted, matchings)


def _tells(change: Change, copy: Span | None, original: Span | None) -> bool:
    """Tell whether a change of a number or negation is what this change is about."""
    for ours, theirs in ((change.copy, copy), (change.original, original)):
        if ours is None or theirs is None:
            continue
        if ours.overlaps(theirs) and len(ours) <= len(theirs) + _LETTERS * _TOUCHING:
            return True
    return False


def _change(copy: Side, original: Side, stretch: Stretch) -> Change:
    here, there = stretch.copy, stretch.original
    now = copy.written(*here) if here else ""
    was = original.written(*there) if there else ""
    message = _MESSAGES[stretch.what].format(now=_short(now), was=_short(was))
    return Change(
        "quotation",
        copy.span(*here) if here else None,
        original.span(*there) if there else None,
        stretch.severity,
        message,
        in_quote=True,
    )


_MESSAGES = {
    "exchanged": "a quotation was altered: “{was}” in the original is “{now}” in the copy",
    "added": "a quotation was altered: the copy adds “{now}” to what was said",
    "left out": "a quotation was altered: “{was}” was left out of it without a sign",
    "made up": "words were put between quotation marks that the original does not quote: “{now}”",
    "unmarked": "quoted words lost their marks and are the copy's own now: “{now}”",
}


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"  # noqa: PLR2004  a line of a page
