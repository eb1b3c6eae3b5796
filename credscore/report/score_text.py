"""An article as markup, with its evidence and who is cited in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby

from credscore.extractors.base import Attribution
from credscore.model.score import Score
from credscore.report.blocks import Block, blocks
from credscore.report.marked import Piece, pieces
from credscore.report.page import Html, element, joined, text
from credscore.report.passages import PARTS, Part, signal
from credscore.report.score_words import counted, ordered, said
from credscore.text.span import Span


def place(number: int) -> str:
    """Return the name of the place where a piece of evidence begins in the text."""
    return f"mark-{number}"


def entry(number: int) -> str:
    """Return the name of the place of a piece of evidence in the list of evidence."""
    return f"evidence-{number}"


def citation(number: int) -> str:
    """Return the name of the place where an attribution begins in the text."""
    return f"said-{number}"


class MarkedArticle:
    """The text of one score, marked.

    Parameters
    ----------
    score : Score
    prefix : str
        Of every name of a place.
    """

    def __init__(self, score: Score, prefix: str) -> None:
        self._score, self._prefix = score, prefix
        self._blocks = tuple(blocks(score.text, score.evidence))
        self._parts = tuple(_parts(score.attributions))
        n = len(score.evidence)
        marks = [(e.span, number) for number, e in enumerate(score.evidence, start=1)]
        marks += [(span, n + i) for i, (_, _, span) in enumerate(self._parts, start=1)]
        self._places = _first_places(self._parts)
        borders = chain.from_iterable(_borders(score.text, block) for block in self._blocks)
        self._pieces = pieces(len(score.text), marks, borders)
        self._next = next(self._pieces, None)

    @property
    def n_folded(self) -> tuple[int, int]:
        """Return how many pieces of boilerplate are folded away, and how many words they hold."""
        folded = [block for block in self._blocks if block.n_pieces]
        return sum(b.n_pieces for b in folded), sum(self._n_words(b) for b in folded)

    def markup(self) -> Html:
        """Return the article; what it reads is the text, with signs for control characters."""
        language = self._score.language
        return element(
            "article",
            *map(self._block, self._blocks),
            class_="prose",
            lang=None if language == "und" else language,
            aria_label="The text",
        )

    def _n_words(self, block: Block) -> int:
        return sum(len(span.of(self._score.text).split()) for span in block.paragraphs)

    def _block(self, block: Block) -> Html:
        paragraphs = joined([self._paragraph(span) for span in block.paragraphs])
        if not block.n_pieces:
            return paragraphs
        # The words of the summary are a label, since they are no part of the text.
        label = (
            f"Boilerplate, folded away: {counted(block.n_pieces, 'passage')}, "
            f"{counted(self._n_words(block), 'word')}"
        )
        return element("details", element("summary", aria_label=label), paragraphs, class_="folded")

    def _paragraph(self, span: Span) -> Html:
        runs = groupby(self._within(span), self._run())
        return element("p", *(self._marked(list(run)) for _, run in runs), dir="auto")

    def _within(self, span: Span) -> Iterator[Piece]:
        while self._next is not None and self._next.start < span.end:
            yield self._next
            self._next = next(self._pieces, None)

    def _run(self) -> Callable[[Piece], int]:
        """Return a function that numbers runs of pieces under the same evidence."""
        run, under = 0, tuple[int, ...]()

        def number(piece: Piece) -> int:
            nonlocal run, under
            evidence = self._evidence(piece.changes)
            if evidence != under or self._evidence(piece.begun):
                run, under = run + 1, evidence
            return run

        return number

    def _evidence(self, numbers: Sequence[int]) -> tuple[int, ...]:
        # In rising order, and those of attributions come after.
        return tuple(numbers[: bisect_right(numbers, len(self._score.evidence))])

    def _marked(self, run: Sequence[Piece]) -> Html:
        inner = joined(map(self._cited, run))
        numbers, begun = self._evidence(run[0].changes), self._evidence(run[0].begun)
        if not numbers:
            return inner
        evidence = [self._score.evidence[number - 1] for number in numbers]
        attributes = {
            "class_": " ".join(("mark", *ordered(map(signal, evidence)))),
            "data_evidence": " ".join(map(str, numbers)),
            # The narrowest first: it is what the pointer is on.
            "data_said": said(sorted(evidence, key=lambda e: len(e.span))),
        }
        if not begun:
            return element("span", inner, **attributes)
        anchors = [element("span", id=self._prefix + place(number)) for number in begun[1:]]
        return element(
            "a",
            *anchors,
            inner,
            id=self._prefix + place(begun[0]),
            href=f"#{self._prefix}{entry(begun[0])}",
            aria_describedby=" ".join(self._prefix + entry(number) for number in begun),
            data_number=", ".join(map(str, begun)),
            **attributes,
        )

    def _cited(self, piece: Piece) -> Html:
        words = self._score.text[piece.start : piece.end]
        shown = element("span", words, class_="end") if words.isspace() else _words(words)
        n = len(self._score.evidence)
        held = {self._parts[number - n - 1][1] for number in piece.changes if number > n}
        part = next((part for part in PARTS if part in held), None)
        if part is None:
            return shown
        anchors = [
            element("span", id=self._prefix + citation(self._places[number - n]))
            for number in piece.begun
            if number - n in self._places
        ]
        return element("span", *anchors, shown, class_=f"cited {part}")


def _parts(attributions: Sequence[Attribution]) -> Iterator[tuple[int, Part, Span]]:
    """Yield the number of an attribution from 1, and a part of it."""
    for number, one in enumerate(attributions, start=1):
        spans: tuple[tuple[Part, tuple[Span, ...]], ...] = (
            ("source", one.source),
            ("cue", one.cue),
            ("content", one.content),
        )
        for part, held in spans:
            for span in held:
                yield number, part, span


def _first_places(parts: Sequence[tuple[int, Part, Span]]) -> dict[int, int]:
    """Map the position, from 1, of the first part of each attribution to its number."""
    first: dict[int, tuple[int, int]] = {}
    for position, (number, _, span) in enumerate(parts, start=1):
        known = first.get(number)
        if known is None or span.start < known[0]:
            first[number] = span.start, position
    return {position: number for number, (_, position) in first.items()}


def _borders(whole: str, block: Block) -> Iterator[int]:
    """Yield where paragraphs begin, and where their words end."""
    for span in block.paragraphs:
        yield span.start
        yield span.start + len(span.of(whole).rstrip())


def _words(words: str) -> Html:
    # A carriage return before a line feed is no sign that a reader wants to see.
    sign = element("span", "\r", hidden=True)
    return Html(sign.join(text(part) for part in words.split("\r")))
