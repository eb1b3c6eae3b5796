from __future__ import annotations

from beside import reading
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.comparison.describing import change, said, span_of
from credscore.comparison.gaps import Gap
from credscore.text.span import Span


def test_no_tokens_are_nowhere_and_say_nothing() -> None:
    one = reading("Rain fell.")
    assert span_of(one, ()) is None
    assert said(one, ()) == ""


def test_a_span_goes_from_the_first_token_to_the_last() -> None:
    one = reading("Heavy rain\nfell on Corran.")
    assert span_of(one, (1, 2)) == Span(6, 15)
    assert said(one, (1, 2)) == "rain fell"


@given(text=texts, data=st.data())
def test_a_span_begins_and_ends_with_its_tokens(text: str, data: st.DataObject) -> None:
    one = reading(text)
    if one.strings:
        first = data.draw(st.integers(0, len(one.strings) - 1))
        last = data.draw(st.integers(first, len(one.strings) - 1))
        span = span_of(one, range(first, last + 1))
        assert span is not None
        assert span.of(one.doc.text).startswith(one.strings[first])
        assert span.of(one.doc.text).endswith(one.strings[last])


def test_a_change_is_quoted_where_either_text_quotes_it() -> None:
    quoted, plain = reading("“Rain fell,” she said."), reading("Snow fell, she said.")
    gap = Gap((1,), (0,))
    assert change("word", quoted, plain, gap, 0.4, "m").in_quote
    assert change("word", plain, quoted, Gap((0,), (1,)), 0.4, "m").in_quote
    assert not change("word", plain, plain, Gap((0,), (0,)), 0.4, "m").in_quote


def test_severity_is_rounded_to_three_places() -> None:
    one = reading("Rain fell.")
    assert change("word", one, one, Gap((0,), (0,)), 0.123456, "m").severity == 0.123
