"""What the service says of itself: lines of JSON, never a word of an article."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any, TextIO


class Log:
    """Writes one line of JSON an event.

    Parameters
    ----------
    stream : text stream
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def event(
        self, event: str, message: str | None = None, *, level: str = "info", **more: Any
    ) -> None:
        """Write what has happened.

        Parameters
        ----------
        event : str
            Its name.
        message : str or None
            For people.
        level : {"info", "warning", "error"}
        **more
            Numbers and names; nothing that a client has sent but the identifier of a request.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line: dict[str, Any] = {"time": now, "level": level, "event": event, **more}
        if message is not None:
            line["message"] = message
        try:
            self._stream.write(json.dumps(line) + "\n")
            self._stream.flush()
        except (OSError, ValueError):  # closed, or full: nobody can be told
            return


def place(error: BaseException) -> str:
    """Return the module and line at which an error was raised: all of it that quotes nothing."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return "" if at is None else f"{at.tb_frame.f_globals.get('__name__')}:{at.tb_lineno}"


class Forwarded(logging.Handler):
    """Makes events of what uvicorn logs, without the traceback, which may quote anything.

    Parameters
    ----------
    log : Log
    """

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record of Python's logging."""
        said = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        self._log.event(
            "server", said.splitlines()[0][:200] if said else "", level=record.levelname.lower()
        )
