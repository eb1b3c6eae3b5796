"""A text cut into paragraphs, those that are nothing but boilerplate put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from credscore.extractors.base import Evidence
from credscore.extractors.boilerplate.pieces import HARMLESS
from credscore.report.passages import signal
from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs, each with the white space behind it.

    Attributes
    ----------
    paragraphs : tuple of Span
    n_pieces : int
        Pieces of boilerplate that are all there is in it; 0 for a block of the article.
    """

    paragraphs: tuple[Span, ...]
    n_pieces: int = 0


def blocks(text: str, evidence: Iterable[Evidence]) -> Iterator[Block]:
    r"""Cut `text` into blocks of paragraphs; all of them together are the text.

    Captions, bylines and credits are part of the article here, as they are in the score.

    >>> appeal = Evidence(Span(6, 17), "boilerplate.appeal", "")
    >>> [(b.n_pieces, len(b.paragraphs)) for b in blocks("News.\nDonate now.\nMore.", [appeal])]
    [(0, 1), (1, 1), (0, 1)]
    """
    paragraphs = list(_paragraphs(text))
    held = _held(text, paragraphs, [e.span for e in evidence if is_boilerplate(e)])
    at = 0
    for whole, run in groupby(held, key=bool):
        pieces = list(run)
        spans = tuple(paragraphs[at : at + len(pieces)])
        at += len(pieces)
        yield Block(spans, sum(pieces) if whole else 0)


def is_boilerplate(evidence: Evidence) -> bool:
    """Tell whether a piece of evidence is about what is not the article."""
    kind = evidence.rule.partition(".")[2]
    return signal(evidence) == "boilerplate" and kind not in HARMLESS


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield every line; empty ones go to the line before, or to the first."""
    start = at = 0
    begun = False
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        filled = not text[at:end].isspace()
        if filled and begun:
            yield Span(start, at)
            start = at
        begun = begun or filled
        at = end
    if start < at:
        yield Span(start, at)


def _held(text: str, paragraphs: Sequence[Span], pieces: Sequence[Span]) -> list[int]:
    """Return of each paragraph how many pieces hold it whole; 0 if there is more in it."""
    found = []
    ordered = sorted(pieces)
    i = 0
    for paragraph in paragraphs:
        while i < len(ordered) and ordered[i].end <= paragraph.start:
            i += 1
        at, n, j = paragraph.start, 0, i
        while j < len(ordered) and ordered[j].start < paragraph.end:
            if text[at : ordered[j].start].strip():
                break
            at, n, j = max(at, ordered[j].end), n + 1, j + 1
        found.append(0 if text[at : paragraph.end].strip() else n)
    return found
