"""Whether a document is running prose, or what else its lines look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise

from credscore.text import layout
from credscore.text.document import Document

# All shares below are of lines unless they say otherwise, and chosen so that less than
# 3 in 1,000 news articles are taken for something else.
_ENOUGH_LINES = 8  # fewer have no structure to go by
# An article's characters stand in lines that are sentences; the rest are headings.
_PROSE = 0.5
# With so much of it, what follows is a report with a list in it: nominees, grants, dates.
_SOME_PROSE = 0.25

_FEWEST_SPEAKERS = 2
_FEWEST_TURNS = 6
_TURNS = 0.35
_TALK = 0.6  # of the characters lie between the first turn and the last
_SPOKEN = 0.25  # of the characters lie in lines with a speaker
_SENTENCES = 0.6  # of the turns

_FEWEST_INGREDIENTS = 4
_INGREDIENTS = 0.12
_STORY = 0.5  # of the characters may be prose before the first ingredient

_CODE = 0.5
_CELLS = 0.5

_VERSE_LENGTH = 65
_VERSES = 0.9
_CLOSED_VERSES = 0.4
_RUN_ON = 0.3
_FACTS = 0.05  # prose broken into lines runs on too, but it dates and counts

_ITEMS = 0.8
_ITEM_LENGTH = 200
_CARRIED_OVER = 0.3


def genre(doc: Document) -> str | None:
    r"""Name what `doc` is instead of running prose, by the structure of its lines.

    Returns
    -------
    {"transcript", "list", "poetry", "table", "code", "recipe"} or None
        None for running prose and wherever the lines leave a doubt.

    >>> genre(Document.from_text("Rain fell all day.\nThe river rose by a metre."))
    """
    page = _Page(doc)
    if len(page.lines) < _ENOUGH_LINES:
        return None
    return next((name for name, holds in _GENRES if holds(page)), None)


class _Page:
    """The lines of a document and what they have in common, found when first asked for."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lines = tuple(span.of(doc.text) for span in doc.paragraphs)

    def share(self, test: Callable[[str], bool]) -> float:
        """Return the share of lines that pass `test`."""
        return sum(map(test, self.lines)) / len(self.lines)

    @cached_property
    def length(self) -> int:
        """Number of characters, white space between the lines aside."""
        return sum(map(len, self.lines))

    @cached_property
    def prose(self) -> float:
        """Share of the characters that stand in sentences."""
        return self.prose_before(len(self.lines))

    def prose_before(self, n: int) -> float:
        """Return the share of all characters that stand in sentences of the first `n` lines."""
        return sum(len(line) for line in self.lines[:n] if layout.is_prose(line)) / self.length

    @cached_property
    def is_broken_prose(self) -> bool:
        """True where too much stands in sentences, or lines are cut at a fixed width."""
        return self.prose >= _SOME_PROSE or layout.is_wrapped(self.lines)


def _is_transcript(page: _Page) -> bool:
    """Tell whether at least two speakers take turns, each more than once."""
    labels = [layout.speaker(line) for line in page.lines]
    turns = Counter(label for label in labels if label is not None)
    again = {label for label, n in turns.items() if n > 1}
    at = [i for i, label in enumerate(labels) if label in again]
    if len(again) < _FEWEST_SPEAKERS or len(at) < max(_FEWEST_TURNS, _TURNS * len(labels)):
        return False
    talk = sum(map(len, page.lines[at[0] : at[-1] + 1]))
    spoken = sum(len(page.lines[i]) for i in at)
    if talk < _TALK * page.length or spoken < _SPOKEN * page.length:
        return False
    # "WHERE: Town Hall" repeats as well, but people speak in sentences.
    return sum(_says_a_sentence(page.lines, i) for i in at) >= _SENTENCES * len(at)


def _says_a_sentence(lines: tuple[str, ...], i: int) -> bool:
    alone = lines[i].endswith((":", "Q.", "A.")) and i + 1 < len(lines)
    return layout.is_closed(lines[i + 1] if alone else lines[i])


def _is_recipe(page: _Page) -> bool:
    """Tell whether ingredients stand among the lines, not at the end of an article."""
    at = [i for i, line in enumerate(page.lines) if layout.is_ingredient(line)]
    if len(at) < max(_FEWEST_INGREDIENTS, _INGREDIENTS * len(page.lines)):
        return False
    return page.prose_before(at[0]) < _STORY


def _is_code(page: _Page) -> bool:
    return page.prose < _PROSE and page.share(layout.is_code) >= _CODE


def _is_table(page: _Page) -> bool:
    if page.prose >= _PROSE:
        return False
    return max(page.share(layout.has_columns), page.share(layout.is_figure)) >= _CELLS


def _is_poetry(page: _Page) -> bool:
    """Tell whether short lines run on into each other, most without a line between."""
    if page.is_broken_prose or page.share(_is_short) < _VERSES:
        return False
    if page.share(layout.is_closed) > _CLOSED_VERSES or page.share(layout.has_facts) > _FACTS:
        return False
    run_on = sum(
        a[-1] in ",;:—–-" or (b[0].islower() and not layout.is_closed(a))
        for a, b in pairwise(page.lines)
    )
    text, spans = page.doc.text, page.doc.paragraphs
    stanzas = sum(text.count("\n", a.end, b.start) > 1 for a, b in pairwise(spans))
    return run_on >= _RUN_ON * len(spans) and stanzas < len(spans) / 2


def _is_short(line: str) -> bool:
    return len(line) <= _VERSE_LENGTH


def _is_list(page: _Page) -> bool:
    """Tell whether nearly every line is an item: bulleted, or short and without a stop."""
    if page.is_broken_prose or page.share(lambda line: line[0].islower()) >= _CARRIED_OVER:
        return False
    return page.share(_is_item) >= _ITEMS


def _is_item(line: str) -> bool:
    return len(line) < _ITEM_LENGTH and (layout.is_bullet(line) or not layout.is_closed(line))


_GENRES: tuple[tuple[str, Callable[[_Page], bool]], ...] = (
    ("transcript", _is_transcript),
    ("recipe", _is_recipe),
    ("code", _is_code),
    ("table", _is_table),
    ("poetry", _is_poetry),
    ("list", _is_list),
)
