"""PolNeAR's articles, read as the package reads them, with what people marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from credscore.extractors.attribution.reading import Flags, Ints, Reading, read
from credscore.extractors.attribution.roles import CONTENT, CUE, NONE, SOURCE
from credscore.text.document import Document
from credscore.text.tokens import Tokens
from credscore.training.data import Row, fold, rows

FOLDS = 5

_REGULAR = """
    say tell add report claim argue note explain announce state suggest warn write ask call insist
    acknowledge admit declare confirm deny believe think accuse urge tweet respond reply predict
    testify allege assert maintain contend criticize blame praise promise vow describe reveal
    disclose estimate conclude indicate observe recall remark stress emphasize complain caution
    concede speculate agree question comment cite express mention point quip charge
"""
_IRREGULAR = """
    said says told thought wrote written denied denies replied replies testified testifies
    admitted admitting quipped
"""
# Forms that are more often nouns, or say something else.
_NOUNS = """
    called calls call charge charges question questions report note comment comments point state
    states express claim promise estimate estimates praise blame stress
"""
_ROLES = (("content", CONTENT), ("source", SOURCE), ("cue", CUE))  # the later wins


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    return {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}


_TIER = (set().union(*map(_forms, _REGULAR.split())) | set(_IRREGULAR.split())) - set(
    _NOUNS.split()
)
# The reporting tier: an attribution belongs to it when its cue matches.
REPORTING_TIER = re.compile(
    rf"\b(?:according to|{'|'.join(sorted(_TIER, key=len, reverse=True))})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One article, what people marked in it, and the fold it is in."""

    row: Row
    tokens: Tokens
    reading: Reading
    fold: int

    def truths(self) -> tuple[Flags, Flags]:
        """Return which sentences carry, and which possible cues begin, an attribution.

        Both of shape (n, 2): of the reporting tier, of any.
        """
        reading, tokens = self.reading, self.tokens
        sentences = np.zeros((len(reading.first), 2), dtype=np.bool_)
        cues = np.zeros((len(tokens), 2), dtype=np.bool_)
        possible = np.zeros(len(tokens), dtype=np.bool_)
        possible[reading.cues] = True
        for one in self._marked():
            tier = self._reports(one)
            homes = reading.sentence[self._words([*one["source"], *one["cue"], *one["content"]])]
            sentences[homes, 1] = True
            sentences[homes, 0] |= tier
            cue = self._words(one["cue"])
            cue = cue[possible[cue]]
            cues[cue, 1] = True
            first = [i for i in cue.tolist() if _in_tier(tokens.strings[i])]
            if tier and first:
                cues[first[0], 0] = True
        return sentences, cues[reading.cues]

    def labelled(self) -> Iterator[tuple[int, Ints]]:
        """Yield every possible cue that is one, with the roles of the article's tokens."""
        possible = set(self.reading.cues.tolist())
        served: set[int] = set()
        for one in self._marked():
            roles = np.full(len(self.tokens), NONE)
            for name, role in _ROLES:
                for start, end in one[name]:
                    roles[slice(*_range(self.tokens, start, end))] = role
            for cue in self._words(one["cue"]).tolist():
                if cue in possible and cue not in served:
                    served.add(cue)
                    yield cue, roles

    def _marked(self) -> list[Row]:
        return [one for one in self.row["attributions"] if one["cue"]]

    def _reports(self, one: Row) -> bool:
        cue = " ".join(self.row["text"][a:b] for a, b in one["cue"])
        return REPORTING_TIER.search(cue) is not None

    def _words(self, spans: list[list[int]]) -> Ints:
        """Return the words that the spans touch."""
        ranges = [np.arange(*_range(self.tokens, start, end)) for start, end in spans]
        indices: Ints = np.concatenate([np.empty(0, dtype=np.int64), *ranges])
        words: Ints = indices[self.tokens.is_word[indices]]
        return words


def articles(data: Path, split: str) -> list[Article]:
    """Read the articles of a split."""
    found = []
    for row in rows(data, "attribution/polnear_train_dev"):
        if row["split"] == split:
            doc = Document.from_text(row["text"])
            home = fold(row["doc_id"], FOLDS)
            found.append(Article(row, doc.tokens, read(doc), home))
    return found


def _in_tier(token: str) -> bool:
    word = token.lower()
    return word == "according" or REPORTING_TIER.fullmatch(word) is not None


def _range(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    first = int(np.searchsorted(tokens.ends, start, side="right"))
    return first, int(np.searchsorted(tokens.starts, end))
