from __future__ import annotations

import pytest
from beside import gaps_between

from credscore import compare
from credscore.comparison.names import is_abbreviation, name_change
from credscore.comparison.result import Change

ORIGINAL = "Then Ruth Calloway of Ashcombe met Denholm Frye in Corran."


def changed(copy: str, original: str = ORIGINAL) -> list[Change]:
    mine, theirs, found = gaps_between(copy, original)
    return [one for gap in found if (one := name_change(mine, theirs, gap)) is not None]


def test_a_damaged_name_is_told() -> None:
    (one,) = changed(ORIGINAL.replace("Frye", "Frey"))
    assert one.kind == "name"
    assert one.copy is not None
    assert one.copy.of(ORIGINAL.replace("Frye", "Frey")) == "Frey"
    assert one.message == "the name “Frye” has become “Frey”"


def test_a_name_of_the_same_text_at_another_place_is_less_grave_than_a_strange_one() -> None:
    (own,) = changed(ORIGINAL.replace("Ashcombe", "Corran"))
    (strange,) = changed(ORIGINAL.replace("Ashcombe", "Vexham"))
    assert own.severity < strange.severity


def test_a_common_word_in_place_of_a_name_is_a_damaged_name() -> None:
    (one,) = changed(ORIGINAL.replace("Denholm Frye", "Denholm fries"))
    assert one.message == "the name “Frye” has become “fries”"


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("Then she of Ashcombe met Frye.", "Then Calloway of Ashcombe met Frye."),
        ("Then the town engineer met Frye.", "Then Calloway met Frye."),
        ("Then Calloway met Frye.", "Then Ruth Calloway met Frye."),
        ("Then Iranian ships met Frye.", "Then Iran ships met Frye."),
        ("Then American ships met Frye.", "Then US ships met Frye."),
        ("Then the US's ships met Frye.", "Then America's ships met Frye."),
        ("Then Senator Birk met Frye.", "Then Sen. Birk met Frye."),
        ("Then Senator Birk met Frye.", "Then Mr Birk met Frye."),
        ("Then the UN met Frye.", "Then the United Nations met Frye."),
        ("Then ships met Frye.", "Then boats met Frye."),
    ],
)
def test_a_fair_way_to_name_somebody_is_no_change_of_a_name(copy: str, original: str) -> None:
    assert changed(copy, original) == []


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UN", "United Nations"),
        ("the EU", "the European Union"),
        ("USA", "United States of America"),
        ("NHB", "Northmark Harbour Board"),
        ("BAO", "Bureau of Anglers and Otters"),
    ],
)
def test_initials_stand_for_a_name_either_way(short: str, long: str) -> None:
    for copy, original in ((short, long), (long, short)):
        mine, theirs, (gap,) = gaps_between(f"then {copy} voted", f"then {original} voted")
        assert is_abbreviation(mine, theirs, gap)


@pytest.mark.parametrize(("short", "long"), [("NHB", "Northmark Otter Board"), ("B", "Board")])
def test_other_letters_or_a_single_word_are_no_abbreviation(short: str, long: str) -> None:
    mine, theirs, (gap,) = gaps_between(f"then {short} voted", f"then {long} voted")
    assert not is_abbreviation(mine, theirs, gap)


TEXT = (
    "The harbour board heard on Monday that {} has left the company after nine years. "
    "The ferries will run as before, it said, and no job is at risk."
)


def told(copy: str, original: str) -> list[str]:
    changes = compare(TEXT.format(copy), TEXT.format(original)).changes
    return [change.message for change in changes if change.kind == "name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mr Adams", "John Adams"), ("Senator Adams", "Ruth Adams"), ("Zoe Bronte", "Zoë Brontë")],
)
def test_a_title_for_a_first_name_and_a_dropped_accent_damage_no_name(one: str, other: str) -> None:
    assert told(one, other) == told(other, one) == []


@pytest.mark.parametrize(
    ("copy", "original"), [("John Adams", "Ruth Adams"), ("Zoë Brent", "Zoë Brontë")]
)
def test_another_name_is_told(copy: str, original: str) -> None:
    (message,) = told(copy, original)
    assert "has become" in message
