"""What a spinner could do to a copy so that it passes; each keeps every word of the copy."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from credscore import Document
from credscore.training.padded import after, before, between, lines_of, words

_LONG = re.compile(r"[A-Za-z]{4,}")
_LOOKALIKES = str.maketrans("aeo", "\u0430\u0435\u043e")
# Written for this file: attributed, fluent, and about nothing.
_ATTRIBUTED = (
    "The figures were confirmed on Tuesday, a spokeswoman for the ministry said.",
    "“We have been here before and know what to do,” said Maria Keller, who leads the agency.",
    "Daniel Moore, the company’s chief executive, said the plan had not changed.",
    "According to the report, most of the families had left by then.",
    "“It was a difficult decision,” Mr. Harris told reporters.",
)


@dataclass(frozen=True, slots=True)
class Attack:
    """A way to change a copy, given other people's news and a source of chance."""

    name: str
    kind: str
    change: Callable[[str, Sequence[str], random.Random], str]


def _padded(place: Callable[[list[str], list[str]], list[str]], times: int) -> Callable[..., str]:
    def change(copy: str, news: Sequence[str], rng: random.Random) -> str:
        padding = lines_of(news, times * words(copy), rng)
        return "\n".join(place(copy.split("\n"), padding))

    return change


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in Document.from_text(text).sentences]


def _inserted(text: str, others: Callable[[int], list[str]]) -> str:
    """Put sentences after each sentence, by its number."""
    lines, number = [], 0
    for line in text.split("\n"):
        mixed: list[str] = []
        for sentence in _sentences(line):
            mixed += [sentence, *others(number)]
            number += 1
        lines.append(" ".join(mixed))
    return "\n".join(lines)


def _among_sentences(copy: str, news: Sequence[str], rng: random.Random) -> str:
    clean = [s for text in rng.sample(list(news), 3) for s in _sentences(text)]
    return _inserted(copy, lambda i: [clean[i % len(clean)]])


def _sprinkled(every: int) -> Callable[..., str]:
    def change(copy: str, _news: Sequence[str], _rng: random.Random) -> str:
        def others(i: int) -> list[str]:
            return [_ATTRIBUTED[i // every % len(_ATTRIBUTED)]] if i % every == 0 else []

        return _inserted(copy, others)

    return change


def _cited(copy: str, _news: Sequence[str], rng: random.Random) -> str:
    return re.sub(r"(?<=[a-z])\.(?=\s|$)", lambda _: rng.choice((".", ", officials said.")), copy)


def _in_words(change_word: Callable[[str], str], share: float) -> Callable[..., str]:
    def change(copy: str, _news: Sequence[str], rng: random.Random) -> str:
        return _LONG.sub(lambda m: change_word(m[0]) if rng.random() < share else m[0], copy)

    return change


def _quoted(after_it: str) -> Callable[..., str]:
    def change(copy: str, _news: Sequence[str], _rng: random.Random) -> str:
        lines = (re.sub('[“”"]', "'", line) for line in copy.split("\n"))
        return "\n".join(f"“{line}”{after_it}" if line.strip() else line for line in lines)

    return change


def _one_paragraph(copy: str, _news: Sequence[str], _rng: random.Random) -> str:
    return " ".join(copy.split())


def _many_paragraphs(copy: str, _news: Sequence[str], _rng: random.Random) -> str:
    return "\n\n".join(s for line in copy.split("\n") for s in _sentences(line))


PADDING, SPRINKLING, DISGUISE, LAYOUT = "padding", "sprinkling", "disguise", "layout"
ATTACKS = (
    *(
        Attack(f"clean text {where} it, {times} times its length", PADDING, _padded(place, times))
        for times in (1, 3)
        for where, place in (("after", after), ("before", before), ("between lines of", between))
    ),
    Attack("a clean sentence after each", PADDING, _among_sentences),
    Attack("an attributed sentence after every third", SPRINKLING, _sprinkled(3)),
    Attack("an attributed sentence after each", SPRINKLING, _sprinkled(1)),
    Attack("“officials said” in every other sentence", SPRINKLING, _cited),
    *(
        Attack(f"{what} 30 % of words", DISGUISE, _in_words(change, 0.3))
        for what, change in (
            ("zero-width spaces in", lambda word: f"{word[:2]}\u200b{word[2:]}"),
            ("soft hyphens in", lambda word: f"{word[:2]}\u00ad{word[2:]}"),
            ("Cyrillic letters in", lambda word: word.translate(_LOOKALIKES)),
            ("capitals on", str.capitalize),
        )
    ),
    Attack("every paragraph in quotation marks", LAYOUT, _quoted("")),
    Attack("every paragraph said by somebody", LAYOUT, _quoted(" Mr. Harris said.")),
    Attack("one paragraph", LAYOUT, _one_paragraph),
    Attack("a paragraph a sentence", LAYOUT, _many_paragraphs),
)
