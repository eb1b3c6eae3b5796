from __future__ import annotations

import pytest

from credscore.io.decode import DecodeError, decoded, decoded_page


def test_utf8_is_the_default_for_pages_too() -> None:
    assert decoded_page('<meta charset="latin-1">é'.encode()) == '<meta charset="latin-1">é'


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-8", "hex"])
def test_a_page_in_no_usable_encoding_is_refused(charset: str) -> None:
    with pytest.raises(DecodeError, match="byte 0xe9"):
        decoded_page(f'<meta charset="{charset}">'.encode() + b"\xe9")


def test_the_first_bad_byte_is_named() -> None:
    with pytest.raises(DecodeError, match="byte 0xff at offset 2"):
        decoded(b"ab\xff")
