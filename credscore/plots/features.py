"""What each feature takes from the log-odds, drawn."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

from credscore.model.reliability import Reliability, Shape
from credscore.plots.figure import BLUE, GREY, VERMILION, PlotError, figure_of, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from credscore.scorer import Scorer

_ACROSS = 3
_PANEL = (3.2, 2.4)  # inches


def shapes(model: Scorer | Reliability, *, features: Collection[str] | None = None) -> Figure:
    """Draw the shape of every feature: what it takes from the log-odds at each of its values.

    All panels have one scale, so that they can be compared.  The broken line is what counts
    where the feature could not be measured.

    Parameters
    ----------
    model : Scorer or Reliability
    features : collection of str or None
        Names of those to draw; None draws all that enter the score.

    Returns
    -------
    matplotlib.figure.Figure
        One panel a feature, in the order of the model's columns.

    Raises
    ------
    PlotError
        If one of `features` does not enter the score, or there is none.
    MissingExtraError
        If matplotlib is not installed.
    """
    reliability = model if isinstance(model, Reliability) else model.model
    held = reliability.shapes
    unknown = sorted(set(features or ()) - set(held))
    if unknown:
        msg = f"no feature of the score is called {unknown[0]!r}; there are {', '.join(held)}"
        raise PlotError(msg)
    columns = [c for c in reliability.schema.features if c.name in held]
    chosen = [c for c in columns if features is None or c.name in features]
    if not chosen:
        msg = "no feature to draw"
        raise PlotError(msg)
    across = min(_ACROSS, len(chosen))
    down = math.ceil(len(chosen) / across)
    with style():
        figure = figure_of((_PANEL[0] * across, _PANEL[1] * down + 0.3))
        grid = figure.subplots(down, across, squeeze=False, sharey=True)
        panels: list[Axes] = list(grid.flat)
        for ax in panels[len(chosen) :]:
            ax.set_axis_off()
        for ax, column in zip(panels, chosen, strict=False):
            _panel(ax, held[column.name])
            ax.set_title(column.name)
            ax.set_xlabel(column.unit)
        handles, labels = panels[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=len(labels))
        figure.supylabel("log-odds added", fontsize=9)
    return figure


def _panel(ax: Axes, shape: Shape) -> None:
    ax.axhline(0, color=GREY, linewidth=0.6, zorder=0)
    ax.plot(
        shape.knots, shape.log_odds, color=BLUE, marker="o", markersize=3, label="shape, its knots"
    )
    ax.axhline(
        shape.missing,
        color=VERMILION,
        linewidth=1,
        linestyle="--",
        label="where it could not be measured",
    )
