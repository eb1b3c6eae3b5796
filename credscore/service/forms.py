"""What a person sends with the form: a text or a file, out of a request's body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from credscore.inputs import Page
from credscore.io.decode import DecodeError, decoded, decoded_page
from credscore.io.extras import MissingExtraError
from credscore.service.asked import Refused
from credscore.service.settings import MISSING
from credscore.text.document import Document

try:
    from python_multipart.exceptions import FormParserError
    from python_multipart.multipart import MultipartParser, parse_options_header
except ImportError as error:  # pragma: no cover
    raise MissingExtraError(MISSING) from error

_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """Fields and files of a form, by name; what was left empty is not there."""

    fields: dict[str, bytes]
    files: dict[str, Upload]


def read_form(body: bytes, content_type: str) -> Form:
    """Read a form as a browser sends it; nothing of it is put on the disk.

    Raises
    ------
    Refused
        With 400, if the body is no such form.
    """
    _, told = parse_options_header(content_type)
    reader = _Reader()
    try:
        parser = MultipartParser(told.get(b"boundary", b""), reader.callbacks())
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError):
        raise Refused(400, "the body is no form that a browser would send") from None
    return reader.form


class _Reader:
    """Takes the parts of a form as the parser finds them; its own classes use files."""

    def __init__(self) -> None:
        self.form = Form({}, {})
        self._begin()

    def callbacks(self) -> Any:
        """Return what the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._name.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header,
            "on_part_data": lambda data, start, end: self._data.extend(data[start:end]),
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._headers: dict[bytes, bytes] = {}
        self._name, self._value, self._data = bytearray(), bytearray(), bytearray()

    def _header(self) -> None:
        self._headers[bytes(self._name).lower()] = bytes(self._value)
        self._name, self._value = bytearray(), bytearray()

    def _end(self) -> None:
        _, told = parse_options_header(self._headers.get(b"content-disposition", b""))
        name, data = _decoded(told.get(b"name", b"")), bytes(self._data)
        file = told.get(b"filename")
        if file is None and data:
            self.form.fields[name] = data
        elif file or data:
            self.form.files[name] = Upload(_decoded(file or b""), data)


def given(form: Form, text: str, file: str, what: str, name: str | None = None) -> Document | Page:
    """Return the one document of a pair of fields.

    Parameters
    ----------
    form : Form
    text, file : str
        Names of the two fields.
    what : str
        What they are for, in words for people.
    name : str or None
        Of a text that was pasted; a file has its own.

    Raises
    ------
    Refused
        With 422, if both or neither were filled in, or the file holds no text.
    """
    typed, upload = form.fields.get(text), form.files.get(file)
    if typed is not None and upload is not None:
        raise Refused(422, f"give {what} or a file, not both: empty one of the two")
    try:
        if upload is not None:
            return _opened(upload)
        if typed is not None:
            # Browsers send every line end as two characters; what was pasted had one.
            return Document.from_text(decoded(typed).replace("\r\n", "\n"), name)
    except DecodeError as error:
        raise Refused(422, f"the file holds no text that can be read: {error}") from None
    raise Refused(422, f"there is nothing to read: paste {what} or choose a file")


def _opened(upload: Upload) -> Document | Page:
    name = upload.name or None
    if upload.name.lower().endswith(_PAGES):
        return Page(decoded_page(upload.data), None, name, {})
    return Document.from_text(decoded(upload.data), name)


def _decoded(name: bytes) -> str:
    return name.decode("utf-8", "replace")
