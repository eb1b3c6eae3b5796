"""How good a model is on labelled texts, drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from credscore.model.metrics import wilson
from credscore.plots.figure import BLUE, GREY, VERMILION, PlotError, axes_of, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from credscore.learning.evaluate import Evaluation

_SIZE = (5.0, 4.6)  # inches
_SHARES = (-0.02, 1.02)  # so that no point is cut at 0 or 1
_EVERY: dict[str, Any] = {"capsize": 2.5, "markersize": 4, "linewidth": 1}
_RELIABILITY = {"color": BLUE, "marker": "o", "linestyle": ""}
_RISK = {"color": VERMILION, "marker": "s", "linestyle": "-"}


def reliability(evaluation: Evaluation | Mapping[str, Any], *, ax: Axes | None = None) -> Axes:
    """Draw the share that passes against the mean score, by bins of equal number.

    Bars are 95 % intervals of the share (Wilson); on the broken line the two are equal.

    Parameters
    ----------
    evaluation : Evaluation or mapping
        As `credscore.learning.evaluate.evaluate` returns it, or as ``credscore evaluate
        --format json`` prints it.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    PlotError
        If there is nothing to draw.
    MissingExtraError
        If matplotlib is not installed.
    """
    points = _points(evaluation, "reliability", ("score", "passes", "low", "high", "n"))
    sizes = sorted({int(point["n"]) for point in points})
    texts = f"{sizes[0]}" if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
    with style():
        ax = axes_of(ax, _SIZE)
        ax.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle="--", label="as it should be")
        _measured(ax, points, ("score", "passes"), f"measured, {texts} texts each", _RELIABILITY)
        ax.set(xlabel="mean score", ylabel="share that passes", xlim=_SHARES, ylim=_SHARES)
        ax.set_aspect("equal")
        ax.set_title(f"Reliability: {sum(int(p['n']) for p in points):,} texts")
        ax.legend(loc="upper left")
    return ax


def risk_coverage(evaluation: Evaluation | Mapping[str, Any], *, ax: Axes | None = None) -> Axes:
    """Draw the error rate among the texts that are judged, against how many are judged.

    The texts whose score is nearest to one half are left out first.  An error is a score on
    the other side of one half than the label; bars are its 95 % intervals (Wilson), which
    overlap in the same texts and so do not vary apart.

    Parameters, returns and errors as `reliability`.
    """
    points = _points(evaluation, "risk_coverage", ("coverage", "risk"))
    n = int(evaluation["n"] if isinstance(evaluation, Mapping) else evaluation.n)
    for point in points:
        judged = max(1, round(point["coverage"] * n))
        low, high = wilson(round(point["risk"] * judged), judged)
        point |= {"low": low, "high": high, "n": judged}
    points.sort(key=lambda point: point["coverage"])
    with style():
        ax = axes_of(ax, _SIZE)
        label = f"measured, {points[0]['n']:,} to {points[-1]['n']:,} texts"
        _measured(ax, points, ("coverage", "risk"), label, _RISK)
        highest = max(point["high"] for point in points)
        ax.set(xlabel="coverage: share of texts judged, the surest first", xlim=_SHARES)
        ax.set(
            ylabel="risk: share of them on the wrong side of 0.5",
            ylim=(-0.02 * highest, 1.15 * highest),
        )
        ax.set_title(f"Risk and coverage: {n:,} texts")
        ax.legend(loc="upper left")
    return ax


def _points(
    evaluation: Evaluation | Mapping[str, Any], name: str, keys: Sequence[str]
) -> list[dict[str, float]]:
    held = evaluation if isinstance(evaluation, Mapping) else evaluation.to_dict()
    try:
        found = [{key: float(point[key]) for key in keys} for point in held[name]]
    except (KeyError, TypeError, ValueError) as error:
        msg = f"this is no evaluation: {name!r} must be points of {', '.join(keys)}"
        raise PlotError(msg) from error
    if not found:
        msg = f"the evaluation has no points for {name!r}"
        raise PlotError(msg)
    return found


def _measured(
    ax: Axes,
    points: Sequence[Mapping[str, float]],
    keys: tuple[str, str],
    label: str,
    look: Mapping[str, Any],
) -> None:
    x, y = ([point[key] for point in points] for key in keys)
    low = [max(0.0, point[keys[1]] - point["low"]) for point in points]
    high = [max(0.0, point["high"] - point[keys[1]]) for point in points]
    ax.errorbar(x, y, yerr=[low, high], label=f"{label}, 95 % interval", **_EVERY, **look)
