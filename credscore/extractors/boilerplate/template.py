"""What page templates leave in a text, to the character."""

from __future__ import annotations

import re

from credscore.extractors.boilerplate.pieces import Piece
from credscore.text.span import Span

# Every pattern begins with fixed characters and is bounded: linear on any text.
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("{", re.compile(r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$\{[\w. ]{1,40}\}")),
    ("%", re.compile(r"%%[\w .:-]{1,40}%%|(?<![\w%])%[A-Z][A-Z_]{1,30}%")),
    ("##", re.compile(r"(?<!#)##\w{1,40}##(?!#)")),
    (
        "[",
        re.compile(
            r"\[/?[a-z]{1,20}_[a-z0-9_]{1,40}(?:[ =][^\[\]\n]{0,300})?\]"
            r"|\[/?[a-z-]{2,40} [a-z_-]{1,30}=[^\[\]\n]{0,300}\]"
            r"|\[/?(?:caption|gallery|embed|youtube|video|audio|ad)(?: [^\[\]\n]{0,300})?\]"
            r"|\[(?:…|\.\.\.|&hellip;)\](?=[ \t]{0,9}(?:$|\.?Source\b))"
            r"|\[object Object\]"
            r"|\[(?:insert|INSERT|Insert|placeholder|your|YOUR)\b[^\[\]\n]{0,60}\]",
            re.MULTILINE,
        ),
    ),
    (
        "<",
        re.compile(
            r"</?(?:p|br|div|span|a|img|script|iframe|strong|em|b|i|h[1-6]|li|ul|figure)"
            r"(?:[ /][^<>\n]{0,200})?>",
            re.IGNORECASE,
        ),
    ),
    ("&", re.compile(r"&(?:nbsp|amp|quot|lt|gt|hellip|mdash|ndash|[lr][sd]quo|#\d{2,5});")),
    (
        "Source",
        re.compile(r"(?:(?<!\S)\.|^|(?<=[.!?…”\]]))Source(?: link)?(?=[ \t]{0,9}$)", re.MULTILINE),
    ),
)
_CODE = re.compile(
    r"\(function\(|function \(|googletag|window\.|document\.|\.push\(|var [a-z_]{1,30} ?=|=> ?\{",
    re.IGNORECASE,
)

_HINTS = ("function", "googletag", "window.", "document.", ".push(", "=>", "orem ipsum", "OREM")
_FILLER = re.compile("lorem ipsum", re.IGNORECASE)


def residue(text: str) -> list[Piece]:
    """Find template marks anywhere in `text`."""
    return [
        Piece(Span(*match.span()), "template", 0.9)
        for hint, pattern in _MARKS
        if hint in text
        for match in pattern.finditer(text)
    ]


def code(text: str, lines: tuple[Span, ...]) -> list[Piece]:
    """Find lines that are a page's own program or filler text."""
    if not any(hint in text for hint in _HINTS):
        return []
    return [
        Piece(line, "template", 0.9)
        for line in lines
        if len(_CODE.findall(text, line.start, line.end)) > 1
        or _FILLER.match(text, line.start, line.end)
    ]
