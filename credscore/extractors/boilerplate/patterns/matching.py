"""All of a user's patterns, and what they find in a document."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from credscore.extractors.boilerplate.patterns import reading
from credscore.extractors.boilerplate.patterns.entries import NAMES, Pattern
from credscore.extractors.boilerplate.patterns.phrases import PhraseIndex
from credscore.extractors.boilerplate.patterns.regexes import Search, compiled, searched
from credscore.extractors.boilerplate.patterns.sites import plain_host, sites
from credscore.extractors.boilerplate.pieces import HARMLESS, Piece, settle
from credscore.text.document import Document
from credscore.text.offsets import from_utf8
from credscore.text.segment import trimmed
from credscore.text.span import Span

_Plain = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """What patterns found in one document.

    Attributes
    ----------
    pieces : list of Piece
        In reading order; no two overlap.
    stopped : tuple of str
        Labels of the patterns that were too slow to be looked for to the end.
    """

    pieces: list[Piece]
    stopped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The patterns of one site, or of all sites, ready to search."""

    phrases: PhraseIndex | None
    regexes: tuple[tuple[int, Any], ...]


@dataclass(frozen=True)
class Patterns:
    """A user's own patterns, in the order given.

    >>> ours = Patterns.of([{"kind": "subscribe", "phrase": "Get the Daily Brief"}])
    >>> doc = Document.from_text("It rained. Get the daily  brief!")
    >>> [(piece.kind, piece.span.of(doc.text)) for piece in ours.find(doc).pieces]
    [('subscribe', 'Get the daily  brief')]
    """

    entries: tuple[Pattern, ...]

    @classmethod
    def load(cls, path: str | Path) -> Patterns:
        """Read a TOML file of patterns.

        Raises
        ------
        OSError
            If it cannot be read.
        PatternError
            If one of them cannot be used; the message names the file and the line.
        """
        source = str(path)
        return cls(reading.parsed(reading.decoded(Path(path).read_bytes(), source), source))

    @classmethod
    def of(cls, entries: Iterable[Mapping[str, Any]]) -> Patterns:
        """Make patterns of mappings that have the keys of an entry of the file.

        Raises
        ------
        PatternError
            If one of them cannot be used; the message counts them from 1.
        """
        return cls(reading.listed(entries))

    def __reduce__(self) -> tuple[object, ...]:
        """Leave what is compiled behind: it is compiled again where needed."""
        return _restored, (self._plain,)

    @cached_property
    def _plain(self) -> _Plain:
        return tuple(map(attrgetter(*NAMES), self.entries))

    @cached_property
    def sha256(self) -> str:
        """A digest of the patterns and their order, whatever file they are from."""
        return hashlib.sha256(json.dumps(self._plain).encode()).hexdigest()

    @cached_property
    def _compiled(self) -> dict[str | None, _Compiled]:
        by_site: dict[str | None, list[int]] = {}
        for number, entry in enumerate(self.entries):
            site = None if entry.site is None else plain_host(entry.site)
            by_site.setdefault(site, []).append(number)
        return {site: _group(self.entries, numbers) for site, numbers in by_site.items()}

    def find(self, doc: Document) -> Matches:
        """Look for every pattern that applies to `doc`."""
        wanted = [self._compiled.get(site) for site in (None, *sites(doc.metadata))]
        groups = [group for group in wanted if group is not None]
        found = [(number, span) for group in groups for number, span in _phrases(doc, group)]
        stopped: list[int] = []
        found.extend(_regexes(doc, [r for group in groups for r in group.regexes], self, stopped))
        found.sort(key=lambda one: one[0])  # of two on the same characters the first given stays
        pieces = filter(None, (self._piece(doc, *one) for one in found))
        labels = dict.fromkeys(self.entries[number].label for number in sorted(stopped))
        return Matches(settle(list(pieces)), tuple(labels))

    def _piece(self, doc: Document, number: int, span: Span) -> Piece | None:
        entry = self.entries[number]
        held = _line(doc, span) if entry.scope == "line" else trimmed(doc.text, *_ends(span))
        if held is None:
            return None
        severity = 0.1 if entry.kind in HARMLESS else 0.9
        return Piece(held, entry.kind, severity, entry.label)


@lru_cache(maxsize=4)
def _restored(plain: _Plain) -> Patterns:
    """Make patterns once a process, although a process is sent them with every batch."""
    return Patterns(tuple(Pattern(*one) for one in plain))


def _group(entries: tuple[Pattern, ...], numbers: list[int]) -> _Compiled:
    phrases = [(entries[i].phrase or "", i) for i in numbers if entries[i].phrase is not None]
    regexes = [(i, compiled(entries[i].regex or "")) for i in numbers if entries[i].regex]
    return _Compiled(PhraseIndex.of(phrases) if phrases else None, tuple(regexes))


def _phrases(doc: Document, group: _Compiled) -> Iterator[tuple[int, Span]]:
    if group.phrases is not None:
        for start, end, number in group.phrases.find(doc.text):
            yield number, Span(start, end)


def _regexes(
    doc: Document, regexes: list[tuple[int, Any]], patterns: Patterns, stopped: list[int]
) -> list[tuple[int, Span]]:
    if not regexes:
        return []
    text = searched(doc.text)
    data = text.encode()
    numbers: list[int] = []
    edges: list[tuple[int, int]] = []
    for number, regex in regexes:
        search = Search(regex, patterns.entries[number].scope == "line")
        ranges = list(search.matches(data))
        numbers.extend([number] * len(ranges))
        edges.extend(ranges)
        if search.stopped:
            stopped.append(number)
    if not edges:
        return []
    spans = from_utf8(text, edges).tolist()
    return [(number, Span(*span)) for number, span in zip(numbers, spans, strict=True)]


def _line(doc: Document, span: Span) -> Span | None:
    """Return the line that `span` lies in; None where it lies in the white space around one."""
    before = bisect_right(doc.paragraphs, span.end - 1, key=lambda line: line.start)
    line = doc.paragraphs[before - 1] if before else None
    return line if line is not None and line.overlaps(span) else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
