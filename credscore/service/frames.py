"""What passes between the process that listens and one that scores: a header and bytes.

A frame is the length of a header, the header in JSON, the length of a body, and the body.
"""

from __future__ import annotations

import asyncio
import json
import struct
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO, Literal

_LENGTH = struct.Struct(">Q")

Task = Literal["score", "compare", "report", "comparison"]


@dataclass(frozen=True, slots=True)
class Question:
    """A request as it came, and what is to be done with it.

    Attributes
    ----------
    detail : str or None
        What the address asks for, if anything.
    content_type : str
        Of the body.
    part, parts : int
        Which of how many equal parts of the documents to score.
    """

    task: Task
    body: bytes = field(repr=False)
    detail: str | None = None
    content_type: str = ""
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or why there is none.

    Attributes
    ----------
    status : int
        Of HTTP.
    body : bytes
    problem : str
        Why there is none.
    documents : dict of str to int
        Documents that were dealt with, by status of the record.
    many : bool
        Whether the body is records with commas between, for an array.
    facts : dict
        What a process that is ready tells of its model; of a bug, where it is.
    """

    status: int
    body: bytes = field(default=b"", repr=False)
    problem: str = ""
    documents: dict[str, int] = field(default_factory=dict)
    policy: str | None = None
    many: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


def framed(message: Question | Reply) -> bytes:
    """Return a message as bytes."""
    header = {k: v for k, v in asdict(message).items() if k != "body"}
    head = json.dumps(header).encode()
    size = _LENGTH.pack(len(message.body))
    return b"".join((_LENGTH.pack(len(head)), head, size, message.body))


async def reply_from(stream: asyncio.StreamReader) -> Reply:
    """Read the next answer.

    Raises
    ------
    EOFError
        If the process at the other end is gone.
    """
    head = await stream.readexactly(*_LENGTH.unpack(await stream.readexactly(_LENGTH.size)))
    body = await stream.readexactly(*_LENGTH.unpack(await stream.readexactly(_LENGTH.size)))
    return Reply(body=body, **json.loads(head))


def question_from(stream: BinaryIO) -> Question:
    """Read the next question.

    Raises
    ------
    EOFError
        If nobody asks any more.
    """
    head = _exactly(stream, *_LENGTH.unpack(_exactly(stream, _LENGTH.size)))
    body = _exactly(stream, *_LENGTH.unpack(_exactly(stream, _LENGTH.size)))
    return Question(body=body, **json.loads(head))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found
