"""Who is cited: attributions that a copy drops, adds or gives to somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.describing import change, said
from credscore.comparison.gaps import Gap
from credscore.comparison.pairs import Passage
from credscore.comparison.reading import Reading
from credscore.comparison.result import Change
from credscore.extractors.attribution import Attributions
from credscore.extractors.base import Attribution
from credscore.text.span import Span

_NAMED = frozenset({"named_person", "named_organisation", "document_or_data", "media_outlet"})
_NAMES = frozenset({"named_person", "named_organisation", "media_outlet"})
_DROPPED, _DROPPED_UNNAMED, _ADDED, _OTHER = 0.7, 0.6, 0.6, 0.7
_KEPT = 0.5  # share of words that must be the same before one can speak of the same claim


def attribution_changes(
    copy: Reading, original: Reading, passages: Sequence[Passage]
) -> list[Change]:
    """Compare who is cited in sentences that belong together."""
    found = Attributions().many((copy.doc, original.doc), "full")
    mine, theirs = (_cited(r, f.attributions) for r, f in zip((copy, original), found, strict=True))
    changes: list[Change] = []
    for passage in passages:
        if passage.kept >= _KEPT and passage.gaps:
            changes += _within(copy, original, passage, mine, theirs)
    return changes


class _Who:
    """Tokens of the source and the cue of one attribution."""

    __slots__ = ("kind", "source", "tokens")

    def __init__(self, reading: Reading, one: Attribution) -> None:
        self.source = _tokens(reading, one.source)
        self.tokens = sorted({*self.source, *_tokens(reading, one.cue)})
        self.kind = one.source_kind


_Cited = dict[int, _Who]  # by the first token


def _tokens(reading: Reading, spans: Sequence[Span]) -> list[int]:
    tokens = reading.doc.tokens
    return [t for s in spans for t in range(*tokens.between(s.start, s.end)) if reading.key_of[t]]


def _cited(reading: Reading, attributions: Sequence[Attribution]) -> _Cited:
    cited = (_Who(reading, one) for one in attributions)
    return {one.tokens[0]: one for one in cited if one.source and one.tokens}


def _within(
    copy: Reading, original: Reading, passage: Passage, mine: _Cited, theirs: _Cited
) -> list[Change]:
    here = [mine[t] for t in passage.matching.copy if t in mine]
    there = [theirs[t] for t in passage.matching.original if t in theirs]
    put = {t for gap in passage.gaps for t in gap.copy}
    lost = {t for gap in passage.gaps for t in gap.original}
    new = [w for w in here if _content(copy, w.source, put)]
    gone = [w for w in there if _content(original, w.source, lost)]
    both = list(zip(new, gone, strict=False))
    changes = [_other(copy, original, *who) for who in both if _NAMES & {w.kind for w in who}]
    # What has no counterpart at all, not what is called otherwise.
    added = {t for gap in passage.gaps if not gap.original for t in gap.copy}
    dropped = {t for gap in passage.gaps if not gap.copy for t in gap.original}
    if len(here) < len(there):
        alone = [w for w in gone[len(both) :] if _content(original, w.source, dropped)]
        changes += [_dropped(copy, original, who) for who in alone]
    if len(here) > len(there):
        alone = [w for w in new[len(both) :] if _content(copy, w.source, added)]
        changes += [_added(copy, original, who) for who in alone]
    return changes


def _dropped(copy: Reading, original: Reading, who: _Who) -> Change:
    message = f"the original has this from a source: “{said(original, who.tokens)}”"
    severity = _DROPPED if who.kind in _NAMED else _DROPPED_UNNAMED
    return change("attribution", copy, original, Gap((), tuple(who.tokens)), severity, message)


def _added(copy: Reading, original: Reading, who: _Who) -> Change:
    message = f"the original has this without a source: “{said(copy, who.tokens)}”"
    return change("attribution", copy, original, Gap(tuple(who.tokens), ()), _ADDED, message)


def _content(reading: Reading, source: Sequence[int], differing: set[int]) -> bool:
    """Tell whether all that names a source differs; pronouns name nobody."""
    content = [t for t in source if not reading.function_of[t]]
    return bool(content) and differing.issuperset(content)


def _other(copy: Reading, original: Reading, mine: _Who, theirs: _Who) -> Change:
    gap = Gap(tuple(mine.source), tuple(theirs.source))
    message = f"“{said(copy, mine.source)}” is cited where it was “{said(original, theirs.source)}”"
    return change("attribution", copy, original, gap, _OTHER, message)
