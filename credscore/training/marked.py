"""Texts with known changes: post-edits, round trips, spun copies; and texts without."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from credscore.ngram.views import views, word_form
from credscore.text.tokens import tokenize
from credscore.training.data import Row, is_kept_out, natives, rows
from credscore.training.roundtrip import paired
from credscore.training.spinner import spin

LANGUAGES = ("ro-en", "et-en", "ne-en")  # Sinhala is left for measuring
ARTICLES = 240
_CHARACTERS = 6000
_ALIKE = 0.5  # a sentence that shares less than this with its correction was written anew
_ALIKE_TRIP = 0.3

_BEFORE = re.compile(r" (?=(?:['’](?:s|t|re|ve|ll|d|m)\b|n't\b|[.,;:!?%)\]]))")
_AFTER = re.compile(r"(?<=[(\[$]) ")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and which of its remaining tokens were changed."""

    tokens: tuple[str, ...]
    changed: NDArray[np.bool_]


def detokenized(text: str) -> str:
    """Undo the tokenisation of the sentence data.

    >>> detokenized("It did n't rain , he said .")
    "It didn't rain, he said."
    """
    return _AFTER.sub("", _BEFORE.sub("", text))


def changes(damaged: str, correct: str, least: float) -> Example | None:
    """Mark the tokens of `damaged` that are not in `correct`; None where too little is shared."""
    tokens = tokenize(damaged).strings
    kept = views(tokens).kept
    ours = [word_form(tokens[k]) for k in kept]
    theirs = [form for form in map(word_form, tokenize(correct).strings) if form]
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    if not ours or matcher.ratio() < least:
        return None
    changed = np.ones(len(ours), dtype=np.bool_)
    for start, _, length in matcher.get_matching_blocks():
        changed[start : start + length] = False
    return Example(tokens, changed)


def edited(data: Path, languages: Sequence[str], split: str) -> Iterator[tuple[Row, str, str]]:
    """Yield rows of machine-translated sentences, with the sentence and its post-edit."""
    found = list(rows(data, "translation/sentences"))
    posts = {row["sid"]: row["text"] for row in found if row["label"] == "mt_postedit"}
    for row in found:
        chosen = row["label"] == "mt" and row["split"] == split and row["sid"] in posts
        if chosen and row["lang_pair"] in languages:
            yield row, detokenized(row["text"]), detokenized(posts[row["sid"]])


def corrected(data: Path, languages: Sequence[str], split: str = "train") -> Iterator[Example]:
    """Yield machine-translated sentences marked by their post-edits, and the post-edits."""
    for _, machine, post in edited(data, languages, split):
        example = changes(machine, post, _ALIKE)
        if example is not None and example.changed.any():
            yield example
            yield clean(post)


def trips(texts: Sequence[str], pivot: str, cache: Path) -> Iterator[Example]:
    """Yield paragraphs of round trips marked by their originals."""
    for original, back in paired(texts, pivot, cache):
        lines = [line for line in original.split("\n") if line.strip()]
        copies = [line for line in back.split("\n") if line.strip()]
        if len(lines) == len(copies):
            for line, copy in zip(lines, copies, strict=True):
                example = changes(copy, line, _ALIKE_TRIP)
                if example is not None:
                    yield example


def spun(texts: Sequence[str], shares: Sequence[float]) -> Iterator[Example]:
    """Yield copies of `texts` with words exchanged for synonyms."""
    for i, text in enumerate(texts):
        copy = spin(text, shares[i % len(shares)], i)
        tokens = tokenize(copy.text)
        kept = views(tokens).kept
        starts, ends = tokens.starts[kept], tokens.ends[kept]
        changed = np.zeros(len(kept), dtype=np.bool_)
        for span in copy.changed:
            changed |= (starts < span.end) & (ends > span.start)
        yield Example(tokens.strings, changed)


def articles(data: Path) -> list[str]:
    """Return native texts that no count has seen, news first."""
    kept = [row for row in natives(data) if is_kept_out(row["key"])]
    news = [row["text"][:_CHARACTERS] for row in kept if row["kind"] == "news"]
    prose = [row["text"][:_CHARACTERS] for row in kept if row["kind"] != "news"]
    random.Random(1).shuffle(prose)  # noqa: S311  no secret
    return (news[: ARTICLES // 2] + prose)[:ARTICLES]


def varied(data: Path) -> list[str]:
    """Return native texts far from the bulk of the counts: other news, MASC, GUM."""
    kept = [row for row in natives(data) if is_kept_out(row["key"])]
    news = [row["text"] for row in kept if row["kind"] == "news"]
    other = [row["text"] for row in kept if row["kind"] in ("masc_written", "gum")]
    return [text[:_CHARACTERS] for text in news[ARTICLES // 2 :] + other]


def clean(text: str) -> Example:
    """Return a text in which nothing was changed."""
    tokens = tokenize(text).strings
    return Example(tokens, np.zeros(len(views(tokens).kept), dtype=np.bool_))
