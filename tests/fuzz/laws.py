"""What must hold of every answer, whoever sent the bytes."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from credscore import Scorer
from credscore.cleaning.cleaned import Cleaned
from credscore.comparison.result import Comparison
from credscore.model.score import Score
from credscore.text.disguise import disguised, plain
from credscore.text.span import Span

_SCHEMA = Path(__file__).parents[2] / "credscore" / "model" / "record.schema.json"


@cache
def scorer() -> Scorer:
    return Scorer()


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))


def text_of(data: bytes) -> str:
    """Return text of bytes, with lone surrogates for what is no UTF-8."""
    return data.decode("utf-8", "surrogateescape")


def line(record: dict[str, Any]) -> str:
    """Return a record as the command line writes it; numbers that are not finite are refused."""
    return json.dumps(record, allow_nan=False)


def of_score(score: Score, text: str) -> str:
    """Hold a score of `text` to the contract; return its record."""
    record = score.to_dict()
    written = line(record)
    assert json.loads(written) == record
    _validator().validate(record)
    for one in record.get("evidence", ()):
        assert 0 <= one["start"] < one["end"] <= len(text), one
        assert text[one["start"] : one["end"]] == one["exact"], one
    parts = [part["log_odds"] for part in record.get("contributions", ())]
    if record["status"] == "scored" and parts:
        low, high = record["interval"]
        assert 0 <= low <= record["score"] <= high <= 1
        log_odds = scorer().model.intercept + math.fsum(parts)
        assert math.isclose(scorer().model.calibration(log_odds)[0], record["score"])
    for sentence in record.get("sentences", ()):
        assert 0 <= sentence["start"] < sentence["end"] <= len(text), sentence
    for attribution in record.get("attributions", ()):
        for side in ("source", "cue", "content"):
            assert all(0 <= a < b <= len(text) for a, b in attribution[side]), attribution
    return written


def of_cleaned(cleaned: Cleaned, text: str) -> None:
    """Hold a cleaned text to its map back: what is kept and what is gone make up the text."""
    assert "".join(span.of(text) for span in cleaned.kept) == cleaned.text
    gone = [part.span for part in cleaned.removed]
    assert gone == sorted(gone)
    at = 0
    for span in sorted((*cleaned.kept, *gone)):
        assert span.start >= at
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()
    line(cleaned.to_dict())


def of_comparison(made: Comparison, copy: str, original: str) -> str:
    """Hold a comparison to the contract; return its record."""
    record = made.to_dict()
    assert 0 <= record["probability"] <= 1
    assert 0 <= record["original_covered"] <= 1
    assert math.isclose(sum(record["shares"].values()), 1)
    for change in record["changes"]:
        for side, text in (("copy", copy), ("original", original)):
            span = change[f"{side}_span"]
            assert change[side] == (None if span is None else text[slice(*span)]), change
    for pair in record["alignment"]:
        for side, text in (("copy", copy), ("original", original)):
            assert all(0 <= a < b <= len(text) for a, b in pair[side]), pair
    return line(record)


def of_plain(text: str) -> None:
    """Hold what a text reads like to its map back."""
    made = plain(text)
    assert len(made.text) <= len(text)
    assert all(found.plain in made.text for found in disguised(text) if found.doubles)
    if made.text:
        assert made.to_given(Span(0, len(made.text))).end <= len(text)
