from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from strategies import attributions, texts

from credscore.extractors.base import Attribution, SourceKind
from credscore.report.sources import Cited, cited
from credscore.text.span import Span


def rows(*sources: tuple[str, SourceKind]) -> list[tuple[str, str | None, int]]:
    """Return the rows of a text that has these sources, in this order."""
    text, found = "", []
    for words, kind in sources:
        span = (Span(len(text), len(text) + len(words)),) if words else ()
        found.append(Attribution(span, (), (), kind))
        text += words + " said so. "
    return [
        (row.words or row.resolution, row.kind, row.n_attributions) for row in cited(text, found)
    ]


def test_a_person_is_one_source_under_the_fullest_name() -> None:
    assert rows(
        ("Keller", "named_person"),
        ("Anna Keller", "named_person"),
        ("ANNA KELLER", "named_organisation"),
        ("Ms. Keller", "named_person"),
    ) == [("Anna Keller", "named_person", 4)]


def test_an_outlet_is_one_source_with_and_without_article() -> None:
    assert rows(
        ("The Upland Post", "media_outlet"),
        ("the Upland Post", "media_outlet"),
        ("Upland Post", "media_outlet"),
        ("Upland Radio", "media_outlet"),
    ) == [("The Upland Post", "media_outlet", 3), ("Upland Radio", "media_outlet", 1)]


def test_the_most_cited_come_first_and_equals_in_reading_order() -> None:
    assert rows(
        ("", "unresolved"),
        ("residents", "unnamed_group"),
        ("it", "unresolved"),
        ("the board", "named_organisation"),
        ("drivers", "unnamed_group"),
        ("the board", "named_organisation"),
    ) == [
        ("the board", "named_organisation", 2),
        ("residents", "unnamed_group", 1),
        ("drivers", "unnamed_group", 1),
        ("unresolved", None, 1),
        ("none", None, 1),
    ]


def test_a_pronoun_is_not_resolved_though_the_record_gives_its_kind() -> None:
    assert rows(
        ("Anna Keller", "named_person"), ("She", "named_person"), ("who", "named_person")
    ) == [("Anna Keller", "named_person", 1), ("unresolved", None, 2)]


def test_words_that_the_record_resolves_elsewhere_are_resolved() -> None:
    assert rows(
        ("A clerk", "unnamed_individual"), ("the clerk", "unresolved"), ("the order", "unresolved")
    ) == [("A clerk", "unnamed_individual", 2), ("unresolved", None, 1)]


def test_a_relative_pronoun_is_no_part_of_the_source() -> None:
    assert rows(("some officials who", "unnamed_individual")) == [
        ("some officials", "unnamed_individual", 1)
    ]


cases = texts.filter(bool).flatmap(
    lambda text: st.tuples(st.just(text), attributions(text).map(tuple))
)


@given(cases)
def test_every_attribution_is_counted_once(case: tuple[str, tuple[Attribution, ...]]) -> None:
    text, found = case
    listed = cited(text, found)
    assert sum(row.n_attributions for row in listed) == len(found)
    assert sum((Counter(row.forms) for row in listed), Counter()) == Counter(a.form for a in found)
    assert sum((Counter(row.chains) for row in listed), Counter()) == Counter(
        a.chain for a in found
    )
    assert all(sum(row.spellings.values()) == row.n_attributions for row in listed)


@given(cases)
def test_rows_are_distinct_and_in_order(case: tuple[str, tuple[Attribution, ...]]) -> None:
    listed = cited(*case)
    resolved = [row for row in listed if row.resolution == "resolved"]
    assert len({row.words for row in resolved}) == len(resolved)
    assert all(row.kind not in (None, "unresolved") and row.words for row in resolved)
    counts = [row.n_attributions for row in resolved]
    assert counts == sorted(counts, reverse=True)
    rest: list[Cited] = list(listed[len(resolved) :])
    assert [row.resolution for row in rest] in (
        [],
        ["unresolved"],
        ["none"],
        ["unresolved", "none"],
    )
