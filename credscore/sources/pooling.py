"""How much of each source's own record to believe: empirical Bayes, beta-binomial."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# What is thought before any source is seen: eight texts in ten would pass, as in the model's
# base rate, and a source's record counts as much as its own habit after ten articles or so.
_MEAN, _MEAN_WEIGHT = 0.8, 5.0
_CONCENTRATION, _SPREAD = 10.0, 1.0
# However alike sources are, forty articles count as much as all others' together.
_LEAST, _MOST = 4.0, 40.0
_DRAWN = 20_000_000  # ranks that are held at once


@dataclass(frozen=True, slots=True)
class Prior:
    """A beta distribution of sources' shares of articles that an editor would pass.

    Attributes
    ----------
    mean : float
    concentration : float
        In articles: a source of so many counts half by its own record.
    """

    mean: float
    concentration: float


def fit(passes: Floats, n: Floats) -> Prior:
    """Fit the prior to all sources, by its posterior mode.

    Parameters
    ----------
    passes : ndarray of shape (n_sources,)
        Sum of each source's scores: the articles of it expected to pass.
    n : ndarray of shape (n_sources,)
        Its scored articles.

    Notes
    -----
    The marginal likelihood is the beta-binomial's (Gelman et al., Bayesian Data Analysis,
    section 5.3), with scores in place of counts.  The concentration has a log-normal prior
    and bounds, so that even one source gives an answer and one article never counts alone.
    """
    # Here, since most who import the package do not pool sources.
    from scipy.optimize import minimize  # noqa: PLC0415  slow to import, so only when used
    from scipy.special import betaln  # noqa: PLC0415  slow to import, so only when used

    a0, b0 = _MEAN * _MEAN_WEIGHT, (1 - _MEAN) * _MEAN_WEIGHT

    def loss(theta: Floats) -> float:
        mean, size = 1 / (1 + np.exp(-theta[0])), np.exp(theta[1])
        a, b = mean * size, (1 - mean) * size
        seen = (betaln(a + passes, b + n - passes) - betaln(a, b)).sum()
        before = a0 * np.log(mean) + b0 * np.log1p(-mean)
        return -float(seen + before - 0.5 * ((theta[1] - np.log(_CONCENTRATION)) / _SPREAD) ** 2)

    start = np.array([np.log(_MEAN / (1 - _MEAN)), np.log(_CONCENTRATION)])
    bounds = ((-6.0, 6.0), (np.log(_LEAST), np.log(_MOST)))
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    return Prior(float(1 / (1 + np.exp(-found[0]))), float(np.exp(found[1])))


def posterior(prior: Prior, passes: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Return both parameters of every source's beta distribution; each of shape (n_sources,)."""
    a, b = prior.mean * prior.concentration, (1 - prior.mean) * prior.concentration
    return a + passes, b + n - passes


def intervals(a: Floats, b: Floats, level: float) -> tuple[Floats, Floats]:
    """Return the quantiles that leave the same on both sides; each of shape (n_sources,)."""
    from scipy.special import betaincinv  # noqa: PLC0415  slow to import, so only when used

    edge = (1 - level) / 2
    return betaincinv(a, b, edge), betaincinv(a, b, 1 - edge)


def ranks(a: Floats, b: Floats, level: float, draws: int = 1000) -> tuple[NDArray[np.int64], ...]:
    """Return the interval of every source's rank, 1 the highest; each of shape (n_sources,).

    All sources are drawn from their distributions `draws` times and put in order each time,
    from a fixed seed.
    """
    rng = np.random.default_rng(0)
    found = np.empty((max(100, min(draws, _DRAWN // max(1, len(a)))), len(a)), dtype=np.int32)
    for row in found:
        row[np.argsort(-rng.beta(a, b), kind="stable")] = np.arange(1, len(a) + 1)
    edge = (1 - level) / 2
    low, high = np.quantile(found, (edge, 1 - edge), axis=0, method="nearest")
    return low.astype(np.int64), high.astype(np.int64)
