from __future__ import annotations

from pathlib import Path

import pytest

from credscore import compare, score
from credscore.text.span import Span

FOLDER = Path(__file__).parents[2] / "fixtures/compared"
ORIGINAL = (FOLDER / "bridge-spun-original.txt").read_text(encoding="utf-8")
COPY = (FOLDER / "bridge-spun-copy.txt").read_text(encoding="utf-8")
CYRILLIC = str.maketrans("aceo", "асео")
DISGUISES = {
    "joiners": lambda word: "\u200b".join(word) if word.isalpha() else word,
    "look-alikes": lambda word: (
        word[0] + word[1:-1].translate(CYRILLIC) + word[-1] if word.isalpha() else word
    ),
}


def revealed(text: str) -> str:
    return text.replace("\u200b", "").translate({ord("асео"[i]): "aceo"[i] for i in range(4)})


def disguised(text: str, disguise: str) -> str:
    change = DISGUISES[disguise]
    return "\n".join(
        " ".join(change(word) if len(word) > 3 else word for word in line.split(" "))
        for line in text.split("\n")
    )


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_copy_is_compared_as_people_read_it(disguise: str) -> None:
    plain, hidden = compare(COPY, ORIGINAL), compare(disguised(COPY, disguise), ORIGINAL)
    assert (hidden.verdict, hidden.probability) == (plain.verdict, plain.probability)
    assert (hidden.shares, hidden.original_covered) == (plain.shares, plain.original_covered)
    assert [c.message for c in hidden.changes] == [c.message for c in plain.changes]


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("side", ["copy", "original"])
def test_spans_are_those_of_the_text_as_given(side: str, disguise: str) -> None:
    texts = {"copy": COPY, "original": ORIGINAL}
    hidden = {name: disguised(text, disguise) for name, text in texts.items()}
    known, found = compare(**texts), compare(**hidden)

    def read(span: Span | None) -> str | None:
        return None if span is None else revealed(span.of(hidden[side]))

    def told(span: Span | None) -> str | None:
        return None if span is None else span.of(texts[side])

    assert [read(getattr(c, side)) for c in found.changes] == [
        told(getattr(c, side)) for c in known.changes
    ]
    for pair, before in zip(found.alignment, known.alignment, strict=True):
        assert list(map(read, getattr(pair, side))) == list(map(told, getattr(before, side)))
    assert getattr(found, side).text == hidden[side]


def test_a_warning_says_that_words_are_disguised() -> None:
    warnings = compare(disguised(COPY, "joiners"), ORIGINAL).warnings
    assert any(warning.startswith("copy:") for warning in warnings)


def test_evidence_beside_an_original_lies_in_the_text_as_given() -> None:
    copy = disguised(COPY, "joiners")
    found = score(copy, original=ORIGINAL)
    told = [e for e in found.evidence if e.rule.startswith("comparison.")]
    assert told
    known = score(COPY, original=ORIGINAL)
    before = [e for e in known.evidence if e.rule.startswith("comparison.")]
    assert [e.message for e in told] == [e.message for e in before]
    for seen, plain in zip(told, before, strict=True):
        assert seen.span.of(copy).replace("\u200b", "") == plain.span.of(COPY)
