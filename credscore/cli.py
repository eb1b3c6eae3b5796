"""The command line: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from credscore.arguments import parser
from credscore.io.output import opened
from credscore.io.run import NothingReadableError, Run
from credscore.io.writers import WRITERS
from credscore.ngram.store import ArtifactError
from credscore.report.terminal import explain
from credscore.text.hygiene import harmless

if TYPE_CHECKING:
    from credscore.scorer import Scorer

DONE, UNDER, WRONG, ERRORS, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Parameters
    ----------
    argv : sequence of str or None
        Arguments after the program's name; None takes those of the process.
    """
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else WRONG
    command: Callable[[argparse.Namespace], int] = {"score": _score, "explain": _explain}[
        arguments.command
    ]
    try:
        return command(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _hang_up()
    except (OSError, ArtifactError, NothingReadableError) as error:
        return _wrong(str(error))


def _score(arguments: argparse.Namespace) -> int:
    if "parquet" in (arguments.format, arguments.input_format):
        return _wrong(_PARQUET)
    started = time.monotonic()
    writer = WRITERS[arguments.format]
    run = _run(arguments, arguments.paths)
    scorer = load_scorer(arguments.model)
    with opened(arguments.output) as stream:
        stream.write(writer.header)
        for score in run.scores(scorer, arguments.jobs, arguments.detail):
            stream.write(writer.record(score))
        run.check()  # inside, so that a wrong path leaves an earlier output as it is
        stream.flush()
    if not arguments.quiet:
        _say(f"{run.summary()} in {time.monotonic() - started:.1f} s")
    if arguments.fail_under is not None and run.lowest < arguments.fail_under:
        return UNDER
    return ERRORS if run.errors else DONE


def _explain(arguments: argparse.Namespace) -> int:
    if arguments.input_format == "parquet":
        return _wrong(_PARQUET)
    run = _run(arguments, [arguments.path])
    scorer = load_scorer(arguments.model)
    width = shutil.get_terminal_size().columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    with opened(None) as stream:
        for page in _pages(run, scorer, colour=colour, width=width):
            stream.write(page)
        run.check()
        stream.flush()
    return ERRORS if run.errors else DONE


def _pages(run: Run, scorer: Scorer, *, colour: bool, width: int) -> Iterator[str]:
    between = ""
    for score in run.scores(scorer, 1, "full"):
        if score.status == "error":
            _say(f"{score.id or 'document'}: {'; '.join(score.reasons)}")
            continue
        yield between + explain(score, colour=colour, width=width)
        between = "\n" + "─" * width + "\n\n"


def _run(arguments: argparse.Namespace, paths: list[str]) -> Run:
    return Run(paths, arguments.input_format, arguments.text_field, arguments.id_field)


def load_scorer(model: str | None) -> Scorer:
    """Return a scorer with the model in the folder `model`, or the one that ships."""
    # Here, so that --help and wrong usage need not wait for it.
    from credscore.scorer import Scorer  # noqa: PLC0415

    return Scorer() if model is None else Scorer.load(model)


def _hang_up() -> int:
    """Leave quietly when the reader of standard output has seen enough, as in `| head`."""
    # What is still buffered would fail once more when the interpreter closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _wrong(why: str) -> int:
    _say(f"credscore: {why}")
    return WRONG


def _say(line: str) -> None:
    sys.stderr.write(harmless(line) + "\n")


_PARQUET = "parquet needs the extra 'arrow' and comes with a later release"
