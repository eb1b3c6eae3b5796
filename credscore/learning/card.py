"""The model card: generated from what is stored with the model, never written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.model.metrics import wilson
from credscore.model.reliability import PART, Reliability
from credscore.ngram import store

_HEAD = """\
# Model card

Generated from the stored model; do not edit.

Model `{version}`, feature fingerprint `{fingerprint}`.

## What the score says

A calibrated probability that a copy editor would pass the text as it stands.
It judges the text, not whether what it says is so, and never an author.
It rests on a base rate: {base_rate:.0%} of the texts it was calibrated on, by weight, would
not pass.
The interval covers, at {confidence:.0%}, where the calibrated probability would lie if the
calibration documents were drawn again, kind by kind and source by source{between}.

## How good it is

On {documents} documents of sources never fitted on (five-fold, by source):

| figure | value |
| --- | --- |
| AUC, passing against not | {auc:.3f} |
| Brier score | {brier:.3f} |
| expected calibration error, 15 bins of equal mass | {calibration_error:.3f} |

These are like the training data in kind; transfer to other kinds is in `benchmarks/results`.

## Thresholds

`fail` below {fail_below:.3f}, `review` below {review_below:.3f}.
{rule}
No text is called `fail` that has one chance in five of passing, and none is put before an
editor that more likely passes than not.

| kind | an editor would | documents | median score | fail | 95 % interval | review |
| --- | --- | --- | --- | --- | --- | --- |
"""

_TAIL = """
## Shapes

Each feature adds a piecewise linear amount to the log-odds; no amount is above zero, and for
every fault it never rises.
The intercept is {intercept:.3f}.

| feature | largest loss, log-odds | not measured |
| --- | --- | --- |
{shapes}

## Trained on

Numbers learned from these sources, none of their text, are in the shipped tables.

| source | used for | terms |
| --- | --- | --- |
{sources}

Made with {versions}.

## Not for

Deciding about people, about truth, or about an outlet from one article.
See the page on limits.
"""


def card(folder: Path = store.SHIPPED) -> str:
    """Return the card of the model in `folder`, in Markdown.

    Raises
    ------
    ArtifactError
        If the folder holds no model, a changed one, or one for other features.
    """
    model = Reliability.load(FeatureSchema.of(CATALOGUE), folder)
    try:
        return _written(model, store.load(PART, folder).settings)
    # Whatever a model that came from somewhere has in the place of a figure.
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        msg = f"the model in {folder} has no whole card: {type(error).__name__}: {error}"
        raise store.ArtifactError(msg) from error


def _between(log_odds: float) -> str:
    if not log_odds:
        return ""
    return f",\nand texts of other sources strayed by {log_odds:g} in log-odds besides"


def _written(model: Reliability, settings: Mapping[str, Any]) -> str:
    figures = settings["figures"]
    head = _HEAD.format(
        version=model.version,
        fingerprint=model.schema.fingerprint[:16],
        confidence=settings["confidence_level"],
        base_rate=settings["base_rate"],
        between=_between(settings.get("between", 0.0)),
        fail_below=model.fail_below,
        review_below=model.review_below,
        rule=settings["rule"],
        **{k: figures[k] for k in figures if k != "kinds"},
    )
    rows = [_row(row) for row in figures["kinds"]]
    losses = [
        f"| {name} | {shape.log_odds.min():.2f} | {shape.missing:.2f} |"
        for name, shape in sorted(model.shapes.items())
    ]
    tail = _TAIL.format(
        intercept=model.intercept,
        shapes="\n".join(losses),
        sources="\n".join(f"| {' | '.join(row)} |" for row in settings["sources"]),
        versions=", ".join(f"{name} {v}" for name, v in sorted(settings["versions"].items())),
    )
    return head + "\n".join(rows) + "\n" + tail


def _row(row: Mapping[str, Any]) -> str:
    would = "pass it" if row["passes"] else "not pass it"
    cells = [row["name"], would, str(row["documents"]), f"{row['median']:.3f}"]
    cells += [f"{row['fail']:.1%}", _interval(row), f"{row['review']:.1%}"]
    return f"| {' | '.join(cells)} |"


def _interval(row: Mapping[str, Any]) -> str:
    low, high = wilson(round(row["fail"] * row["documents"]), row["documents"])
    return f"{low:.1%} to {high:.1%}"
