from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from strategies import attributions, texts

from credscore.extractors.base import Attribution
from credscore.report.citations import by_kind, who
from credscore.report.columns import columns
from credscore.report.sources import Cited, cited

NUMBER = re.compile(r"^ {0,3}(\d+)  \S|and \d+ more sources? with (\d+) attributions?$")


def row(words: str, n: int = 1) -> Cited:
    return Cited("resolved", words, "named_person", {words: n}, {"direct": n}, {"first_hand": n})


def test_columns_hold_number_source_kind_forms_and_chain() -> None:
    sources = [
        Cited(
            "resolved",
            "Anna Keller",
            "named_person",
            {},
            {"declined_comment": 1, "direct": 2, "indirect": 1},
            {"outlet": 1, "court": 2, "first_hand": 1},
        ),
        Cited("resolved", "a clerk", "unnamed_individual", {}, {"mixed": 1}, {"social_media": 1}),
        Cited("unresolved", "", None, {"She": 1, "I": 1, "she": 2}, {"direct": 4}, {}),
        Cited("none", "", None, {"": 2}, {"mixed": 2}, {}),
    ]
    assert list(who(sources, 92)) == [
        "   4  Anna Keller     named person        2 direct, 1 indirect, 1 declined comment; 2 via",
        "                                          court, 1 via outlet",
        "   1  a clerk         unnamed individual  1 mixed; via social media",
        "   4  not resolved: she (3), I            4 direct",
        "   2  no source named                     2 mixed",
    ]


def test_outlets_and_documents_need_not_say_that_they_are() -> None:
    paper = Cited("resolved", "Upland Post", "media_outlet", {}, {"direct": 1}, {"outlet": 1})
    letter = Cited("resolved", "a letter", "document_or_data", {}, {"direct": 1}, {"document": 1})
    assert not any("via" in line for line in who([paper, letter], 80))


def test_a_long_source_is_wrapped_and_then_cut() -> None:
    lines = list(who([row("Orme " * 60)], 60))
    assert len(lines) == 3
    assert all(len(line) <= 60 for line in lines)
    assert lines[-1].endswith("…")


def test_a_long_table_is_cut_with_the_number_that_is_left_out() -> None:
    lines = list(
        who([*(row(f"Orme {i}") for i in range(16)), Cited("none", "", None, {}, {}, {})], 80)
    )
    assert lines[-2:] == [
        "      and 1 more source with 1 attribution",
        "   0  no source named",
    ]
    lines = list(who([row(f"Orme {i}", 2) for i in range(18)], 80))
    assert lines[15:] == ["      and 3 more sources with 6 attributions"]


@given(
    texts.filter(bool).flatmap(lambda text: st.tuples(st.just(text), attributions(text))),
    st.integers(30, 200),
)
def test_the_numbers_add_up_and_the_lines_fit(
    case: tuple[str, list[Attribution]], width: int
) -> None:
    lines = list(who(cited(*case), width))
    numbers = [int(m[1] or m[2]) for line in lines if (m := NUMBER.search(line))]
    assert sum(numbers) == len(case[1])
    assert all(columns(line) <= width for line in lines)


def test_narrow_terminals_get_a_list() -> None:
    rows = [row("Anna Keller of the Ardlow Mail", 2), Cited("none", "", None, {}, {}, {})]
    assert list(who(rows, 24)) == [
        "   2  Anna Keller of the",
        "      Ardlow Mail",
        "      named person; 2",
        "      direct",
        "   0  no source named",
    ]
    assert next(who([row("Keller")], 1)) == "   1  …"


def test_kinds_are_counted_most_frequent_first() -> None:
    group = Attribution((), (), (), "unnamed_group", "indirect")
    person = Attribution((), (), (), "named_person", "direct")
    assert by_kind([group, person, person]) == [
        "named person            2  2 direct",
        "unnamed group           1  1 indirect",
    ]
