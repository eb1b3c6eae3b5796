"""Work for processes that stands in for scoring; a module, so that workers can import it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from credscore.batches import Job
from credscore.extractors.base import Detail
from credscore.inputs import Entry, document
from credscore.model.score import Score
from credscore.ngram.store import ArtifactError


def echo(batch: list[Job], detail: Detail) -> list[Score]:  # noqa: ARG001  the signature of what it stands in for
    """Score by echo, and do to the process what a text says."""
    return [_echo(position, found) for position, found in batch]


def _echo(position: int, found: Entry | Score) -> Score:
    if isinstance(found, Score):
        return found
    doc = document(found)
    if doc.text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if doc.text.startswith("die once "):
        flag = Path(doc.text.removeprefix("die once "))
        if not flag.exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if doc.text == "damaged":
        msg = "the model was changed"
        raise ArtifactError(msg)
    return Score(doc.text, "0", str(os.getpid()), position, "abstained", doc.id)


def lost(position: int, found: Entry | Score) -> Score:
    """Say that an item ended its process."""
    return Score("", "0", "stub", position, "error", found.id, reasons=("lost",))


class Stillborn:
    """Work that ends the process which is given it."""

    def __call__(self, batch: list[Job], detail: Detail) -> list[Score]:
        """Never come to this."""
        raise NotImplementedError

    def __getstate__(self) -> dict[str, int]:
        """Make sure that there is something to set."""
        return {"some": 1}

    def __setstate__(self, _: object) -> None:
        """End the process."""
        os._exit(1)
