"""Two invented texts put beside each other, and what is found between them in words."""

from __future__ import annotations

from credscore.comparison.alignment import Links, align
from credscore.comparison.comparer import compare
from credscore.comparison.gaps import Gap, gaps
from credscore.comparison.matching import Matching, match
from credscore.comparison.pairs import Passage, passages
from credscore.comparison.reading import Reading, read
from credscore.comparison.result import Change, ChangeKind
from credscore.comparison.similarity import features, similarities
from credscore.text.document import Document

# Sentences that have little in common, long enough to be found again.
SENTENCES = (
    "The mayor of Ashcombe opened a new swimming pool behind the station on Monday morning.",
    "Eleven ferries stayed in the harbour because the wind had torn down the signal mast.",
    "Farmers in the Brell valley lost two thirds of their plums to a late frost this spring.",
    "A baker from Dunmere was fined for selling loaves that weighed less than they should.",
    "Researchers counted more otters along the river Wend than in any year since the war.",
    "The chess tournament ended in a draw after the lights failed in the old market hall.",
    "Parents want the crossing near Saint Olave school to be guarded until the road is mended.",
    "Three paintings that hung in the town library turned out to be forgeries from Vienna.",
)
ARTICLE = "\n\n".join(SENTENCES)

Told = tuple[ChangeKind, str | None, str | None]


def reading(text: str) -> Reading:
    return read(Document.from_text(text))


def words(one: Reading, tokens: tuple[int, ...] | list[int]) -> str:
    return " ".join(one.strings[t] for t in tokens)


def linked(copy: str, original: str) -> Links:
    """Return the numbers of the sentences that belong together."""
    mine, theirs = reading(copy), reading(original)
    ours, others = features(mine), features(theirs)
    found = similarities(ours, others, len(mine.bounds), len(theirs.bounds))
    return align(found, ours, others)


def put_beside(copy: str, original: str) -> tuple[Reading, Reading, list[Passage]]:
    mine, theirs = reading(copy), reading(original)
    return mine, theirs, passages(mine, theirs, linked(copy, original))


def matched(copy: str, original: str) -> tuple[Reading, Reading, Matching]:
    """Match all words of one text with all words of the other."""
    mine, theirs = reading(copy), reading(original)
    return mine, theirs, match(mine, theirs, range(len(mine.keys)), range(len(theirs.keys)))


def gaps_between(copy: str, original: str) -> tuple[Reading, Reading, list[Gap]]:
    mine, theirs, matching = matched(copy, original)
    return mine, theirs, gaps(mine, theirs, matching)


def differing(copy: str, original: str) -> list[tuple[str, str]]:
    """Return the words that differ, of the copy and of the original."""
    mine, theirs, found = gaps_between(copy, original)
    return [(words(mine, gap.copy), words(theirs, gap.original)) for gap in found]


def told(changes: list[Change] | tuple[Change, ...], copy: str, original: str) -> list[Told]:
    """Return changes as their kind and words."""
    return [
        (c.kind, c.copy and c.copy.of(copy), c.original and c.original.of(original))
        for c in changes
    ]


def compared(copy: str, original: str) -> list[Told]:
    return told(compare(copy, original).changes, copy, original)


def in_article(copy: str, original: str) -> list[Told]:
    """Return what became of one sentence of an article whose others are all kept."""
    return compared(f"{copy}\n\n{ARTICLE}", f"{original}\n\n{ARTICLE}")
