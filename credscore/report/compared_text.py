"""A comparison as text, for a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from credscore.comparison.result import Change, Comparison, Pair
from credscore.report.columns import padded, wrapped
from credscore.report.compared_words import (
    LIMITS,
    SHOUTED,
    VERDICTS,
    WHAT,
    counted,
    is_small,
    made_from,
    mark,
    message,
    name,
    percent,
    shares,
    shouted,
    warned,
)
from credscore.report.highlight import styled
from credscore.text.document import Document
from credscore.text.hygiene import harmless
from credscore.text.span import Span

_NARROWEST = 20
_BESIDE = 80  # columns from which two texts fit beside each other
_QUOTED = 300
_RED, _YELLOW, _BOLD, _FAINT = "1;31", "33", "1", "2"


def compared(comparison: Comparison, *, colour: bool, width: int, alignment: bool = False) -> str:
    """Lay out a comparison: verdict, shares, changes, and if asked for both texts.

    Altered negations, numbers and quotations stand first and apart.

    Parameters
    ----------
    comparison : Comparison
    colour : bool
        Use the colours of a terminal.
    width : int
        Columns to fill; a word that is longer stays whole.
    alignment : bool
        Show both texts too, each pair of sentences beside each other.

    Returns
    -------
    str
        Free of control characters but line feeds and, with `colour`, its own colours.
    """
    page = _Page(comparison, colour=colour, width=max(width, _NARROWEST))
    sections = [page.head(), page.shouted(), page.others()]
    if alignment:
        sections.append(page.alignment())
    sections.append(page.foot())
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


class _Page:
    """One comparison being laid out."""

    def __init__(self, comparison: Comparison, *, colour: bool, width: int) -> None:
        self.comparison, self.colour, self.width = comparison, colour, width

    def head(self) -> list[str]:
        """Return verdict, probability, names, shares and warnings."""
        found = self.comparison
        lines = self._wrapped(f"{found.verdict}, {made_from(found.probability)}", style=_BOLD)
        lines += self._wrapped(f"  {VERDICTS[found.verdict]}", "  ")
        for what, doc in (("copy", found.copy), ("original", found.original)):
            lines += self._wrapped(f"  {what:<8}  {_title(doc, what)}", "            ")
        parts = ", ".join(f"{percent(share)} {kind}" for kind, share in shares(found))
        lines += self._wrapped(f"  words of the copy: {parts or 'none'}", "    ")
        covered = percent(found.original_covered)
        lines += self._wrapped(f"  words of the original that the copy has: {covered}", "    ")
        for warning in found.warnings:
            lines += self._wrapped(f"  warning: {_plain(warned(warning))}", "    ")
        return lines

    def shouted(self) -> list[str]:
        """Return what changes what readers are told, between two rules."""
        grave = [change for _, change in shouted(self.comparison.changes)]
        if not grave:
            return []
        rule = self._styled("━" * self.width, _RED)
        title = f"ALTERED: {counted(grave, SHOUTED)}"
        lines = [rule, *self._wrapped(title, "  ", _RED)]
        for change in grave:
            lines += self._change(change, _RED)
        return [*lines, rule]

    def others(self) -> list[str]:
        """Return the other changes."""
        rest = [change for change in self.comparison.changes if change.kind not in SHOUTED]
        if not rest:
            return []
        too = " too" if len(rest) < len(self.comparison.changes) else ""
        lines = self._wrapped(f"Changed{too}: {counted(rest)}", style=_BOLD)
        for change in rest:
            if not is_small(change):
                lines += self._change(change, _YELLOW)
        return [*lines, *self._small([change for change in rest if is_small(change)])]

    def _small(self, changes: list[Change]) -> Iterator[str]:
        """Put what hardly matters together, with how often it stands."""
        often = Counter(map(self._phrases, changes))
        shown = [f"{what} {n} times" if n > 1 else what for what, n in often.items()]
        if shown:
            yield from self._wrapped(f"·   small: {', '.join(shown)}", "      ")

    def _phrases(self, change: Change) -> str:
        before = _phrase(change.original, self.comparison.original)
        return f"«{before} → {_phrase(change.copy, self.comparison.copy)}»"

    def _change(self, change: Change, style: str) -> Iterator[str]:
        line = f"{mark(change.severity):<3} {WHAT[change.kind]}: {self._phrases(change)}"
        where = ", ".join(
            f"{side} {span.start}-{span.end}"
            for side, span in (("original", change.original), ("copy", change.copy))
            if span is not None
        )
        quoted = ", inside a quotation" if change.in_quote else ""
        said = _plain(message(change))
        if not said:
            yield from self._wrapped(f"{line} ({where}{quoted})", "      ", style=style)
            return
        yield from self._wrapped(line, "      ", style=style)
        yield from self._wrapped(f"    {where}{quoted}: {said}", "    ")

    def alignment(self) -> list[str]:
        """Return both texts, pair by pair."""
        lines = [self._styled("Both texts", _BOLD)]
        for pair in self.comparison.alignment:
            lines += self._pair(pair)
        return lines if len(lines) > 1 else []

    def _pair(self, pair: Pair) -> Iterator[str]:
        found = self.comparison
        texts = _said(pair.original, found.original), _said(pair.copy, found.copy)
        if self.width < _BESIDE:
            yield f"[{pair.kind}]"
            for side, text in zip(("original", "copy"), texts, strict=True):
                if text:
                    yield from self._wrapped(f"  {side}: {text}", "    ")
            return
        room = (self.width - 16) // 2
        columns = [_lines(pair.kind, 10), *(_lines(text, room) for text in texts)]
        for kind, left, right in zip_longest(*columns, fillvalue=""):
            yield f"{kind:<10}  {padded(left, room)}  │ {right}".rstrip()

    def foot(self) -> list[str]:
        """Return the model and what is not claimed."""
        model = self.comparison.model_version
        lines = self._wrapped(LIMITS[1], style=_FAINT)
        return [*self._wrapped(f"model {_plain(model)}"), *lines] if model else lines

    def _wrapped(self, line: str, indent: str = "    ", style: str = "") -> list[str]:
        lines = wrapped(harmless(line), self.width, indent)
        return [self._styled(line, style) for line in lines]

    def _styled(self, line: str, style: str) -> str:
        return styled(line, style if self.colour else "")


def _title(doc: Document, what: str) -> str:
    n = doc.n_words
    return f"{_plain(name(doc, f'the {what}'))}, {n:,} word{'' if n == 1 else 's'}"


def _phrase(span: Span | None, doc: Document) -> str:
    if span is None:
        return "(nothing)"
    words = _plain(span.of(doc.text)[: 2 * _QUOTED])
    return words if len(words) <= _QUOTED else words[: _QUOTED - 2].rstrip() + " …"


def _said(spans: tuple[Span, ...], doc: Document) -> str:
    return " ".join(_plain(span.of(doc.text)) for span in spans)


def _lines(text: str, width: int) -> list[str]:
    return wrapped(text, width, whole=False)


def _plain(words: str) -> str:
    """Put words on one line, with signs for what could steer a terminal."""
    return " ".join(harmless(words).split())
