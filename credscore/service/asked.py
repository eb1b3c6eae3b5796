"""What the body of a request asks for, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from credscore.io.rows import kind
from credscore.service.settings import MOST_DOCUMENTS


class Refused(ValueError):  # noqa: N818  it reads as the sentence it is
    """A request that cannot be answered as it is.

    Attributes
    ----------
    status : int
        Of HTTP.
    """

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """Documents to score, as they came.

    Attributes
    ----------
    documents : list
        Whatever is in it; what is wrong with one of many is told in its record.
    detail : str or None
    many : bool
        Whether the answer is many records, or one.
    """

    documents: list[Any]
    detail: str | None
    many: bool


def asked_to_score(body: Any) -> Asked:
    """Return the document, or the documents, that a body holds.

    Raises
    ------
    Refused
        With 422, if it holds neither.
    """
    if not isinstance(body, dict):
        said = "put an array under 'documents'" if isinstance(body, list) else "send an object"
        raise Refused(422, f"the body must be a JSON object, got {kind(body)}: {said}")
    detail = body.pop("detail", None)
    if detail is not None and not isinstance(detail, str):
        raise Refused(422, f"detail must be a string, got {kind(detail)}")
    if "documents" not in body:
        return Asked([body], detail, many=False)
    documents = body.pop("documents")
    if body:
        others = ", ".join(map(repr, sorted(body)[:3]))
        raise Refused(422, f"beside 'documents' there may be 'detail' only, not {others}")
    if not isinstance(documents, list):
        raise Refused(422, f"documents must be an array, got {kind(documents)}")
    if len(documents) > MOST_DOCUMENTS:
        raise Refused(422, f"a request may hold {MOST_DOCUMENTS} documents, got {len(documents)}")
    return Asked(documents, detail, many=True)


def asked_to_compare(body: Any) -> tuple[Any, Any]:
    """Return the copy and the original that a body holds.

    Raises
    ------
    Refused
        With 422, if it does not hold both, each a string or an object.
    """
    if not isinstance(body, dict):
        raise Refused(422, f"the body must be a JSON object, got {kind(body)}")
    for side in ("copy", "original"):
        if side not in body:
            raise Refused(422, f"{side} is missing: give a copy and an original")
        if not isinstance(body[side], str | Mapping):
            raise Refused(422, f"{side} must be a string or an object, got {kind(body[side])}")
    return body["copy"], body["original"]
