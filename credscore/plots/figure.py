"""Figures: made without any state of matplotlib's, written as the same bytes every time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.io.extras import MissingExtraError
from credscore.storage import durable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SUFFIXES = (".svg", ".png", ".pdf")
# Of the palette of Okabe and Ito (2008), which people with any colour vision can tell apart;
# the same things differ in their markers and lines too, for print.
BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#767676"

_MISSING = "plots need matplotlib: pip install 'credscore[plots]'"
_STYLE: Any = {
    "svg.hashsalt": "credscore",
    "svg.fonttype": "path",  # letters as outlines: the same wherever it is looked at
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
}
# Nothing that tells when, or by which version, it was made.
_METADATA: dict[str, dict[str, Any]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


class PlotError(ValueError):
    """A plot cannot be drawn, or not written there."""


def check(path: Path) -> None:
    """Make sure, before any work is done, that a plot can be drawn and written to `path`.

    Raises
    ------
    PlotError
        If its ending is unknown, or its folder does not exist.
    MissingExtraError
        If matplotlib is not installed.
    """
    if path.suffix.lower() not in SUFFIXES:
        msg = f"{path}: the name of a plot must end in .svg, .png or .pdf"
        raise PlotError(msg)
    if not path.parent.is_dir():
        msg = f"{path}: there is no folder {path.parent}"
        raise PlotError(msg)
    if find_spec("matplotlib") is None:
        raise MissingExtraError(_MISSING)


def save(drawn: Axes | Figure, path: str | Path) -> None:
    """Write what a function of this package has drawn; the same plot, the same bytes.

    Parameters
    ----------
    drawn : matplotlib.axes.Axes or matplotlib.figure.Figure
        Of axes the whole figure is written.
    path : str or Path
        The ending says which format: .svg, .png or .pdf.

    Raises
    ------
    PlotError
        If its ending is unknown, or its folder does not exist.
    MissingExtraError
        If matplotlib is not installed.
    OSError
        If it cannot be written; what was there is then still there.
    """
    path = Path(path)
    check(path)
    suffix = path.suffix.lower()
    figure: Any = drawn if hasattr(drawn, "savefig") else drawn.get_figure()
    written = io.BytesIO()
    with style(), warnings.catch_warnings():
        # A name in a script that the font lacks is drawn as boxes; nobody can do anything.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(written, format=suffix[1:], dpi=150, metadata=_METADATA[suffix])
    durable.replace(path, written.getvalue())


@contextmanager
def style() -> Iterator[None]:
    """Draw in this package's style, whatever the program has set, which it finds again after.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415  of an extra
    except ImportError:
        raise MissingExtraError(_MISSING) from None
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def axes_of(ax: Axes | None, size: tuple[float, float]) -> Axes:
    """Return `ax`, or the axes of a new figure that nothing but them refers to.

    Parameters
    ----------
    ax : matplotlib.axes.Axes or None
    size : tuple of float
        Width and height in inches.
    """
    return figure_of(size).subplots() if ax is None else ax


def figure_of(size: tuple[float, float]) -> Figure:
    """Return a new figure; pyplot, which keeps every figure, has no part in it."""
    from matplotlib.figure import Figure  # noqa: PLC0415  of an extra

    return Figure(figsize=size, layout="constrained")
