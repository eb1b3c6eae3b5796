from __future__ import annotations

import time

import pytest
from hypothesis import given
from strategies import articles, texts

from credscore.text.document import Document
from credscore.text.quotes import Quotation, inside
from credscore.text.span import Span

MARKS = "“«„\"”»'’‘`"


def found(text: str) -> list[str]:
    return [q.span.of(text) for q in Document.from_text(text).quotations]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said, “No.” Then she did.", ["“No.”"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("« Non », dit-il.", ["« Non »"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("Nobody said a word.", []),
        ("The dogs’ owner didn’t.", []),
        ("He is 6'2\" tall.", []),
        ("A stray closer” here.", []),
        ("“We left.“ he said. Then he left.", ["“We left.“"]),
        ("He called it “ Operation Lantern” twice.", ["“ Operation Lantern”"]),
        ('"He said “no” to me," she said.', ['"He said “no” to me,"']),
        ("“”", ["“”"]),
        ("''No,'' he said. ''Never.''", ["''No,''", "''Never.''"]),
        ("``No,'' he said.", ["``No,''"]),
        ("''She said, 'Go,' '' he told us.", ["''She said, 'Go,' ''"]),
        ("'No,' he said. 'It can't be.'", ["'No,'", "'It can't be.'"]),
        ("‘No’, he said, ‘never.’", ["‘No’", "‘never.’"]),
        ("It is a 'magic' bullet.", ["'magic'"]),
        ("'The voters' choice is clear,' he said.", ["'The voters' choice is clear,'"]),
        ("The voters' choice and the dogs' owner.", []),
        ("Rock 'n' roll of the '90s, 'twas good; get 'em.", []),
        (
            "“He said 'go,' and I went,” she said. 'Good.'",
            ["“He said 'go,' and I went,”", "'Good.'"],
        ),
        ("She is 5'6 tall.", []),
        ("'He told me \"yes\" and left,' she said.", ["'He told me \"yes\" and left,'"]),
        ("His 'plan \"yes\" failed' there.", ['"yes"']),
        ("“Go.”‘No,’ she said.", ["“Go.”", "‘No,’"]),
    ],
)
def test_quotations_open_and_close_where_a_reader_would(text: str, quotations: list[str]) -> None:
    assert found(text) == quotations


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    doc = Document.from_text("“One and two.\n“Three,” he said.")
    assert found(doc.text) == ["“One and two.", "“Three,”"]
    assert [q.closed for q in doc.quotations] == [False, True]


def test_a_single_quotation_left_open_counts_where_it_is_announced_or_goes_on() -> None:
    doc = Document.from_text("He said: 'It is so.\n'It is,' he said.")
    assert found(doc.text) == ["'It is so.", "'It is,'"]
    assert found("He said: 'It is so.\nThen he left.") == ["'It is so."]
    assert found("He called 'it a day.\nThen he left.") == []


def test_one_mark_too_many_does_not_reach_the_next_paragraph() -> None:
    text = '"One" he said "and left.\nThe "second" line.'
    assert found(text)[-1] == '"second"'


@given(text=texts | articles)
def test_quotations_begin_with_a_mark_and_follow_each_other(text: str) -> None:
    doc = Document.from_text(text)
    for q in doc.quotations:
        assert text[q.span.start] in MARKS
        assert not q.closed or text[q.span.end - 1] in MARKS
        assert inside_a_paragraph(doc, q)
    pairs = zip(doc.quotations, doc.quotations[1:], strict=False)
    assert all(a.span.end <= b.span.start for a, b in pairs)


def inside_a_paragraph(doc: Document, q: Quotation) -> bool:
    return any(p.start <= q.span.start and q.span.end <= p.end for p in doc.paragraphs)


@given(text=texts)
def test_inside_is_what_a_look_at_every_quotation_says(text: str) -> None:
    doc = Document.from_text(text)
    quoted = {i for q in doc.quotations for i in range(q.span.start, q.span.end)}
    for word in doc.words:
        assert inside(doc.quotations, word) == all(i in quoted for i in range(word.start, word.end))


def test_what_runs_over_the_end_of_a_quotation_is_not_inside() -> None:
    quotes = (Quotation(Span(0, 5), closed=True), Quotation(Span(5, 9), closed=True))
    assert inside(quotes, Span(0, 5))
    assert inside(quotes, Span(6, 9))
    assert not inside(quotes, Span(3, 6))
    assert not inside(quotes, Span(8, 10))
    assert not inside((), Span(0, 1))


@pytest.mark.parametrize("piece", ["'a ", "a' ", "'a s' ", "''", "“'a ", "'a\n", "‘a. "])
def test_time_is_in_proportion_to_the_text(piece: str) -> None:
    doc = Document.from_text(piece * 200_000)
    assert doc.paragraphs is not None
    start = time.process_time()
    assert doc.quotations is not None
    assert time.process_time() - start < 10
