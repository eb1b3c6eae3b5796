"""What page templates leave in a text, to the character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate.pieces import Piece
from credscore.text.document import Document
from credscore.text.span import Span

# Each begins with the mark beside it, but for words, and is bounded: linear on any text.
_TEMPLATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("{", re.compile(r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}")),
    ("$", re.compile(r"\$\{[\w. ]{1,40}\}")),
    ("%", re.compile(r"%%[\w .:-]{1,40}%%|(?<![\w%])%[A-Z][A-Z_]{1,30}%")),
    ("#", re.compile(r"(?<!#)##\w{1,40}##(?!#)")),
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
# What stands in a line that is the article's: a button of the page, and a person's name set
# twice, headlines, and "MORE", where a page links names to what else it has about them.
_WITHIN: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("lick", "share", re.compile(r"\bclick to tweet\b", re.IGNORECASE)),
    ("MORE", "related", re.compile(r"(?<=[a-z.])[A-Z][\w.’'-]{1,30} [^\n]{10,600}? MORE\b")),
    # A page's own address above its text; further down it may be a source.
    ("http", "navigation", re.compile(r"\A\s{0,9}https?://\S{4,500}(?=[ \t]{0,9}$)", re.MULTILINE)),
)
_TEMPLATE = 0.9
_MARKS = (
    *((hint, "template", _TEMPLATE, pattern) for hint, pattern in _TEMPLATES),
    *((hint, kind, 0.6, pattern) for hint, kind, pattern in _WITHIN),
)
# What a token must hold for a pattern to be worth a look.
_HINTS = tuple(hint for hint, *_ in _MARKS)
_CODE = re.compile(
    r"\(function\(|function \(|googletag|window\.|document\.|\.push\(|var [a-z_]{1,30} ?=|=> ?\{",
    re.IGNORECASE,
)

# Whatever ends a line, one character for one.
_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_AS_ONE = dict.fromkeys(map(ord, _ENDS), "\n")
_WORDS = frozenset({"function", "push", "var", "ipsum", "Ipsum", "IPSUM"})
_PARTS = ("googletag", "window.", "document.", ".push", "=")
_FILLER = re.compile("lorem ipsum", re.IGNORECASE)


def hints(tokens: Sequence[str]) -> NDArray[np.uint32]:
    """Tell which patterns each token may be part of, a bit each: a column of `Vocabulary`."""
    found = np.zeros(len(tokens), dtype=np.uint32)
    for i, token in enumerate(tokens):
        for bit, hint in enumerate(_HINTS):
            found[i] |= (hint in token) << bit
        program = token in _WORDS or any(part in token for part in _PARTS)
        found[i] |= program << len(_HINTS)
    return found


def residue(doc: Document) -> list[Piece]:
    """Find template marks, lines of program or filler, and what else no article writes."""
    bits = doc.tokens.column(hints)
    present = int(np.bitwise_or.reduce(bits, initial=0))
    if not present:
        return []
    # To translate a text takes longer than all else here.
    text = doc.text.translate(_AS_ONE) if any(end in doc.text for end in _ENDS) else doc.text
    found = [
        Piece(Span(*match.span()), kind, severity)
        for bit, (_, kind, severity, pattern) in enumerate(_MARKS)
        if present >> bit & 1
        for match in _matches(pattern, _HINTS[bit], text)
    ]
    if present >> len(_MARKS) & 1:
        at = doc.tokens.starts[(bits >> len(_MARKS) & 1).nonzero()[0]].tolist()
        found.extend(_code(doc.text, doc.paragraphs, at))
    return found


def _matches(pattern: re.Pattern[str], hint: str, text: str) -> Iterator[re.Match[str]]:
    """Find a pattern; one that begins with a single mark is tried at each such mark alone."""
    if len(hint) > 1:
        yield from pattern.finditer(text)
        return
    at = text.find(hint)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match
        at = text.find(hint, match.end() if match else at + 1)


def _code(text: str, lines: tuple[Span, ...], at: list[int]) -> list[Piece]:
    """Find lines that are a page's own program or filler text, among those that hold `at`."""
    held = {bisect_right(lines, offset, key=attrgetter("start")) - 1: None for offset in at}
    return [
        Piece(line, "template", _TEMPLATE)
        for line in map(lines.__getitem__, held)
        if len(_CODE.findall(text, line.start, line.end)) > 1
        or _FILLER.match(text, line.start, line.end)
    ]
