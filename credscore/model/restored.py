"""A score out of its record, so that what was written can be shown later."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from credscore.extractors.base import Attribution, Evidence
from credscore.model.boilerplate import BoilerplateBlock
from credscore.model.score import Contribution, Score, SentenceScore, Signal
from credscore.text.span import Span

_PLACED = ("start", "end")


def restored(record: Mapping[str, Any], text: str) -> Score:
    """Return the score that gave a record.

    Parameters
    ----------
    record : mapping
        What `Score.to_dict` returned, or the same read from a line of JSON.
    text : str
        The text that its offsets refer to.

    Raises
    ------
    KeyError
        If a field is missing that every record has.

    >>> bare = Score("Hi.", "", "1", 1, "abstained", reasons=("too_short",))
    >>> restored(bare.to_dict(), "Hi.") == bare
    True
    """
    return Score(
        text=text,
        text_sha256=record["text_sha256"],
        model_version=record["model_version"],
        n_words=record["n_words"],
        status=record["status"],
        id=record["id"],
        language=record["language"],
        reasons=tuple(record["reasons"]),
        score=record["score"],
        interval=None if record["interval"] is None else tuple(record["interval"]),
        verdict=record["verdict"],
        intercept=record["intercept"],
        signals={name: _signal(held) for name, held in record["signals"].items()},
        contributions=tuple(
            Contribution(held["feature"], _number(held["value"]), held["log_odds"])
            for held in record["contributions"]
        ),
        evidence=tuple(map(_evidence, record["evidence"])),
        attributions=tuple(map(_attribution, record["attributions"])),
        sentences=tuple(map(_sentence, record["sentences"])),
        warnings=tuple(record["warnings"]),
        metadata=record.get("metadata", {}),
        text_included="text" in record,
        patterns_sha256=record.get("patterns_sha256"),
        boilerplate=_blocks(record.get("boilerplate")),
    )


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _signal(held: Mapping[str, Any]) -> Signal:
    own = ("value", "unit", "applicable")
    parts = {name: _number(value) for name, value in held.items() if name not in own}
    return Signal(_number(held["value"]), held["unit"], parts)


def _evidence(held: Mapping[str, Any]) -> Evidence:
    return Evidence(
        Span(held["start"], held["end"]),
        held["rule"],
        held["message"],
        held["severity"],
        held["suggestion"],
        held["in_quote"],
    )


def _attribution(held: Mapping[str, Any]) -> Attribution:
    return Attribution(
        _spans(held["source"]),
        _spans(held["cue"]),
        _spans(held["content"]),
        held["source_kind"],
        held["form"],
        held["chain"],
    )


def _spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in ranges)


def _blocks(held: Iterable[Mapping[str, Any]] | None) -> tuple[BoilerplateBlock, ...] | None:
    if held is None:
        return None
    return tuple(BoilerplateBlock(Span(one["start"], one["end"]), one["kind"]) for one in held)


def _sentence(held: Mapping[str, Any]) -> SentenceScore:
    values = {name: _number(value) for name, value in held.items() if name not in _PLACED}
    return SentenceScore(Span(held["start"], held["end"]), values)
