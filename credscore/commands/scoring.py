"""`score`: articles to records, in one go or where an earlier run was stopped."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from credscore.io import progress
from credscore.io.compression import compression_of
from credscore.io.journal import inputs
from credscore.io.output import opened
from credscore.io.pages_out import KEPT
from credscore.io.part import Finish, Part, beside
from credscore.io.records import files
from credscore.io.run import NothingReadableError, Run
from credscore.io.write import TABLES, convert, write_scores
from credscore.io.writers import WRITERS, Writer
from credscore.model.score import Score
from credscore.report import screen
from credscore.report.brief import brief
from credscore.report.overview import Overview
from credscore.report.overview_articles import MOST

if TYPE_CHECKING:
    from credscore.scorer import Scorer

DONE, UNDER, ERRORS = 0, 1, 3
Say = Callable[[str], None]


def score_command(arguments: argparse.Namespace, scorer: Scorer, run: Run, say: Say) -> int:
    """Score what `run` reads, and return the exit code.

    Raises
    ------
    NothingReadableError
        If there was no article that could be read.
    ResumeError
        If the output cannot be gone on with.
    OSError
        If the output cannot be written.
    """
    if arguments.quiet:
        say = _nothing
    started = time.monotonic()
    told = arguments.output is None and arguments.format == "text"
    with _settled():
        n_before = (_resumed if arguments.resume else _whole)(arguments, scorer, run, say)
    n = run.tally.n - n_before
    seconds = time.monotonic() - started
    earlier = f"; {n_before} of them were done before" if n_before else ""
    say(f"{run.tally.summary()} in {seconds:.1f} s{_rate(n, seconds)}{earlier}")
    for line in [] if told else run.tally.errors_told():
        say(line)
    if arguments.fail_under is not None and run.tally.lowest < arguments.fail_under:
        return UNDER
    return ERRORS if run.tally.errors else DONE


@contextmanager
def _settled() -> Iterator[None]:
    """Keep what is loaded from being searched for garbage again and again."""
    if gc.get_freeze_count():  # whoever called has done so, and decides until when
        yield
        return
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _whole(arguments: argparse.Namespace, scorer: Scorer, run: Run, say: Say) -> int:
    if arguments.output is not None and all(path.exists() for path in beside(arguments.output)):
        say(f"{beside(arguments.output)[0]} is of a run that was stopped: --resume goes on with it")
    with opened(arguments.output) as stream, closing(_scores(arguments, scorer, run)) as scores:
        if on_screen := _on_screen(arguments):
            stream.writelines(map(on_screen, scores))
        else:
            write_scores(scores, stream, arguments.format, arguments.output, _page(arguments))
        # Inside, so that a wrong path leaves an earlier output as it is.
        run.check(told=arguments.output is None and arguments.format == "text")
        stream.flush()
    return 0


def _resumed(arguments: argparse.Namespace, scorer: Scorer, run: Run, say: Say) -> int:
    """Go on where an earlier run was stopped; return how many articles it had done."""
    writer, finish = _in_parts(arguments)
    with closing(Part(arguments.output, _asked(arguments, scorer))) as part:
        if part.complete:
            run.tally = part.state.tally
            part.discard()
            return part.n_before
        run.skip(part.state.tally, part.state.last)
        last = part.state.last
        try:
            with closing(_scores(arguments, scorer, run)) as scores:
                if not part.n_before:
                    part.write(writer.header)
                for score in scores:
                    part.write(writer.record(score))
                    last = score.id
                    part.commit_now_and_then(run.tally, last)
            run.check(told=False)
        except NothingReadableError:
            part.discard()
            raise
        except KeyboardInterrupt:
            n = part.state.tally.n
            say(f"stopped: the same command with --resume goes on after {n:,} documents")
            raise
        part.finish(run.tally, last, finish)
        return part.n_before


def _in_parts(arguments: argparse.Namespace) -> tuple[Writer, Finish | None]:
    """Return what is written as it comes, and what makes the output of it in the end.

    Tables, pages and compressed files cannot be cut off and gone on with, so they are made at
    once from lines that can.
    """
    wanted, output = arguments.format, arguments.output
    finish = partial(convert, output_format=wanted, name=output, page=_page(arguments))
    if wanted in TABLES:
        return WRITERS["jsonl"], finish
    if wanted == "html":
        return KEPT, finish
    return WRITERS[wanted], finish if compression_of(output) else None


def _page(arguments: argparse.Namespace) -> Overview:
    """Return what a page shows; without evidence an article would tell nothing."""
    return Overview(arguments.by, most=0 if arguments.detail == "score" else MOST)


def _on_screen(arguments: argparse.Namespace) -> Callable[[Score], str] | None:
    """Return how a score is shown to who looks at it, if it is."""
    if arguments.output is not None or arguments.format != "text":
        return None
    width = screen.width() if screen.is_terminal(sys.stdout) else None
    return partial(brief, colour=screen.coloured(sys.stdout), width=width)


def _scores(
    arguments: argparse.Namespace, scorer: Scorer, run: Run
) -> Generator[Score, None, None]:
    scores = run.scores(scorer, arguments.jobs, arguments.detail)
    if arguments.quiet or not progress.wanted(arguments.output):
        return scores
    return progress.watched(
        scores, run.so_far, lambda: files(arguments.paths, arguments.input_format)
    )


def _asked(arguments: argparse.Namespace, scorer: Scorer) -> dict[str, Any]:
    """Return what decides over the bytes of the output."""
    patterns = scorer.patterns
    return {
        "credscore": arguments.release,
        "the model": scorer.model.version,
        "--patterns": None if patterns is None else patterns.sha256,
        "--format": arguments.format,
        "--detail": arguments.detail,
        "--by": arguments.by,
        "--input-format": arguments.input_format,
        "--text-field": arguments.text_field,
        "--id-field": arguments.id_field,
        "the input": arguments.paths,
        "inputs": inputs(files(arguments.paths, arguments.input_format)),
    }


def _rate(n: int, seconds: float) -> str:
    if not n or seconds <= 0:
        return ""
    rate = n / seconds
    return f", {rate:,.0f} a second" if rate >= 10 else f", {rate:.1f} a second"  # noqa: PLR2004  two digits


def _nothing(_: str) -> None:
    """Say nothing."""
