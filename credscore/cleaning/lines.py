"""What goes with the boilerplate of a line: nothing else, or the marks left of the line too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from credscore.extractors.boilerplate.pieces import MESSAGES
from credscore.text.document import Document
from credscore.text.segment import trimmed
from credscore.text.span import Span

MARKS = "marks"

_WORD = re.compile(r"[^\W_]")
_RULE = re.compile(r"[\s*=~#|_+•·●■◆–—-]+")
# It stands for a character of the article: without it two words may become one.
_ENTITY = re.compile(r"&#?\w{1,10};")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A passage that is not the article, and what it is in one word."""

    span: Span
    kind: str

    @property
    def message(self) -> str:
        """What the passage does on the page."""
        return MESSAGES.get(self.kind, "stood beside something removed, and is no words")


def parts_to_cut(
    doc: Document, found: Sequence[Part], keep: frozenset[str]
) -> tuple[list[Part], list[Part]]:
    """Return the parts that should go and those that stay, in reading order.

    Where nothing but marks is left of a line, the marks go too; so do lines of stars or
    dashes that then part nothing any more.
    """
    go: list[Part] = []
    stay: list[Part] = []
    emptied: list[bool] = []
    for line, parts in _by_line(doc, found):
        rest = list(_rest(doc.text, line, parts))
        wordless = not any(_WORD.search(doc.text, r.start, r.end) for r in rest)
        emptied.append(bool(parts) and wordless and not any(p.kind in keep for p in parts))
        if emptied[-1]:
            go += [*parts, *(Part(span, MARKS) for span in rest)]
            continue
        for part in parts:
            stays = part.kind in keep or _ENTITY.fullmatch(part.span.of(doc.text))
            (stay if stays else go).append(part)
    go += [Part(line, MARKS) for line in _loose_rules(doc, emptied)]
    return sorted(go), stay


def _by_line(doc: Document, found: Sequence[Part]) -> Iterator[tuple[Span, list[Part]]]:
    at = 0
    for line in doc.paragraphs:
        first = at
        while at < len(found) and found[at].span.start < line.end:
            at += 1
        yield line, list(found[first:at])


def _rest(text: str, line: Span, parts: Sequence[Part]) -> Iterator[Span]:
    """Yield what the parts leave of the line, without the white space around it."""
    at = line.start
    for start, end in (*((p.span.start, p.span.end) for p in parts), (line.end, line.end)):
        span = trimmed(text, at, start)
        if span is not None:
            yield span
        at = end


def _loose_rules(doc: Document, emptied: Sequence[bool]) -> Iterator[Span]:
    """Yield the lines of marks that part nothing any more once the emptied lines are gone."""
    rules = [_RULE.fullmatch(doc.text, s.start, s.end) is not None for s in doc.paragraphs]
    lines = list(zip(doc.paragraphs, emptied, rules, strict=True))
    at = 0
    for goes, group in groupby(lines, key=lambda line: line[1] or line[2]):
        run = list(group)
        first, at = at, at + len(run)
        if not goes or not any(gone for _, gone, _ in run):
            continue
        if first and at < len(lines):
            # Paragraphs on both sides: what parted them on one side of the gap still does.
            head = 0 if run[0][1] else next(i for i, line in enumerate(run) if line[1])
            tail = len(run) if head else 1 + max(i for i, line in enumerate(run) if line[1])
            run = run[head:tail]
        yield from (line for line, gone, _ in run if not gone)
