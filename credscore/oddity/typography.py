"""Punctuation that no editor sets and that copying machines leave behind.

The rules are the kinds of broken joins seen on real spun pages: a translator that works on
pieces of a sentence puts the pieces back together with their stops and quotation marks in
the wrong places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from credscore.text.document import Document
from credscore.text.span import Span

_ABBREVIATIONS = (
    "etc|vs|approx|dept|est|inc|ltd|corp|co|bros|no|nos|vol|fig|figs|ed|eds|pp|ca|cf|al|jr|sr|st|"
    "min|max|sec|hr|hrs|ft|lb|lbs|oz|km|cm|mm|kg|tel|ext|assn|ave|blvd|univ|gov|gen|rep|sen|mr|"
    "mrs|ms|dr|prof|mt|lt|col|maj|capt|sgt|rev|hon|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|"
    "dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|calif|fla|tex|mass|conn|mich|minn|wis|ariz|"
    "colo|ill|ind|tenn|ala|ark|miss|okla|ore|wash|nev|neb|kan|www"
)
_SAID = "said|says|told|added|asked|wrote|he|she|they|according"


@dataclass(frozen=True, slots=True)
class Mark:
    """One broken piece of punctuation."""

    span: Span
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    needs: tuple[str, ...]  # a text without any of these need not be searched
    pattern: re.Pattern[str]
    message: str

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in `text`."""
        if any(need in text for need in self.needs):
            return self.pattern.finditer(text)
        return iter(())


# The group "m" is what is pointed at; the rest is context.
_RULES = (
    _Rule(
        "stray_stop",
        (" .", " ,", " ;"),
        # Not part of an ellipsis, spaced or not; a stop or comma, space, and another one.
        re.compile(r"(?P<m>[.,;](?<![.…\s].)(?<![.…] .) +[.,;](?![.…\w]))(?![ \t]*\.)"),
        "two stops with a space between them: a sentence was cut and joined again",
    ),
    _Rule(
        "loose_hyphen",
        (" -",),
        re.compile(r"(?P<m>\b[A-Za-z]{3,24}\.? -[A-Z][A-Za-z]*)(?![\w-])(?! -)"),
        "a hyphen that lost the word before it",
    ),
    _Rule(
        "quote_for_closer",
        ("“",),
        re.compile(rf"(?P<m>[.,?!] ?“ ?(?:{_SAID}))\b(?=[^“”\n]{{0,60}}[.“])"),
        "an opening quotation mark where the quotation closes",
    ),
    _Rule(
        "space_before_closer",
        (" ”",),
        re.compile(r"(?P<m>(?<![.,?!])[.,?!]+ +”)(?=\s|$)"),
        "a space before the closing quotation mark",
    ),
    _Rule(
        "space_after_opener",
        ("“ ",),
        re.compile(r"(?:(?<=\s)|^)(?P<m>“ +[A-Za-z]+)", re.MULTILINE),
        "a space after the opening quotation mark",
    ),
    _Rule(
        "empty_quote",
        ("”",),
        re.compile(r"(?P<m>“[ \t]*”)"),
        "quotation marks around nothing",
    ),
    _Rule(
        "orphan_mark",
        (" ‘", " “"),
        re.compile(r"(?P<m>[‘“])(?<=[.!?,] .)(?=[ \t]*$)", re.MULTILINE),
        "an opening quotation mark after the last word",
    ),
    _Rule(
        "glued_opener",
        ("‘ ",),
        re.compile(r"(?P<m>[a-z]{2,24}‘ [a-z]{2,24})"),
        "a quotation mark on the wrong side of the space",
    ),
)
_LONE_STOP = _Rule(
    "lone_stop",
    (),
    re.compile(r"^[ \t]*(?P<m>[.,;‘’“”])[ \t]*$", re.MULTILINE),
    "a line that holds one punctuation mark",
)
# A stop inside a sentence is looked for from the stop, since every word could stand before one.
_STOP_BEFORE_LOWER = re.compile(r"\. (?=[a-z]{2})")
_LOWER_CASE_START = re.compile(
    rf"(?<![\w./@’'-])(?<!\. )(?!(?i:{_ABBREVIATIONS})\.)"
    r"(?P<m>[A-Z]?[a-z]{3,24}\. [a-z]{2,24})(?![\w.@/])"
)
_REACH = 27
# Who learns to write leaves out capitals and quotation marks too, and so do editors at times.
_HUMAN = {"lower_case_start", "opened_twice"}
_OPENED_TWICE = re.compile(r"“(?<!\w“)[^\W_][^“”\"\n]{0,400}?(?P<m>(?<![\w“])“[^\W_]+)")


def kinds_of(found: tuple[Mark, ...]) -> int:
    """Count kinds of broken punctuation that speak of a machine.

    A writer's habit is one kind, a copying machine leaves several; and what people do nearly
    as often as machines counts for nothing alone.
    """
    kinds = {mark.rule for mark in found}
    return 0 if kinds <= _HUMAN else len(kinds)


def marks(doc: Document) -> tuple[Mark, ...]:
    """Find broken punctuation, in reading order, no two overlapping.

    >>> [m.rule for m in marks(Document.from_text("He left. . Then in the house. he slept."))]
    ['stray_stop', 'lower_case_start']
    """
    text = doc.text
    found = [
        Mark(Span(*m.span("m")), rule.name, rule.message)
        for rule in _RULES
        for m in rule.matches(text)
    ]
    if any(len(line) == 1 for line in doc.paragraphs):
        lone = _LONE_STOP.pattern.finditer(text)
        found.extend(Mark(Span(*m.span("m")), _LONE_STOP.name, _LONE_STOP.message) for m in lone)
    found.extend(
        Mark(Span(*m.span("m")), "lower_case_start", "a full stop in the middle of a sentence")
        for m in _lower_case_starts(text)
    )
    found.extend(
        Mark(Span(*m.span("m")), "opened_twice", "a quotation opened inside one that never closed")
        for m in _OPENED_TWICE.finditer(text)
    )
    found.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept)


def _lower_case_starts(text: str) -> Iterator[re.Match[str]]:
    for stop in _STOP_BEFORE_LOWER.finditer(text):
        at = stop.start()
        match = _LOWER_CASE_START.search(text, max(at - _REACH, 0), at + _REACH + 2)
        if match and match.start("m") < at < match.end("m"):
            yield match
