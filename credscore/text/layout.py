"""What a single line looks like: prose, a cell of a table, code, an ingredient, a speaker."""

from __future__ import annotations

import re
from itertools import pairwise

_STOPS = frozenset(".!?…")
_CLOSERS = "”’\"')]»"

# A line of this length that ends in a stop is a sentence or more.
_SENTENCE_LENGTH = 60
_LONG = 200
_WRAP_WIDTH = (50, 140)
_WRAPPED = 0.75

_SPEAKER = re.compile(
    r"(?:(Q|A|[A-Z][\w.’'-]{0,24}(?: [A-Z][\w.’'-]{0,24}){0,3})"
    r"(?: \([^()\n]{1,40}\))?:|\b(Q|A)\.)(?=\s|$)"
)
_BULLET = re.compile(r"(?:[-–—*•·●▪◦‣►✓]\s{0,8}|\(?\d{1,3}[.)]\s{1,8})(?=\S)")
_GAP = re.compile(r"\t|[^\s.!?:;”\"'’)] {3,}(?=\S)|\s\|\s|[\w%)]  (?=[\d(+$£€-])")
_FIGURE = re.compile(r"[\s\d.,:%+$£€()/–-]{0,30}\d[\s\d.,:%+$£€()/–-]{0,30}")
_FACTS = re.compile(r"[\d()%$£€]")
_CODE_START = re.compile(
    r"(?:def|class|import|from|return|if|elif|else|for|while|with|try|except|function|var|let"
    r"|const|public|private|protected|static|void|int|package|using|namespace|struct|fn|func"
    r"|async|await|export|case|break|continue|raise|throw|print|end|module)\b"
)
_CODE_MARK = re.compile(
    r"[;{}\\]$|[{(\[,:]$|^[}\])]|[\w\])] ?(?:[-+*/|&<>!=]?=|->|=>|:=|&&|\|\||::) ?[\w\"'(\[{<-]"
    r"|\w\(.{0,200}\)|^(?://|#\w|#!|# |/\*|\*/|--|@\w|</?\w|<!)|\w\.\w+\("
)
_CODE_SURE = re.compile(
    r"[{}]$|^[}\])]|\w\([^()]{0,200}\)[:;,]?$|[\w\])] ?(?:[-+*/!=]?=|->|=>|:=|::) ?\S|^</?\w[^>]*>"
)
_INGREDIENT = re.compile(
    r"(?:[-–•*▢□]\s?)?(?:(?:\d{1,4}(?:[.,/]\d{1,3})?|[½¼¾⅓⅔⅛]|an?|one|two|three|four|half an?)"
    r"[ -]?){1,3}(?:[½¼¾⅓⅔⅛] ?)?(?:(?:to|or|–|x) ?\d{1,4} ?)?"
    r"(?:g|kg|ml|cl|dl|l|oz|lb|lbs|tbsps?|tbs|tsps?|tablespoons?|teaspoons?|cups?|grams?|ounces?"
    r"|pounds?|litres?|liters?|pints?|quarts?|pinch|pinches|cloves?|handfuls?|sprigs?|cans?|tins?"
    r"|sticks?|dash|knob|bunch|slices?|packets?)\b",
    re.IGNORECASE,
)


def is_prose(line: str) -> bool:
    """Tell whether `line` reads as sentences: long, and closed by a stop.

    >>> is_prose("The bridge, which opened in 1911, will close for the summer.")
    True
    """
    if len(line) < _SENTENCE_LENGTH:
        return False
    return len(line) >= _LONG or is_closed(line)


def is_closed(line: str) -> bool:
    """Tell whether `line` ends in a full stop or its like, quotation marks aside."""
    last = line[-1]
    if last in _CLOSERS:
        last = line[:-1].rstrip(_CLOSERS)[-1:]
    return last in _STOPS


def speaker(line: str) -> str | None:
    """Return the label a line of a transcript begins with.

    >>> speaker("MR. ABARA (by phone): I was not there."), speaker("He said: no.")
    ('MR. ABARA', None)
    """
    match = _SPEAKER.match(line)
    return None if match is None else match[1] or match[2]


def is_bullet(line: str) -> bool:
    """Tell whether `line` is an item of a list by its mark or number."""
    return _BULLET.match(line) is not None


def has_columns(line: str) -> bool:
    """Tell whether gaps, tabs or bars part `line` into cells."""
    return len(line) < _LONG and _GAP.search(line) is not None


def is_figure(line: str) -> bool:
    """Tell whether `line` is one number, an amount or a result."""
    return _FIGURE.fullmatch(line) is not None


def has_facts(line: str) -> bool:
    """Tell whether `line` holds a digit, an amount or a bracket, as news does and verse hardly."""
    return _FACTS.search(line) is not None


def is_code(line: str) -> bool:
    """Tell whether `line` is written as a programming language would have it."""
    if len(line) >= _LONG:
        return False
    if _CODE_SURE.search(line):
        return True
    return _CODE_START.match(line) is not None and _CODE_MARK.search(line) is not None


def is_ingredient(line: str) -> bool:
    """Tell whether `line` begins with a quantity and a kitchen measure.

    >>> is_ingredient("2 tbsp olive oil"), is_ingredient("2 people were hurt")
    (True, False)
    """
    return len(line) < _LONG and _INGREDIENT.match(line) is not None


def is_wrapped(lines: tuple[str, ...]) -> bool:
    """Tell whether `lines` are prose cut at a fixed width, as old mail and wires are.

    Then nearly every line that is not the last of its paragraph is too long to take the
    first word of the next one.
    """
    width = sorted(map(len, lines))[int(0.98 * (len(lines) - 1))]
    pairs = [(a, b) for a, b in pairwise(lines) if not is_closed(a)]
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width for a, b in pairs)
    return _WRAP_WIDTH[0] <= width <= _WRAP_WIDTH[1] and full >= _WRAPPED * len(pairs)
