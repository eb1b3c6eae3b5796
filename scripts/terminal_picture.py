"""What a program shows on a terminal, with its colours, as a picture in SVG."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

_STYLE = re.compile(r"\x1b\[([\d;]*)m")
_COLOURS = {
    "31": "#ff8a80",
    "32": "#93d7a3",
    "33": "#f0c668",
    "34": "#8fc1ff",
    "35": "#d6b3ff",
    "36": "#7fe0d4",
    "94": "#8fc1ff",
}
_PAPER, _INK, _FRAME, _QUIET = "#16181b", "#dcdcda", "#2b2f34", "#9a9da1"
_COLUMN, _LINE, _SIZE = 8.4, 20, 14  # pixels
_EDGE, _BAR = 16, 36
_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring characters of one style, and the column that they begin in."""

    text: str
    column: int
    codes: tuple[str, ...]


def picture(shown: str, title: str, columns: int) -> str:
    """Return an SVG of a terminal of `columns` columns, under a bar with a title.

    Every run of one colour stands where its column is, so that no font moves it.
    """
    lines = shown.rstrip("\n").split("\n")
    width = round(2 * _EDGE + columns * _COLUMN)
    height = _BAR + 2 * _EDGE + len(lines) * _LINE
    body = [
        f'<rect width="{width}" height="{height}" rx="8" fill="{_PAPER}"/>',
        f'<path d="M0 {_BAR}V8a8 8 0 0 1 8-8H{width - 8}a8 8 0 0 1 8 8V{_BAR}z" fill="{_FRAME}"/>',
        f'<text x="{_EDGE}" y="{_BAR - 13}" fill="{_QUIET}">{escape(title)}</text>',
    ]
    for number, line in enumerate(lines):
        y = _BAR + _EDGE + number * _LINE + _SIZE
        body += [_drawn(run, y) for run in _runs(line) if run.text.strip()]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="{_FONT}" '
        f'font-size="{_SIZE}">'
    )
    return "\n".join([head, f"<title>{escape(title)}</title>", *body, "</svg>"]) + "\n"


def _runs(line: str) -> Iterator[_Run]:
    codes: tuple[str, ...] = ()
    column = 0
    for i, part in enumerate(_STYLE.split(line)):
        if i % 2:
            codes = () if part in ("", "0") else tuple(part.split(";"))
        elif part:
            yield _Run(part, column, codes)
            column += _columns(part)


def _drawn(run: _Run, y: int) -> str:
    colour = next((_COLOURS[code] for code in reversed(run.codes) if code in _COLOURS), _INK)
    style = f' fill="{colour}"'
    if "1" in run.codes:
        style += ' font-weight="700"'
    if "2" in run.codes:
        style += ' opacity=".7"'
    if "4" in run.codes:
        style += ' text-decoration="underline"'
    # Spaces at the ends of a run, or several of them, would be taken for one.
    words = escape(run.text, quote=False).replace(" ", "\xa0")
    x, length = _EDGE + run.column * _COLUMN, _columns(run.text) * _COLUMN
    return f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}"{style}>{words}</text>'


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
