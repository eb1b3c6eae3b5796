from __future__ import annotations

from credscore.extractors.base import Evidence
from credscore.model.boilerplate import boilerplate_blocks
from credscore.text.span import Span

TEXT = "News.\nDonate now.\n\nPlease. Share this. More news. Donate."


def found(*named: tuple[str, str]) -> list[tuple[str, str]]:
    evidence = [
        Evidence(Span(at, at + len(words)), rule, "")
        for words, rule in named
        for at in [TEXT.index(words)]
    ]
    return [(block.span.of(TEXT), block.kind) for block in boilerplate_blocks(TEXT, evidence)]


def test_pieces_of_one_kind_with_only_white_space_between_are_one_block() -> None:
    pieces = ("Donate now.", "boilerplate.appeal"), ("Please.", "boilerplate.appeal")
    assert found(*pieces) == [("Donate now.\n\nPlease.", "appeal")]


def test_pieces_of_other_kinds_and_with_words_between_stay_apart() -> None:
    pieces = [
        ("Please.", "boilerplate.appeal"),
        ("Share this.", "boilerplate.share"),
        ("Donate.", "boilerplate.appeal"),
    ]
    assert found(*pieces) == [
        ("Please.", "appeal"),
        ("Share this.", "share"),
        ("Donate.", "appeal"),
    ]


def test_other_evidence_is_passed_over() -> None:
    assert found(("News.", "garble.phrase"), ("Donate now.", "boilerplate.byline")) == [
        ("Donate now.", "byline")
    ]
    assert boilerplate_blocks(TEXT, []) == ()
