"""What a person sends with the form: a text or a file, out of a request's body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credscore.inputs import Page
from credscore.io.decode import DecodeError, decoded, decoded_page
from credscore.io.extras import MissingExtraError
from credscore.service.asked import Refused
from credscore.service.settings import MISSING
from credscore.text.document import Document

try:
    from python_multipart import create_form_parser
    from python_multipart.exceptions import FormParserError
except ImportError as error:  # pragma: no cover
    raise MissingExtraError(MISSING) from error

if TYPE_CHECKING:
    from python_multipart.multipart import Field, File

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
    form = Form({}, {})

    def field(found: Field) -> None:
        if found.field_name is not None and found.value:
            form.fields[_decoded(found.field_name)] = found.value

    def file(found: File) -> None:
        found.file_object.seek(0)
        data = found.file_object.read()
        if found.field_name is not None and (found.file_name or data):
            upload = Upload(_decoded(found.file_name or b""), data)
            form.files[_decoded(found.field_name)] = upload

    # More than that it would write to a temporary file.
    config = {"MAX_MEMORY_FILE_SIZE": len(body) + 1}
    headers = {"Content-Type": content_type.encode("latin-1", "replace")}
    try:
        parser = create_form_parser(headers, field, file, config)
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError, KeyError):
        raise Refused(400, "the body is no form that a browser would send") from None
    return form


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
