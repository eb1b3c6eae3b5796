"""Words of two texts beside each other: a plain matching, to measure what builds on one."""

from __future__ import annotations

from difflib import SequenceMatcher

from credscore.comparison.matching import Matching
from credscore.comparison.side import Side
from credscore.comparison.steps import Block
from credscore.text.document import Document
from credscore.text.span import Span


def matched(copy: Document, original: Document, ours: Span, theirs: Span) -> Matching:
    """Match the words of a passage of the copy with those of a passage of the original."""
    here = range(*copy.tokens.between(ours.start, ours.end))
    there = range(*original.tokens.between(theirs.start, theirs.end))
    a = [_plain(Side.of(copy).words[i]) for i in here]
    b = [_plain(Side.of(original).words[i]) for i in there]
    found = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    blocks = tuple(Block((i, j), (k, m), tag == "equal") for tag, i, j, k, m in found)
    return Matching(tuple(here), tuple(there), blocks)


def whole(copy: Document, original: Document) -> tuple[Matching, ...]:
    """Match two texts as if each were one sentence."""
    if not len(copy.tokens) or not len(original.tokens):
        return ()
    ends = (Span(0, len(copy.text)), Span(0, len(original.text)))
    return (matched(copy, original, *ends),)


def _plain(word: str) -> str:
    return '"' if word in '“”„«»"' else word


def by_sentence(copy: Document, original: Document) -> tuple[Matching, ...]:
    """Match sentence by sentence where both texts have as many, else the whole texts."""
    ours, theirs = copy.sentences, original.sentences
    if len(ours) != len(theirs):
        return whole(copy, original)
    return tuple(matched(copy, original, a, b) for a, b in zip(ours, theirs, strict=True))
