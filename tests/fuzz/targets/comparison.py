"""Two texts beside each other: the two halves around a record separator."""

from __future__ import annotations

from fuzz import laws

from credscore import compare

LONGEST = 4096  # bytes


def check(data: bytes) -> None:
    copy, mark, original = laws.text_of(data).partition("\x1e")
    if not mark:  # the same text in another order
        original = "\n".join(reversed(copy.splitlines()))
    once, again = (compare(copy, original) for _ in range(2))
    written = laws.of_comparison(once, copy, original)
    assert written == laws.of_comparison(again, copy, original)
    beside = compare(copy, copy)
    laws.of_comparison(beside, copy, copy)
    assert beside.changes == ()
