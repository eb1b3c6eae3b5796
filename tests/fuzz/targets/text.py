"""Any text: scored in full, cleaned, and read as people read it."""

from __future__ import annotations

from fuzz import laws

from credscore import clean

LONGEST = 4096  # bytes


def check(data: bytes) -> None:
    text = laws.text_of(data)
    once, again = (laws.scorer().score(text, detail="full") for _ in range(2))
    assert laws.of_score(once, text) == laws.of_score(again, text)
    cleaned = clean(text)
    laws.of_cleaned(cleaned, text)
    laws.of_cleaned(clean(text, keep=()), text)
    laws.of_plain(text)
