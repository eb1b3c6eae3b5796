"""The labelled corpus of "an editor would pass it", made by recipe; no text is kept.

Everything comes from sources kept out of counts and weights.  An original and its damaged
copies share a group, so that they are never on two sides of a split.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from credscore.training.data import Row, essays, is_kept_out, natives, rows, translations
from credscore.training.own import digest
from credscore.training.padded import padded
from credscore.training.roundtrip import paired
from credscore.training.spinner import spin

PROSE = 1800  # native texts that are no news
COPIES = 800  # originals of which damaged copies are made
PIVOTS = ("es", "eo")
SHORTEST, LONGEST = 100, 1000  # words
# Broken marks on spun pages, per word: 50 in 119 pages of 330 words (shared ARTIFACTS).
MARKS_PER_WORD = 50 / (119 * 330)
PADDED = "synonym spinner", "rule-based round trip"
PUPILS = "pupils' essays"
BROKEN_SHARE = 0.5  # of machine-made texts
_SPUN_SHARES = (0.08, 0.15, 0.25, 0.4)
# Of characters: an article swamped by leftovers fails; one with up to a tenth does not.
_SWAMPED_SHARES = (0.3, 0.4, 0.5, 0.6)
_FEW_SHARES = (0.03, 0.06, 0.1)
_LEFTOVERS = ("related", "share", "subscribe", "cookie", "copyright", "donation", "comment")
_EDITED_MASC = ("wsj_", "NYTnewswire", "History", "Intro", "WhereTo", "WhatTo")
_EDITED_GUM = ("bio", "academic", "voyage", "textbook", "whow", "speech")
_BREAKS = (". ", " . ", ". . ", " , ", ", “", " ‘")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, whether an editor would pass it, and how it was made."""

    text: str
    passes: bool
    kind: str
    group: str


def corpus(data: Path, cache: Path) -> list[Labelled]:
    """Make the corpus; the same every time."""
    rng = random.Random(7)  # noqa: S311  no secret
    originals = _natives(data, rng)
    made = [*originals, *_translated(data, rng), *_essays(data, rng)]
    sources = rng.sample([o for o in originals if o.text.count(" ") > SHORTEST], COPIES)
    made.extend(_round_trips(sources, cache))
    made.extend(_spun(sources))
    # Those of the other pages, AEB's, are for benchmarks.
    leftovers = leftover_lines(data, "wcxb")
    made.extend(with_leftovers(sources, leftovers, _SWAMPED_SHARES, rng))
    made.extend(with_leftovers(sources, leftovers, _FEW_SHARES, rng))
    made.extend(_padded(made, rng))
    return made


