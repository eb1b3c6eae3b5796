"""Jobs by the batch, and what of them travels to a worker and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from credscore.batches import Job, fill
from credscore.extractors.base import Detail
from credscore.extractors.boilerplate.patterns.sites import FIELDS
from credscore.inputs import Entry
from credscore.model.score import Score

BATCH = 64  # jobs
# Of the first batches, so that a short run has work for every worker.
FIRST = 8
CHARACTERS = 1 << 20  # of a batch, unless one item alone has more

# The one place that says what a worker does.
Run = Callable[[list[Job], Detail], list[Score]]
Lost = Callable[[int, Entry | Score], Score]
Packed = list[tuple[str | None, tuple[Any, ...]]]

# The text and the metadata stay in the process that has them.
_SENT = tuple(f.name for f in fields(Score) if f.name not in ("text", "metadata"))
_sent = attrgetter(*_SENT)


class NoWorkerError(RuntimeError):
    """No worker could be started: then no item is to blame."""


class Source:
    """Jobs by the batch; an error while they are read waits until those before it are done."""

    def __init__(self, jobs: Iterable[Job], n_jobs: int) -> None:
        self._jobs = iter(jobs)
        self._n_jobs = n_jobs
        self._n_batches = 0
        self.error: Exception | None = None

    def batch(self) -> list[Job]:
        """Return the next jobs; an empty list after the last."""
        size = min(BATCH, FIRST << min(8, self._n_batches // self._n_jobs))
        batch: list[Job] = []
        if self.error is None:
            try:
                fill(batch, self._jobs, size, CHARACTERS)
            except Exception as error:  # noqa: BLE001  raised again at the end
                self.error = error
        self._n_batches += 1
        return batch


def light(batch: list[Job]) -> list[Job]:
    """Leave the metadata here but for the site: they may be large, or nothing that can be sent."""
    return [(position, _light(found)) for position, found in batch]


def _light(found: Entry | Score) -> Entry | Score:
    site = {key: found.metadata[key] for key in FIELDS if type(found.metadata.get(key)) is str}
    return found if found.metadata == site else replace(found, metadata=site)


def packed(batch: list[Job], scores: list[Score]) -> Packed:
    """Return what of `scores` the sender of `batch` does not have."""
    pairs = zip(batch, scores, strict=True)
    return [(None if s.text == _text(found) else s.text, _sent(s)) for (_, found), s in pairs]


def unpacked(batch: list[Job], answer: Packed) -> list[Score]:
    """Return the scores with the text and the metadata that were left here."""
    return [
        Score(
            text=_text(found) if text is None else text,
            metadata=found.metadata,
            **dict(zip(_SENT, sent, strict=True)),
        )
        for (_, found), (text, sent) in zip(batch, answer, strict=True)
    ]


def _text(found: Entry | Score) -> str:
    return getattr(found, "text", "")
