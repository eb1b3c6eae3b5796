"""Runs of words that two texts share, letter for letter: what no two writers come upon alone.

Nothing here knows how the comparison finds what texts share, since it is measured with this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from credscore.text.document import Document

# Below eight words a run is a name, a title, or chance.
SHORTEST = 8
# Read by eye on pairs of two outlets: of 36 whose longest run is of 8 to 15 words, all but two
# share titles of people, institutes and journals alone; of 20 with one of 16 or more, all but
# three share agency paragraphs, releases or notes on the publisher.  The two have more than one
# word in 20 in such runs.
LONGEST = 16
MOST = 0.05

WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_WORD = re.compile(WORD)


@dataclass(frozen=True)
class Words:
    """The words of a text in small letters, and which stand inside quotation marks."""

    text: str

    @cached_property
    def strings(self) -> list[str]:
        """Words without marks, one apostrophe for all."""
        return [m[0].lower().replace("’", "'") for m in _WORD.finditer(self.text)]

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether each word stands inside quotation marks."""
        spans = [q.span for q in Document.from_text(self.text).quotations]
        found, at = [], 0
        for m in _WORD.finditer(self.text):
            while at < len(spans) and spans[at].end <= m.start():
                at += 1
            found.append(at < len(spans) and spans[at].start <= m.start())
        return found


def shared_runs(one: Words, other: Words, shortest: int = SHORTEST) -> list[tuple[int, int]]:
    """Return the runs of `one` that `other` has too: first word and number of words.

    From left to right, each as long as it gets; they do not overlap.
    """
    a, b = one.strings, other.strings
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - shortest + 1):
        places.setdefault(tuple(b[j : j + shortest]), []).append(j)
    runs, i = [], 0
    while i <= len(a) - shortest:
        longest = 0
        for j in places.get(tuple(a[i : i + shortest]), ()):
            k = shortest
            while i + k < len(a) and j + k < len(b) and a[i + k] == b[j + k]:
                k += 1
            longest = max(longest, k)
        if longest:
            runs.append((i, longest))
        i += longest or 1
    return runs


def unquoted_stretches(one: Words, other: Words) -> list[int]:
    """Return how long the shared runs are outside quotation marks of `one`."""
    quoted, found = one.quoted, []
    for first, length in shared_runs(one, other):
        stretch = longest = 0
        for i in range(first, first + length):
            stretch = 0 if quoted[i] else stretch + 1
            longest = max(longest, stretch)
        if longest >= SHORTEST:
            found.append(longest)
    return found


def shares_paragraphs(one: Words, other: Words) -> bool:
    """Tell whether two texts share more than two writers do: agency paragraphs, a release.

    True from a run of `LONGEST` words outside quotation marks, or from `MOST` of the shorter
    text's words in runs of `SHORTEST` or more.
    """
    found = unquoted_stretches(one, other)
    shorter = min(len(one.strings), len(other.strings))
    return max(found, default=0) >= LONGEST or sum(found) > MOST * shorter
