from __future__ import annotations

import pytest

from credscore import compare

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
