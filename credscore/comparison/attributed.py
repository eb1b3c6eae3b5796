"""Who is cited: attributions that a copy drops, adds or gives to somebody else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.describing import change, said
from credscore.comparison.excerpt import Excerpt
from credscore.comparison.gaps import Gap
from credscore.comparison.pairs import Passage
from credscore.comparison.reading import Reading, key_form
from credscore.comparison.result import Change
from credscore.extractors.attribution import Attributions
from credscore.extractors.base import Attribution
from credscore.extractors.lexicons.attribution.cues import CUES
from credscore.text.span import Span

_NAMED = frozenset({"named_person", "named_organisation", "document_or_data", "media_outlet"})
_NAMES = frozenset({"named_person", "named_organisation", "media_outlet"})
_DROPPED, _DROPPED_UNNAMED, _ADDED, _OTHER = 0.7, 0.6, 0.6, 0.7
_REACH = 6  # tokens from a word of reporting to its source
_KEPT = 0.5  # share of words that must be the same before one can speak of the same claim


def attribution_changes(
    copy: Reading, original: Reading, passages: Sequence[Passage]
) -> list[Change]:
    """Compare who is cited in sentences that belong together.

    Only sentences where a source may have come, gone or changed are read for it: most of what
    there is to save.
    """
    cues = _cues(copy), _cues(original)
    some = [
        p
        for p in passages
        if p.kept >= _KEPT and any(_may_matter(copy, original, gap, cues) for gap in p.gaps)
    ]
    if not some:
        return []
    excerpts = (
        Excerpt.of(copy.doc, [i for p in some for i in p.copy]),
        Excerpt.of(original.doc, [j for p in some for j in p.original]),
    )
    found = Attributions().many([e.doc for e in excerpts], "full")
    mine = _cited(copy, excerpts[0], found[0].attributions)
    theirs = _cited(original, excerpts[1], found[1].attributions)
    return [one for p in some for one in _within(copy, original, p, mine, theirs)]


def _cues(reading: Reading) -> list[bool]:
    cues: list[bool] = reading.doc.tokens.column(_are_cues).tolist()
    return cues


def _are_cues(tokens: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([key_form(token) in CUES for token in tokens], dtype=np.bool_)


def _may_matter(
    copy: Reading, original: Reading, gap: Gap, cues: tuple[list[bool], list[bool]]
) -> bool:
    """Tell whether a source comes or goes with its cue, or a name near a cue is another one."""
    if not (gap.copy and gap.original):
        return any(cues[0][t] for t in gap.copy) or any(cues[1][t] for t in gap.original)
    named = any(copy.named_of[t] for t in gap.copy) or any(
        original.named_of[t] for t in gap.original
    )
    return named and (_near(gap.copy, cues[0]) or _near(gap.original, cues[1]))


def _near(tokens: Sequence[int], cues: list[bool]) -> bool:
    return any(cues[max(tokens[0] - _REACH, 0) : tokens[-1] + _REACH + 1])


class _Who:
    """Tokens of the source and the cue of one attribution."""

    __slots__ = ("kind", "source", "tokens")

    def __init__(self, reading: Reading, excerpt: Excerpt, one: Attribution) -> None:
        self.source = _tokens(reading, excerpt, one.source)
        self.tokens = sorted({*self.source, *_tokens(reading, excerpt, one.cue)})
        self.kind = one.source_kind


_Cited = dict[int, _Who]  # by the first token


def _tokens(reading: Reading, excerpt: Excerpt, spans: Sequence[Span]) -> list[int]:
    tokens, edges = reading.doc.tokens, map(excerpt.given, spans)
    return [t for s in edges for t in range(*tokens.between(s.start, s.end)) if reading.key_of[t]]


def _cited(reading: Reading, excerpt: Excerpt, attributions: Sequence[Attribution]) -> _Cited:
    cited = (_Who(reading, excerpt, one) for one in attributions)
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
