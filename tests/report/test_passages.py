from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import attributions, spans

from credscore.extractors.base import Attribution, Evidence
from credscore.report.passages import PARTS, passages
from credscore.text.span import Span

RULES = ("garble.a", "translation.b", "other.c")


@given(st.text(min_size=1), st.data())
def test_passages_put_together_are_the_text_each_under_what_covers_it(
    text: str, data: st.DataObject
) -> None:
    evidence = [
        Evidence(span, RULES[i % 3], "")
        for i, span in enumerate(data.draw(st.lists(spans(text), max_size=8)))
    ]
    found = data.draw(attributions(text))
    pieces = list(passages(text, evidence, found))
    assert "".join(p.text for p in pieces) == text
    start = 0
    for piece in pieces:
        here = Span(start, start + len(piece.text))
        assert set(piece.signals) == {
            e.rule.partition(".")[0] for e in evidence if e.span.overlaps(here)
        }
        covering = [
            part for part in PARTS for a in found if any(map(here.overlaps, getattr(a, part)))
        ]
        assert piece.part == (covering[0] if covering else None)
        start = here.end


def test_a_nested_source_and_cue_show_within_the_content_around_them() -> None:
    text = "Orme said the clerk told him no."
    outer = Attribution((Span(0, 4),), (Span(5, 9),), (Span(10, 31),))
    inner = Attribution((Span(10, 19),), (Span(20, 24),), (Span(25, 31),))
    assert [(p.text, p.part) for p in passages(text, [], [outer, inner]) if p.part] == [
        ("Orme", "source"),
        ("said", "cue"),
        ("the clerk", "source"),
        (" ", "content"),
        ("told", "cue"),
        (" ", "content"),
        ("him no", "content"),
    ]


def test_a_content_of_several_spans_has_gaps() -> None:
    text = "“No,” she said, “never.”"
    one = Attribution((Span(6, 9),), (Span(10, 14),), (Span(0, 5), Span(16, 24)))
    shown = [(p.text, p.part) for p in passages(text, [], [one])]
    assert shown[0] == ("“No,”", "content")
    assert shown[-2:] == [(", ", None), ("“never.”", "content")]
