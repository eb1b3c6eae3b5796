"""The processor time of a piece of work, as little of the machine's noise in it as can be."""

import gc
import time
from collections.abc import Callable


def least_seconds(work: Callable[[str], object], text: str) -> float:
    """Return the least of three times, each for a text of its own: what was read is kept.

    Python's collector rests meanwhile: it looks at everything alive in the test session,
    and how often it does so grows with what the work makes, which is no work of ours.
    """
    return min(_seconds(work, text + ending) for ending in "xyz")


def _seconds(work: Callable[[str], object], text: str) -> float:
    gc.disable()
    try:
        started = time.process_time()
        work(text)
        return time.process_time() - started
    finally:
        gc.enable()
