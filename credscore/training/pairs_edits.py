"""What becomes of a text on its way to another page without a machine's help.

Every function draws from the generator that it is given and returns a new text.
"""

from __future__ import annotations

import random
import re

from credscore.text.document import Document

_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_FIGURE = {str(n): word for n, word in enumerate(_SMALL, 2)}
_WORDS = {word: figure for figure, word in _FIGURE.items()}
_SPELT = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_WORDS)})(?= [a-z])")
# Before a plural in running text, so no date, no score and no part of a name.
_FIGURES = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_FIGURE)})(?= [a-z]+s\b)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_PERCENT = re.compile(r"(?<=\d) (?:percent|per cent)\b|(?<=\d)%")
_TYPOGRAPHY = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("—", " - "), ("–", "-"))


def paragraphs(text: str) -> list[str]:
    """Return the lines that hold anything."""
    return [line for line in text.split("\n") if line.strip()]


def sentences(text: str) -> list[list[str]]:
    """Return the sentences of every paragraph."""
    doc = Document.from_text(text)
    found: list[list[str]] = [[] for _ in doc.paragraphs]
    at = 0
    for span in doc.sentences:
        while span.start >= doc.paragraphs[at].end:
            at += 1
        found[at].append(span.of(text))
    return [some for some in found if some]


def joined(parts: list[list[str]]) -> str:
    """Join sentences to paragraphs and these to a text."""
    return "\n\n".join(" ".join(some) for some in parts if some)


def shortened(text: str, share: float, rng: random.Random) -> str:
    """Drop about `share` of the sentences, one at least, never the first."""
    parts = sentences(text)
    places = [(i, j) for i, some in enumerate(parts) for j in range(len(some))][1:]
    count = min(len(places), max(1, round(share * len(places))))
    dropped = set(rng.sample(places, count))
    return joined(
        [[s for j, s in enumerate(some) if (i, j) not in dropped] for i, some in enumerate(parts)]
    )


def shuffled(text: str, rng: random.Random) -> str:
    """Put the paragraphs in another order."""
    lines = paragraphs(text)
    rng.shuffle(lines)
    return "\n\n".join(lines)


def swapped(text: str, rng: random.Random) -> str:
    """Let one paragraph in four change places with the next."""
    lines = paragraphs(text)
    for i in range(1, len(lines) - 1, 2):
        if rng.random() < 1 / 2:
            lines[i], lines[i + 1] = lines[i + 1], lines[i]
    return "\n\n".join(lines)


def thinned(text: str, share: float, rng: random.Random) -> str:
    """Drop about `share` of the paragraphs, one at least where there are several."""
    lines = paragraphs(text)
    kept = max(1, len(lines) - max(1, round(share * len(lines))))
    return "\n\n".join(lines[i] for i in sorted(rng.sample(range(len(lines)), kept)))


def restyled(text: str, rng: random.Random) -> str:
    """Set the same words and numbers in another house style: marks, small numbers, percent."""
    straight = rng.random() < 1 / 2
    if straight:
        for fancy, plain in _TYPOGRAPHY:
            text = text.replace(fancy, plain)
    else:
        text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
        text = re.sub(r'(?<!\S)"(?=\S)', "“", text)
        text = re.sub(r'(?<=\S)"', "”", text)
    if rng.random() < 1 / 2:
        text = _SPELT.sub(lambda m: _WORDS[m[0]], text)
        return _PERCENT.sub("%", _THOUSANDS.sub("", text))
    text = _FIGURES.sub(lambda m: _FIGURE[m[0]], text)
    return _PERCENT.sub(" percent", text)


def surrounded(text: str, leftovers: list[str], share: float, rng: random.Random) -> str:
    """Put lines of pages before, between and after the paragraphs, up to a share of it all."""
    wanted = share / (1 - share) * len(text)
    lines, added = paragraphs(text), 0
    while added < wanted:
        line = rng.choice(leftovers)
        lines.insert(rng.choice((0, len(lines), rng.randint(0, len(lines)))), line)
        added += len(line)
    return "\n\n".join(lines)


def mixed(taken: str, other: str, foreign: float, rng: random.Random) -> tuple[str, float]:
    """Mix paragraphs of two texts; return the mixture and the share of words of the first.

    As many paragraphs as come nearest to a share `foreign` of words of `other`, in blocks: a
    copy that goes on from one source to another.
    """
    total = taken.count(" ")
    one = _some(paragraphs(taken), (1 - foreign) * total, rng)
    two = _some(paragraphs(other), foreign * total, rng)
    cut = rng.randint(0, len(two))
    lines = two[:cut] + one + two[cut:]
    if rng.random() < 1 / 2:
        cut = rng.randint(0, len(one))
        lines = one[:cut] + two + one[cut:]
    mine, theirs = (sum(line.count(" ") + 1 for line in lines) for lines in (one, two))
    return "\n\n".join(lines), mine / (mine + theirs)


def _some(lines: list[str], words: float, rng: random.Random) -> list[str]:
    """Draw lines, in their order, until there are about `words` words."""
    chosen: list[int] = []
    held = 0
    for i in rng.sample(range(len(lines)), len(lines)):
        size = lines[i].count(" ") + 1
        if not chosen or held + size / 2 <= words:
            chosen.append(i)
            held += size
    return [lines[i] for i in sorted(chosen)]
