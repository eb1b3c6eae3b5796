"""Diagrams, for those who have matplotlib."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from credscore.model.reliability import Shape

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUFFIXES = (".png", ".svg")


class DiagramError(ValueError):
    """The diagram cannot be drawn: matplotlib is missing, or the file's ending unknown."""


def reliability_diagram(points: Sequence[Mapping[str, float]], path: Path) -> None:
    """Draw mean score against the share that passes, with 95 % intervals.

    Parameters
    ----------
    points : sequence of mapping
        As `credscore.learning.evaluate.reliability` gives them.
    path : Path
        Ends in .png or .svg.

    Raises
    ------
    DiagramError
        If matplotlib is not installed, or `path` ends otherwise.
    """
    with _drawn(path, (5, 5)) as figure:
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color="0.7", linewidth=1, label="as it should be")
        score = [point["score"] for point in points]
        share = [point["passes"] for point in points]
        low = [max(0.0, point["passes"] - point["low"]) for point in points]
        high = [max(0.0, point["high"] - point["passes"]) for point in points]
        axes.errorbar(score, share, yerr=[low, high], fmt="o", capsize=3, label="measured")
        axes.set(xlabel="mean score", ylabel="share that passes", xlim=(0, 1), ylim=(0, 1))
        axes.set_title("Reliability, bins of equal number")
        axes.legend(loc="upper left", frameon=False)


def shapes_diagram(shapes: Mapping[str, Shape], path: Path) -> None:
    """Draw what each feature takes from the log-odds; parameters and errors as above."""
    with _drawn(path, (4 * min(3, len(shapes)), 2.6 * math.ceil(len(shapes) / 3))) as figure:
        rows = math.ceil(len(shapes) / 3)
        grid = figure.subplots(rows, min(3, len(shapes)), squeeze=False, sharey=True)
        for axes in grid.flat[len(shapes) :]:
            axes.set_visible(False)
        for axes, (name, shape) in zip(grid.flat, shapes.items(), strict=False):
            axes.plot(shape.knots, shape.log_odds, marker="o", markersize=3)
            axes.axhline(0, color="0.8", linewidth=1, zorder=0)
            axes.set_title(name, fontsize=9)
        figure.supylabel("log-odds", fontsize=9)


def check_path(path: Path) -> None:
    """Make sure that a diagram can be drawn into `path`.

    Raises
    ------
    DiagramError
        If its ending is unknown, or its folder does not exist.
    """
    if path.suffix.lower() not in SUFFIXES:
        msg = f"{path}: a diagram must end in {' or '.join(SUFFIXES)}"
        raise DiagramError(msg)
    if not path.parent.is_dir():
        msg = f"{path}: there is no folder {path.parent}"
        raise DiagramError(msg)


@contextmanager
def _drawn(path: Path, size: tuple[float, float]) -> Iterator[Figure]:
    check_path(path)
    try:
        import matplotlib as mpl  # noqa: PLC0415  of an extra
        from matplotlib.figure import Figure  # noqa: PLC0415  of an extra
    except ImportError:
        msg = "diagrams need matplotlib: pip install 'credscore[plots]'"
        raise DiagramError(msg) from None
    with mpl.rc_context({"svg.hashsalt": "credscore", "svg.fonttype": "path"}):
        figure = Figure(figsize=size, layout="constrained")
        yield figure
        figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)
