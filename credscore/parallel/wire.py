"""Objects as the bytes that pass between a process and its workers, in both directions.

The bytes never come from anywhere else than a pipe between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from typing import Any

from credscore.extractors.base import Attribution, Evidence
from credscore.model.boilerplate import BoilerplateBlock
from credscore.model.score import Contribution, SentenceScore, Signal
from credscore.text.span import Span


def _by_fields(kind: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    values = attrgetter(*(f.name for f in fields(kind)))
    return lambda one: (kind, values(one))


# What dataclasses with slots bring along for this takes five times as long.
for _kind in (Attribution, BoilerplateBlock, Contribution, Evidence, SentenceScore, Signal, Span):
    ForkingPickler.register(_kind, _by_fields(_kind))


def dumps(value: object) -> bytes:
    """Return `value` as bytes."""
    return bytes(ForkingPickler.dumps(value))


def loads(data: bytes) -> Any:
    """Return what `dumps` was given."""
    return ForkingPickler.loads(data)
