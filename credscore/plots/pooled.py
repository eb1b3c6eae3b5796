"""Sources with their intervals, drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from credscore.plots.figure import BLUE, GREY, PlotError, axes_of, style
from credscore.sources.summary import LEVEL, SourceSummary
from credscore.text.hygiene import harmless

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH, _LETTER, _ROW, _REST = 5.0, 0.08, 0.22, 1.3  # inches
_LOOK: dict[str, Any] = {"color": BLUE, "marker": "o", "markersize": 4, "linestyle": ""}
_LONGEST = 40  # characters of a name


def sources(summaries: Iterable[SourceSummary], *, ax: Axes | None = None, most: int = 60) -> Axes:
    """Draw a row a source: its estimate, and where that lies nine times in ten.

    The broken line is the mean of the estimates.  Sources without a scored article, and
    articles without a source, are left out, and the title says how many.

    Parameters
    ----------
    summaries : iterable of SourceSummary
        As `credscore.summarize_sources` returns them, the highest estimate first.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a figure that is high enough.
    most : int
        Of more sources than that, only the first and the last half are drawn.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    PlotError
        If no source has an estimate, or `most` is below 2.
    MissingExtraError
        If matplotlib is not installed.
    """
    if most < 2:  # noqa: PLR2004  one from either end
        msg = f"most must be at least 2, got {most}"
        raise PlotError(msg)
    given = list(summaries)
    ranked = [row for row in given if row.estimate is not None and row.interval is not None]
    if not ranked:
        msg = "no source has a scored article: there is nothing to draw"
        raise PlotError(msg)
    shown = (
        ranked if len(ranked) <= most else [*ranked[: most - most // 2], *ranked[-(most // 2) :]]
    )
    at = [-k - (len(ranked) > most and k >= most - most // 2) for k in range(len(shown))]
    with style():
        names = [_label(row) for row in shown]
        width = _WIDTH + _LETTER * max(map(len, names))
        ax = axes_of(ax, (width, _ROW * (len(at) + 1) + _REST))
        estimates = [row.estimate or 0.0 for row in shown]
        bounds = [row.interval or (0.0, 1.0) for row in shown]
        low = [max(0.0, e - b[0]) for e, b in zip(estimates, bounds, strict=True)]
        high = [max(0.0, b[1] - e) for e, b in zip(estimates, bounds, strict=True)]
        mean = sum(row.estimate or 0.0 for row in ranked) / len(ranked)
        ax.axvline(mean, color=GREY, linewidth=1, linestyle="--", label="mean of the sources")
        label = f"estimate, {LEVEL:.0%} interval"
        ax.errorbar(estimates, at, xerr=[low, high], capsize=2, label=label, **_LOOK)
        ax.set_yticks(at, names)
        for one in ax.get_yticklabels():
            one.set_parse_math(False)  # a source may be called "$$$"
        ax.set(xlim=(0, 1), ylim=(at[-1] - 0.7, 0.7))
        ax.set_xlabel("share of its articles that an editor would pass as they stand")
        ax.set_title(_title(len(shown), len(ranked), len(given)), pad=22)
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    return ax


def _label(row: SourceSummary) -> str:
    name = " ".join(harmless(str(row.source)).split())
    name = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return f"{name} ({row.n_scored})"


def _title(n_shown: int, n_ranked: int, n_given: int) -> str:
    what = f"{n_ranked:,} sources" if n_ranked > 1 else "1 source"
    parts = [f"{what} (scored articles of each)"]
    if n_shown < n_ranked:
        parts.append(f"{n_ranked - n_shown:,} in the middle not shown")
    if n_given > n_ranked:
        parts.append(f"{n_given - n_ranked} without a score or a name left out")
    return "\n".join(parts)
