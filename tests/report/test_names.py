from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.report.names import Name, folded, name_of, same_person


def people(*spellings: str) -> dict[str, str]:
    """Return who is taken for whom, among spellings that all name somebody."""
    names = {words: name_of(words) for words in spellings}
    return same_person({words: name for words, name in names.items() if name is not None})


@pytest.mark.parametrize(
    ("words", "given", "surname"),
    [
        ("Keller", (), "keller"),
        ("Anna Keller, a spokeswoman for the port", ("anna",), "keller"),
        ("the harbour union's Anna Keller", ("anna",), "keller"),
        ("Deputy Secretary of the Port Helena Trask", ("of", "the", "port", "helena"), "trask"),
        ("64-year-old Ada Orme", ("ada",), "orme"),
        ("Judge Orme’s", (), "orme"),
        ("Tom Orme Jr.", ("tom",), "orme"),
        ("Ruth de Wael", ("ruth", "de"), "wael"),
        ("Tom King", ("tom",), "king"),
        ("Tom Orme in a letter", ("tom",), "orme"),
    ],
)
def test_the_surname_is_the_last_word_with_a_capital(
    words: str, given: tuple[str, ...], surname: str
) -> None:
    assert name_of(words) == Name(given, surname)


@pytest.mark.parametrize("words", ["", "the president", "President", "Ada and Tom Orme", "她"])
def test_offices_and_pairs_are_no_persons_name(words: str) -> None:
    assert name_of(words) is None


@pytest.mark.parametrize(
    "spellings",
    [
        ("Anna Keller", "Keller", "Ms. Keller", "Dr Keller"),
        ("Councillor Piet Rosmond", "Rosmond", "Councillor Rosmond", "Piet Rosmond"),
        ("Rob J. Orme", "Rob Orme", "Orme"),
        ("Labour candidate Ada Orme", "Norland’s Ada Orme", "Orme"),
        ("Ruth de Wael", "De Wael", "Wael"),
    ],
)
def test_one_person_in_several_spellings(spellings: tuple[str, ...]) -> None:
    assert len(set(people(*spellings).values())) == 1
    assert len(set(people(*reversed(spellings)).values())) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        ("Anna Keller", "Tom Keller", "Keller"),
        ("Anna M. Keller", "Tom M. Keller"),
        ("Ruth de Wael", "Piet de Wael"),
        ("Anna Keller", "Mr. Keller", "Ms. Keller"),
        ("President Orme", "Vice President Tull"),
    ],
)
def test_different_people_stay_apart(spellings: tuple[str, ...]) -> None:
    assert people(*spellings) == {words: words for words in spellings}


@pytest.mark.parametrize("words", ["The Upland Post", "upland post", "the UPLAND POST’s"])
def test_case_article_and_possessive_do_not_count(words: str) -> None:
    assert folded(words) == "upland post"


@given(texts)
def test_only_blank_words_fold_to_nothing(text: str) -> None:
    assert folded(f" {text}\n") == folded(text)
    assert bool(folded(text)) == bool(text.strip())


@given(st.lists(texts.filter(lambda words: name_of(words) is not None), max_size=8))
def test_everybody_is_mapped_to_somebody_who_is_himself(spellings: list[str]) -> None:
    hosts = people(*spellings)
    assert set(hosts) == set(spellings)
    assert all(hosts[host] == host for host in hosts.values())


def test_one_surname_takes_time_in_proportion() -> None:
    names = {f"a{i} b{i} smith": Name((f"a{i}", f"b{i}"), "smith") for i in range(50_000)}
    start = time.process_time()
    assert same_person(names) == {spelling: spelling for spelling in names}
    assert time.process_time() - start < 5
