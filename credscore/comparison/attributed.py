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


def _tokens(reading: Reading, spans: Sequence[Span]) -> list[int]:
    tokens = reading.doc.tokens
    return [t for s in spans for t in range(*tokens.between(s.start, s.end)) if reading.keys[t]]


def _cited(reading: Reading, attributions: Sequence[Attribution]) -> list[_Who]:
    cited = (_Who(reading, one) for one in attributions)
    return [one for one in cited if one.source and one.tokens]


def _within(
    copy: Reading, original: Reading, passage: Passage, mine: list[_Who], theirs: list[_Who]
) -> list[Change]:
    here = [w for w in mine if w.tokens[0] in passage.matching.copy]
    there = [w for w in theirs if w.tokens[0] in passage.matching.original]
    put = {t for gap in passage.gaps for t in gap.copy}
    lost = {t for gap in passage.gaps for t in gap.original}
    new = [w for w in here if _content(copy, w.source, put)]
    gone = [w for w in there if _content(original, w.source, lost)]
    changes: list[Change] = []
    for k, who in enumerate(gone):
        if k < len(new):
            changes.append(_other(copy, original, new[k], who))
        elif len(here) < len(there):
            message = f"the original has this from a source: “{said(original, who.tokens)}”"
            severity = _DROPPED if who.kind in _NAMED else _DROPPED_UNNAMED
            gap = Gap((), _run(who.tokens))
            changes.append(change("attribution", copy, original, gap, severity, message))
    for who in new[len(gone) :]:
        if len(here) > len(there):
            message = f"the original has this without a source: “{said(copy, who.tokens)}”"
            gap = Gap(_run(who.tokens), ())
            changes.append(change("attribution", copy, original, gap, _ADDED, message))
    return changes


def _content(reading: Reading, source: Sequence[int], differing: set[int]) -> bool:
    """Tell whether all that names a source differs; pronouns name nobody."""
    content = [t for t in source if not reading.function[t]]
    return bool(content) and differing.issuperset(content)


def _other(copy: Reading, original: Reading, mine: _Who, theirs: _Who) -> Change:
    gap = Gap(_run(mine.source), _run(theirs.source))
    message = f"“{said(copy, mine.source)}” is cited where it was “{said(original, theirs.source)}”"
    return change("attribution", copy, original, gap, _OTHER, message)


def _run(tokens: Sequence[int]) -> tuple[int, ...]:
    return tuple(tokens)
