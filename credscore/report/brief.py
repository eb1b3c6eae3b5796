"""A few lines on a document, for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from credscore.extractors.base import Evidence
from credscore.model.score import Score, finite
from credscore.report.columns import columns, cut, wrapped
from credscore.report.highlight import VERDICT_COLOURS, painted, styled
from credscore.report.passages import signal
from credscore.text.hygiene import harmless

_BREAK = re.compile(r"[\n\r\t]")
_SHOWN = 5
_QUOTED = 80  # columns of a passage where there is room for them
_NARROWEST = 20
_WARNING, _FAINT = "33", "2"


def brief(score: Score, *, colour: bool = False, width: int | None = None) -> str:
    """Return verdict, readings and the gravest evidence, safe to show in a terminal.

    Parameters
    ----------
    score : Score
    colour : bool
        Colour verdict, warnings and the rules of evidence.
    width : int or None
        Columns to fill; None puts each thing on one line, as programs that read it expect.

    Returns
    -------
    str
        Free of control characters but line feeds and, with `colour`, its own colours.
    """
    lines = _lines(score, colour=colour, width=width and max(width, _NARROWEST))
    if width is None:
        return "".join(f"{line}\n" for line in lines)
    room = max(width, _NARROWEST)
    return "".join(f"{part}\n" for line in lines for part in wrapped(line, room, "    "))


def headline(score: Score) -> str:
    """Return verdict, score and interval, or why there is none, in one line."""
    if score.score is None or score.interval is None:
        return f"{score.status.replace('_', ' ')} ({', '.join(score.reasons) or 'no reason given'})"
    low, high = score.interval
    return f"{score.verdict}, score {score.score:.2f} ({low:.2f} to {high:.2f})"


def _lines(score: Score, *, colour: bool, width: int | None) -> Iterator[str]:
    name, found = _one_line(score.id or score.text_sha256[:12]), _one_line(headline(score))
    verdict, comma, rest = found.partition(",")
    shade = VERDICT_COLOURS.get(score.verdict or "") if colour else None
    yield f"{name}: {styled(verdict, shade)}{comma}{rest}" if shade else f"{name}: {found}"
    if score.status != "error":
        yield "  " + " · ".join(_readings(score))
    for warning in score.warnings:
        yield "  " + styled(f"! {_one_line(warning)}", _WARNING if colour else "")
    for evidence in sorted(_telling(score.evidence), key=lambda e: e.span):
        yield _passage(evidence, score.text, colour=colour, width=width)
    if len(score.evidence) > _SHOWN:
        yield styled(f"  and {len(score.evidence) - _SHOWN} more", _FAINT if colour else "")


def _passage(evidence: Evidence, text: str, *, colour: bool, width: int | None) -> str:
    at = f"  {evidence.span.start}-{evidence.span.end} "
    rule = _one_line(evidence.rule)
    better = f" → {_one_line(evidence.suggestion)}" if evidence.suggestion else ""
    words = _one_line(evidence.span.of(text)[: 4 * _QUOTED])
    room = _QUOTED
    if width is not None:
        room = min(_QUOTED, max(width - columns(f"{at}{rule}: “”{better}"), _NARROWEST))
    shown = painted(rule, (signal(evidence),), colour=True) if colour else rule
    return f"{at}{shown}: “{cut(words, room)}”{better}"


def _telling(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the gravest pieces, a rule's second one only after every rule's first."""
    ranked = sorted(evidence, key=lambda e: (-e.severity, e.span))
    seen: dict[str, int] = {}
    turns = []
    for piece in ranked:
        seen[piece.rule] = seen.get(piece.rule, 0) + 1
        turns.append(seen[piece.rule])
    order = sorted(range(len(ranked)), key=lambda i: (turns[i], i))
    return [ranked[i] for i in order[:_SHOWN]]


def _readings(score: Score) -> list[str]:
    readings = [f"{score.n_words:,} word{'' if score.n_words == 1 else 's'}"]
    for name, reading in score.signals.items():
        value = finite(reading.value)
        if value is not None:
            readings.append(f"{name} {value:.2f}")
    return readings


def _one_line(words: str) -> str:
    return harmless(_BREAK.sub(" ", words))
