"""Any page: its main text is found, scored, and the record is true of that text."""

from __future__ import annotations

from fuzz import laws

from credscore.io.decode import DecodeError, decoded_page

LONGEST = 8192  # bytes


def check(data: bytes) -> None:
    try:
        html = decoded_page(data)
    except DecodeError:
        html = laws.text_of(data)
    once, again = (laws.scorer().score_html(html, detail="full") for _ in range(2))
    text = once.to_dict()["text"]
    assert laws.of_score(once, text) == laws.of_score(again, text)