def _padded(made: Sequence[Labelled], rng: random.Random) -> Iterator[Labelled]:
    news = [item.text for item in made if item.kind == "news"]
    for kind in PADDED:
        some = [item for item in made if item.kind == kind]
        chosen = rng.sample(some, len(some) // 2)
        for item, text in zip(chosen, padded([x.text for x in chosen], news, rng), strict=True):
            yield Labelled(text, passes=False, kind=f"{kind}, padded", group=item.group)


def _natives(data: Path, rng: random.Random) -> list[Labelled]:
    by_kind: dict[str, list[Labelled]] = {}
    for row in natives(data):
        if is_kept_out(row["key"]) and edited(row) and row["text"].count(" ") >= SHORTEST:
            text = cut(row["text"], _length(rng))
            found = Labelled(text, passes=True, kind=row["kind"], group=row["key"])
            by_kind.setdefault(row["kind"], []).append(found)
    news = by_kind.pop("news")
    share = PROSE // len(by_kind)
    prose = [x for some in by_kind.values() for x in rng.sample(some, min(share, len(some)))]
    return news + prose


def edited(row: Row) -> bool:
    """Tell whether a native text went through an editor, as far as its corpus says.

    MASC and GUM also hold mail, tweets, jokes, mailing lists and talk: nobody's fault, and
    nothing a copy editor would pass.
    """
    if row["kind"] == "masc_written":
        return str(row["key"]).rpartition("/")[2].startswith(_EDITED_MASC)
    if row["kind"] == "gum":
        return any(f"_{genre}_" in row["key"] for genre in _EDITED_GUM)
    return True


def _translated(data: Path, rng: random.Random) -> Iterator[Labelled]:
    """Join a system's, or a person's, translations of one language to article length."""
    by_hand: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for source, versions in sorted(translations(data).items()):
        if is_kept_out(source):
            for row in versions:
                hand = "person" if row["label"] == "human_ref" else str(row["system"])
                by_hand.setdefault((hand, row["lang_pair"]), []).append((source, row["text"]))
    for (hand, language), texts in sorted(by_hand.items()):
        joined, group, words = [], "", _length(rng)
        for source, text in texts:
            group = group or source
            joined.append(text)
            if sum(t.count(" ") for t in joined) < words:
                continue
            yield _made_by(hand, "\n".join(joined), f"{language} {group}", rng)
            joined, group, words = [], "", _length(rng)


def _length(rng: random.Random) -> int:
    """Draw a length in words, evenly on a logarithmic scale."""
    return round(math.exp(rng.uniform(math.log(SHORTEST), math.log(LONGEST))))


def _made_by(hand: str, text: str, group: str, rng: random.Random) -> Labelled:
    if hand == "person":
        return Labelled(text, passes=True, kind="human translation", group=group)
    if rng.random() < BROKEN_SHARE:
        kind = "machine translation, broken marks"
        return Labelled(broken(text, rng), passes=False, kind=kind, group=group)
    return Labelled(text, passes=False, kind="machine translation", group=group)


def _essays(data: Path, rng: random.Random) -> Iterator[Labelled]:
    """Yield round trips of pupils' essays, and the essays: people's writing, not edited."""
    for source, texts in essays(data).items():
        if is_kept_out(source):
            if texts[""].count(" ") >= SHORTEST:
                yield Labelled(texts[""], passes=True, kind=PUPILS, group=source)
            for pivot in ("fr", "zh"):
                trip = texts.get(pivot, "")
                if trip.count(" ") >= SHORTEST:
                    made = broken(trip, rng) if rng.random() < BROKEN_SHARE else trip
                    yield Labelled(made, passes=False, kind="neural round trip", group=source)


def _round_trips(sources: Sequence[Labelled], cache: Path) -> Iterator[Labelled]:
    groups = {source.text: source.group for source in sources}
    for pivot in PIVOTS:
        for original, copy in paired(list(groups), pivot, cache):
            group = groups.get(original, f"own {digest(original)}")
            yield Labelled(copy, passes=False, kind="rule-based round trip", group=group)


def _spun(sources: Sequence[Labelled]) -> Iterator[Labelled]:
    for i, source in enumerate(sources):
        text = spin(source.text, _SPUN_SHARES[i % len(_SPUN_SHARES)], seed=i).text
        yield Labelled(text, passes=False, kind="synonym spinner", group=source.group)


def with_leftovers(
    sources: Sequence[Labelled],
    leftovers: list[str],
    shares: Sequence[float],
    rng: random.Random,
) -> Iterator[Labelled]:
    """Mix leftovers of pages between the lines of an article, up to a share of its length."""
    few = max(shares) <= max(_FEW_SHARES)
    kind = "a few leftovers" if few else "swamped by leftovers"
    for i, source in enumerate(sources):
        share = shares[i % len(shares)]
        wanted = share / (1 - share) * len(source.text)
        lines = source.text.split("\n")
        added = 0
        while added < wanted:
            line = rng.choice(leftovers)
            lines.insert(rng.choice((rng.randint(1, len(lines)), len(lines))), line)
            added += len(line)
        yield Labelled("\n".join(lines), passes=few, kind=kind, group=source.group)


def leftover_lines(data: Path, dataset: str) -> list[str]:
    """Return what stands around articles on the pages of one dataset, "wcxb" or "aeb"."""
    return [
        row["text"]
        for row in rows(data, "boilerplate/blocks")
        if row["label"] == "boilerplate"
        and row["dataset"] == dataset
        and not row["suspect"]
        and row["kind"] in _LEFTOVERS
        and 3 <= row["text"].count(" ") <= 60  # noqa: PLR2004  a limit of this definition alone
    ]


def broken(text: str, rng: random.Random) -> str:
    """Break the punctuation of `text` as spun pages are broken, as often as they are."""
    words = text.split(" ")
    pieces = words[:1]
    for word in words[1:]:
        hit = rng.random() < 2 * MARKS_PER_WORD and "\n" not in word
        pieces.append(rng.choice(_BREAKS) if hit else " ")
        pieces.append(word)
    return "".join(pieces)


def cut(text: str, words: int) -> str:
    """Return the lines of `text` up to about `words` words."""
    kept: list[str] = []
    for line in text.split("\n"):
        kept.append(line)
        words -= line.count(" ") + 1
        if words <= 0:
            break
    return "\n".join(kept)
