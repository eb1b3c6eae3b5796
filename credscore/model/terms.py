"""What a score is to be read against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """Of a model and how it was asked: what its scores, intervals and verdicts rest on.

    Attributes
    ----------
    fail_below, review_below : float
        Decision thresholds on the probability at `calibrated_at`.
    calibrated_at : float
        Share of texts that would not pass, as the model was calibrated.
    base_rate : float
        The same share as scores take it to be; another one by the user's choice alone.
    confidence_level : float
        Of intervals.
    shift : float
        Log-odds that every probability is moved by, from the one share to the other.
    """

    fail_below: float
    review_below: float
    calibrated_at: float
    base_rate: float
    confidence_level: float
    shift: float = 0.0
