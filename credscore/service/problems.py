"""Refusals, in the one form that all of them have: problem details of RFC 9457."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

MEDIA_TYPE = "application/problem+json"
# As RFC 9110 and RFC 6585 name them.
_TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    421: "Misdirected Request",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


@dataclass
class Problem(Exception):  # noqa: N818  the name that RFC 9457 gives it
    """Why a request is not answered.

    Attributes
    ----------
    status : int
        Of HTTP.
    detail : str
        For people; never out of an article.
    reason : str or None
        Under which it is counted, if the service refuses what it could answer otherwise.
    headers : mapping of str to str
        Beside those that every answer has.
    """

    status: int
    detail: str
    reason: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the status says."""
        return title(self.status)

    def body(self, request_id: str) -> bytes:
        """Return the problem as JSON."""
        said = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "request_id": request_id,
        }
        return json.dumps(said, ensure_ascii=True).encode() + b"\n"


def title(status: int) -> str:
    """Return what a status says.

    >>> title(429)
    'Too Many Requests'
    """
    return _TITLES.get(status, "Error")
