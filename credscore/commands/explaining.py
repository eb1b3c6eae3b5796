"""`explain --html`: one article and its score as a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from credscore.io.output import opened
from credscore.io.records import STANDARD_INPUT
from credscore.io.run import Run
from credscore.io.write import packed
from credscore.model.score import Score
from credscore.report.score_page import score_page

if TYPE_CHECKING:
    from credscore.scorer import Scorer

DONE, ERRORS = 0, 3


class ExplainError(ValueError):
    """What was given cannot be shown on one page; the message says why."""


def page_command(page: str, scorer: Scorer, run: Run, say: Callable[[str], None]) -> int:
    """Write the page of the only article that `run` reads, and return the exit code.

    Parameters
    ----------
    page : str
        Path to write to, or ``"-"`` for standard output.

    Raises
    ------
    ExplainError
        If there are several articles.
    NothingReadableError
        If there was no article that could be read.
    OSError
        If the page cannot be written.
    """
    score = _only(run, scorer)
    output = None if page == STANDARD_INPUT else page
    with opened(output) as stream, packed(stream, output) as into:
        into.write(score_page(score))
        stream.flush()
    if score.status != "error":
        return DONE
    say(f"{score.id or 'document'}: {'; '.join(score.reasons)}")
    return ERRORS


def _only(run: Run, scorer: Scorer) -> Score:
    scores = run.scores(scorer, 1, "full")
    first = next(scores, None)
    if first is not None and next(scores, None) is not None:
        msg = (
            "a page shows one article, and these are several: give one, "
            "or use `credscore score --format html`"
        )
        raise ExplainError(msg)
    run.check(told=False)
    if first is None:  # then `check` has raised
        raise AssertionError
    return first
