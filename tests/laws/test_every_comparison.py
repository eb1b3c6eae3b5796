"""What holds of the comparison of any two texts, whoever wrote them, or nobody."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import FRAGMENTS, ODD, texts

from credscore.comparison.comparer import compare, outline
from credscore.comparison.reading import read
from credscore.comparison.result import ChangeKind, Comparison, PairKind, Verdict
from credscore.text.document import Document

KEYS = {
    "schema_version", "model_version", "copy_id", "original_id", "verdict", "probability",
    "shares", "original_covered", "alignment", "changes", "warnings",
}  # fmt: skip
OF_A_CHANGE = {
    "kind", "copy", "original", "copy_span", "original_span", "severity", "in_quote", "message",
}  # fmt: skip


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Return two texts, of which the second often has sentences of the first, or most of it."""
    one, other = draw(texts), draw(texts)
    shared = draw(st.lists(st.sampled_from(FRAGMENTS), max_size=6))
    body = "\n".join(shared)
    changed = body
    for old, new in draw(st.lists(st.tuples(st.sampled_from(OLD), st.sampled_from(NEW)))):
        changed = changed.replace(old, new)
    return one + "\n" + body, changed + "\n" + other


OLD = ("not", "the", "said", "2021", "bridge", "she", "“", ".", "Marlow", " ", "7-5")
NEW = ("", "now", "has never", "1,200", "He", "”", "\x00", "\ud800", "\u202e", "…", " - ", "Ardlow")
odd = pytest.mark.parametrize("text", [*ODD, "", " \n", "a", ".", "…", "\x00\x00"])


def both(text: str) -> tuple[Document, Document]:
    return Document.from_text(text), Document.from_text(text)


def checked(made: Comparison) -> None:
    """Hold a comparison to all that its type promises."""
    assert made.verdict in get_args(Verdict)
    assert 0 <= made.probability <= 1
    assert 0 <= made.original_covered <= 1
    assert set(made.shares) == {"verbatim", "edited", "reworded", "added"}
    assert sum(made.shares.values()) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in made.shares.values())
    for doc, side in ((made.copy, "copy"), (made.original, "original")):
        paired = [span for pair in made.alignment for span in getattr(pair, side)]
        # Lines that were broken to a width are one text, and disguised words are plain ones.
        seen = read(doc)
        assert sorted(paired) == list(seen.way.spans(seen.doc.sentences))
    for pair in made.alignment:
        assert pair.kind in get_args(PairKind)
        assert (pair.kind == "added") == (not pair.original)
        assert (pair.kind == "dropped") == (not pair.copy)
    severities = [change.severity for change in made.changes]
    assert severities == sorted(severities, reverse=True)
    for change in made.changes:
        assert change.kind in get_args(ChangeKind)
        assert 0 <= change.severity <= 1
        assert change.copy or change.original
        for span, doc in ((change.copy, made.copy), (change.original, made.original)):
            if span is not None:
                assert 0 <= span.start < span.end <= len(doc.text)
                assert not span.of(doc.text)[0].isspace()
                assert not span.of(doc.text)[-1].isspace()


@given(pair=pairs())
def test_a_comparison_keeps_every_promise(pair: tuple[str, str]) -> None:
    checked(compare(*pair))


@odd
def test_odd_characters_alone_can_be_compared(text: str) -> None:
    checked(compare(text, "The bridge is safe. He said so."))
    checked(compare("The bridge is safe. He said so.", text))
    checked(compare(text, text))


@given(pair=pairs())
def test_the_record_is_json_with_finite_numbers_and_the_keys_of_the_contract(
    pair: tuple[str, str],
) -> None:
    record = compare(*pair).to_dict()
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert set(record) == KEYS
    for change in record["changes"]:
        assert set(change) == OF_A_CHANGE
        for side, text in zip(("copy", "original"), pair, strict=True):
            span = change[f"{side}_span"]
            assert change[side] == (None if span is None else text[slice(*span)])


@given(pair=pairs())
def test_the_same_texts_give_the_same_record(pair: tuple[str, str]) -> None:
    one, other = (compare(*pair).to_dict() for _ in range(2))
    assert one == other


def beside_itself(text: str) -> None:
    ours, theirs = both(text)
    made = compare(ours, theirs)
    # What has no words may stand beside nothing.
    assert {pair.kind for pair in made.alignment} <= {"verbatim", "added", "dropped"}
    assert made.changes == ()
    if ours.n_words:
        assert made.shares["verbatim"] == 1
        assert made.original_covered == 1


once = st.lists(st.sampled_from(FRAGMENTS), unique=True, max_size=12)


@given(once=once, more=st.sampled_from(ODD))
@example(once=["“One", "“two.” He said it."], more="")
def test_a_text_beside_itself_is_all_verbatim(once: list[str], more: str) -> None:
    beside_itself("\n\n".join([*once, more]))


def test_a_text_that_says_one_thing_thrice_is_all_verbatim_beside_itself() -> None:
    said = "“We will not move,” said Ines Marlow, the union’s president."
    beside_itself(f"{said}{said} {said}")


UNRELATED = "Zygotic quorums vex plumbers nightly. Umbrellas jinx wombats."


@given(pair=pairs())
def test_unrelated_text_in_a_copy_covers_nothing_and_was_added(pair: tuple[str, str]) -> None:
    copy, original = pair
    plain, more = compare(copy, original), compare(f"{copy}\n\n{UNRELATED}", original)
    assert more.original_covered <= plain.original_covered
    # Sentences said twice may be joined otherwise, so the share of the others may fall.
    held = Document.from_text(UNRELATED).n_words / read(more.copy).doc.n_words
    assert more.shares["added"] >= held - 1e-9


@given(pair=pairs())
def test_the_outline_says_what_the_whole_comparison_does(pair: tuple[str, str]) -> None:
    made, short = compare(*pair), outline(*(read(Document.from_text(t)) for t in pair))
    assert short.probability == made.probability
    assert short.original_held == made.original_covered
