"""Plots for those who have matplotlib, the extra ``plots``: importing this loads nothing of it.

>>> from credscore import plots
>>> plots.reliability.__name__
'reliability'
"""

from __future__ import annotations

from credscore.plots.evaluation import reliability, risk_coverage
from credscore.plots.features import shapes
from credscore.plots.figure import PlotError, save
from credscore.plots.pooled import sources

__all__ = ["PlotError", "reliability", "risk_coverage", "save", "shapes", "sources"]
