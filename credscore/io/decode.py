"""Bytes to text: UTF-8, or an error that says where it is not."""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
# The longer marks first: the mark of UTF-32 begins with that of UTF-16.
_OTHERS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class DecodeError(ValueError):
    """The bytes are no UTF-8; the message names the first that is not, or what they are."""


def decoded(data: bytes) -> str:
    r"""Decode UTF-8; a byte-order mark is not part of the text.

    Raises
    ------
    DecodeError
        If a byte is no UTF-8.

    >>> decoded(b"\xef\xbb\xbfcaf\xc3\xa9")
    'café'
    """
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        other = next((name for mark, name in _OTHERS.items() if data.startswith(mark)), None)
        if other is not None:
            msg = f"not UTF-8 but {other}, as its byte-order mark says: convert it first"
            raise DecodeError(msg) from None
        bad = error.object[error.start]
        msg = f"not UTF-8: byte 0x{bad:02x} at offset {error.start}"
        raise DecodeError(msg) from None


def decoded_page(data: bytes) -> str:
    """Decode a page: UTF-8, else the encoding it declares.

    Raises
    ------
    DecodeError
        If neither fits.
    """
    try:
        return decoded(data)
    except DecodeError:
        declared = _CHARSET.search(data, 0, _HEAD)
        if declared is None:
            raise
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
        raise
