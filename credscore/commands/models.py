"""`train`, `evaluate` and `model-card`: models, and how good they are."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.io.output import opened
from credscore.io.records import Unreadable, read
from credscore.learning.card import card
from credscore.learning.evaluate import Evaluation, evaluate
from credscore.learning.labelled import Labelled, labelled
from credscore.learning.table import LabelError
from credscore.learning.train import CARD, Trained, train
from credscore.model.metadata import plain
from credscore.model.reliability import Reliability
from credscore.ngram import store
from credscore.plots import figure, reliability, risk_coverage, save, shapes
from credscore.report.columns import cut, padded
from credscore.text.hygiene import harmless

DONE, ERRORS = 0, 3
Say = Callable[[str], None]

_SHOWN = 5


def train_command(arguments: argparse.Namespace, say: Say) -> int:
    """Fit a model to labelled texts and store it.

    Raises
    ------
    LabelError
        If the texts are too few or too one-sided, or the folder holds a model already.
    """
    output = Path(arguments.output)
    if output.is_file() or not arguments.output:
        msg = f"{arguments.output!r} is no folder for a model"
        raise LabelError(msg)
    held = [name for name in (store.MANIFEST, CARD) if (output / name).exists()]
    if held and not arguments.force:
        msg = f"{output} holds {held[0]} already: name another folder, or give --force"
        raise LabelError(msg)
    found = _labelled(arguments)
    _tell(found, say)
    trained = train(found.table, output, arguments.base_rate)
    with opened(None) as stream:
        stream.write(_changed(trained, found, output))
    return ERRORS if found.left_out else DONE


def evaluate_command(arguments: argparse.Namespace, say: Say) -> int:
    """Measure a model on labelled texts."""
    folder = store.SHIPPED if arguments.model is None else Path(arguments.model)
    model = Reliability.load(FeatureSchema.of(CATALOGUE), folder)
    plots = {reliability: arguments.diagram, risk_coverage: arguments.risk_coverage}
    asked = {draw: Path(path) for draw, path in plots.items() if path is not None}
    for path in asked.values():
        figure.check(path)
    if arguments.output is not None and arguments.output in arguments.paths:
        msg = f"--output would replace the labelled texts in {arguments.output}"
        raise LabelError(msg)
    found = _labelled(arguments)
    _tell(found, say)
    evaluation = evaluate(model, found.table, found.left_out)
    for draw, path in asked.items():
        save(draw(evaluation), path)
    with opened(arguments.output) as stream:
        if arguments.format == "json":
            found_json = plain(evaluation.to_dict())
            stream.write(json.dumps(found_json, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in _report(evaluation))
    return ERRORS if found.left_out else DONE


def card_command(arguments: argparse.Namespace, _: Say) -> int:
    """Print the card of a model, and draw its shapes where that was asked for."""
    folder = store.SHIPPED if arguments.model is None else Path(arguments.model)
    written = card(folder)
    if arguments.shapes is not None:
        figure.check(Path(arguments.shapes))
        model = Reliability.load(FeatureSchema.of(CATALOGUE), folder)
        save(shapes(model), arguments.shapes)
    with opened(None) as stream:
        stream.write(harmless(written))
    return DONE


def _labelled(arguments: argparse.Namespace) -> Labelled:
    unreadable: list[str] = []

    def items() -> Iterator[dict[str, Any]]:
        for record in read(
            arguments.paths, arguments.input_format, arguments.text_field, arguments.id_field
        ):
            if isinstance(record, Unreadable):
                unreadable.append(f"{record.id}: {record.reason}")
            else:
                yield record

    try:
        found = labelled(
            items(),
            label_field=arguments.label_field,
            group_field=arguments.group_field,
        )
    except LabelError as error:
        if unreadable:
            msg = f"{error}; {unreadable[0]}"
            raise LabelError(msg) from None
        raise
    found.left_out[:0] = unreadable
    return found


def _tell(found: Labelled, say: Say) -> None:
    for line in found.left_out[:_SHOWN]:
        say(line)
    if len(found.left_out) > _SHOWN:
        say(f"and {len(found.left_out) - _SHOWN} more were left out")


def _changed(trained: Trained, found: Labelled, output: Path) -> str:
    table = found.table
    n, n_groups = len(table.passes), len(set(table.groups))
    lines = [
        f"model {trained.version} in {output}",
        f"{n} texts of {n_groups} groups, {len(found.left_out)} left out",
        f"{table.base_rate:.0%} of them would not pass",
        "",
        f"{'on these texts':<22}{'as shipped':>12}{'trained':>12}",
    ]
    lines += [
        f"{name:<22}{trained.before[name]:>12.3f}{after:>12.3f}"
        for name, after in trained.after.items()
    ]
    for name in ("fail_below", "review_below"):
        before, after = getattr(trained, name)
        lines.append(f"{name:<22}{before:>12.3f}{after:>12.3f}")
    lines.append("")
    lines.append("Trained: each text judged by a model that saw nothing of its group.")
    return "\n".join(lines) + "\n"


def _report(found: Evaluation) -> Iterator[str]:
    yield f"model {found.model_version}, {found.n} texts, {len(found.left_out)} left out"
    yield ""
    for name, (value, low, high) in found.measures.items():
        yield f"{name:<20}{value:>8.3f}   {low:.3f} to {high:.3f}"
    yield ""
    yield f"{'an editor':<20}{'pass':>8}{'review':>8}{'fail':>8}"
    for name, counts in found.verdicts.items():
        cells = "".join(f"{counts[v]:>8}" for v in ("pass", "review", "fail"))
        yield f"{name:<20}{cells}"
    yield ""
    yield f"{'mean score':<14}{'passes':>8}   95 % interval       texts"
    for point in found.reliability:
        yield (
            f"{point['score']:<14.3f}{point['passes']:>8.3f}   {point['low']:.3f} to "
            f"{point['high']:.3f}{point['n']:>12.0f}"
        )
    yield ""
    yield f"{'judged':<14}{'wrong at 0.5':>14}"
    for point in found.risk_coverage:
        yield f"{point['coverage']:<14.0%}{point['risk']:>14.3f}"
    if found.groups:
        yield ""
        yield f"{'group':<28}{'texts':>7}{'false fail':>12}   95 % interval   caught"
    for group in found.groups:
        yield _group(group)


def _group(row: dict[str, Any]) -> str:
    false, caught = row["false_fail"], row["caught"]
    shown = " " * 12 if false is None else f"{false:>12.1%}"
    low, high = row["false_fail_interval"] or (0.0, 0.0)
    interval = " " * 16 if false is None else f"   {low:.1%} to {high:.1%}".ljust(16)
    tail = "" if caught is None else f"{caught:>8.1%}"
    name = " ".join(harmless(row["group"]).split())
    return f"{padded(cut(name, 27), 28)}{row['n']:>7}{shown}{interval}{tail}".rstrip()
