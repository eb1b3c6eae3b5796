"""On which line of a TOML file an entry begins, which the parser does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'|\#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)


def entry_lines(text: str, name: str) -> list[int]:
    r"""Return the lines on which the entries of the array of tables `name` begin, from 1.

    `text` must be valid TOML; strings and comments that look like an entry do not count.

    >>> entry_lines("[[a]]\nb = 1  # [[a]]\n\n[['a']]", "a")
    [1, 4]
    """
    found: list[int] = []
    for line, statement in _outermost(text):
        value = tomllib.loads(statement).get(name)
        if not _is_header(statement):
            found.extend(line + down for down in _inline(statement) if value)
        elif value == [{}]:
            found.append(line)
    return found


def first_line(text: str, name: str) -> int:
    """Return the first line that has to do with the key `name` of the whole file."""
    lines = (line for line, said in _outermost(text) if name in tomllib.loads(said))
    return next(lines, 1)


def _outermost(text: str) -> Iterator[tuple[int, str]]:
    """Yield the headers, and what stands before the first of them."""
    inside = False
    for line, statement in _statements(text):
        header = _is_header(statement)
        inside |= header
        if header or not inside:
            yield line, statement


def _is_header(statement: str) -> bool:
    return statement.lstrip().startswith("[")


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield every header, and every key with its value, with the line on which it begins."""
    text = text.replace("\r\n", "\n")  # a statement alone may not end in half of a line break
    start, depth, line = 0, 0, 1
    for token in _TOKEN.finditer(text):
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
        elif token[0] == "\n" and not depth:
            yield line, text[start : token.start()]
            line += text.count("\n", start, token.end())
            start = token.end()
    yield line, text[start:]


def _inline(statement: str) -> Iterator[int]:
    """Yield how many lines down the tables of an array of inline tables begin."""
    depth = 0
    for token in _TOKEN.finditer(statement):
        if token[0] == "{" and depth == 1:
            yield statement.count("\n", 0, token.start())
        depth += (token[0] in ("[", "{")) - (token[0] in ("]", "}"))
