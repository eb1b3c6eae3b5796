"""The command line: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from credscore.arguments import parser
from credscore.commands.interrupts import Terminated, terminable
from credscore.commands.scoring import score_command
from credscore.extractors.boilerplate import PatternError
from credscore.io.articles import articles
from credscore.io.compression import compression_of
from credscore.io.extras import MissingExtraError
from credscore.io.journal import ResumeError
from credscore.io.output import opened
from credscore.io.run import NothingReadableError, Run
from credscore.io.write import FORMATS, TABLES, AnyFormat, format_of, packed
from credscore.io.writers import json_line
from credscore.ngram.store import ArtifactError
from credscore.parallel import NoWorkerError
from credscore.report import screen
from credscore.report.terminal import explain
from credscore.service.settings import SettingsError
from credscore.text.hygiene import harmless

if TYPE_CHECKING:
    from credscore.cleaning.cleaned import Cleaned
    from credscore.scorer import Scorer

DONE, UNDER, WRONG, ERRORS, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143


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
    command = _COMMANDS[arguments.command]
    try:
        with terminable():
            return command(arguments)
    except KeyboardInterrupt as stop:
        return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED
    except OSError as error:
        return _failed(error)
    except _TOLD as error:
        return _wrong(str(error))
    except Exception:  # noqa: BLE001  Python would exit with 1, which means --fail-under
        return _wrong(f"this should not happen, please report it\n{traceback.format_exc()}")


class UsageError(ValueError):
    """What was asked for cannot be done with what was given."""


def _score(arguments: argparse.Namespace) -> int:
    arguments.format = _format(arguments, FORMATS)
    if arguments.resume and arguments.output is None:
        return _wrong("--resume needs --output: only a file can be gone on with")
    if arguments.by is not None and arguments.format != "html":
        return _wrong("--by is for --format html: `credscore sources` pools what is written else")
    if arguments.detail is None:
        arguments.detail = "full" if arguments.format == "html" else "evidence"
    run = _run(arguments, arguments.paths)
    scorer = load_scorer(arguments.model, arguments.patterns, arguments.base_rate)
    return score_command(arguments, scorer, run, _say)


def _explain(arguments: argparse.Namespace) -> int:
    _not_read(arguments.html, [arguments.path], "--html")
    run = _run(arguments, [arguments.path])
    scorer = load_scorer(arguments.model, arguments.patterns, arguments.base_rate)
    if arguments.html is not None:
        from credscore.commands.explaining import ExplainError, page_command  # noqa: PLC0415  needed for pages alone

        try:
            return page_command(arguments.html, scorer, run, _say)
        except ExplainError as error:
            raise UsageError(str(error)) from error
    width, colour = screen.width(), screen.coloured(sys.stdout)
    with opened(None) as stream:
        for page in _pages(run, scorer, colour=colour, width=width):
            stream.write(page)
        run.check(told=True)
        stream.flush()
    return ERRORS if run.tally.errors else DONE


def _pages(run: Run, scorer: Scorer, *, colour: bool, width: int) -> Iterator[str]:
    between = ""
    for score in run.scores(scorer, 1, "full"):
        if score.status == "error":
            _say(f"{score.id or 'document'}: {'; '.join(score.reasons)}")
            continue
        yield between + explain(score, colour=colour, width=width)
        between = "\n" + "─" * width + "\n\n"


def _clean(arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    as_text = _format(arguments, ("text", "jsonl")) == "text"
    run = _run(arguments, arguments.paths)
    on_screen = arguments.output is None and screen.is_terminal(sys.stdout)
    with opened(arguments.output) as stream, closing(run.cleaned(arguments.keep)) as cleaned:
        shown = harmless if on_screen else str
        lines = articles(_good(cleaned), shown) if as_text else map(json_line, cleaned)
        with packed(stream, arguments.output) as into:
            into.writelines(lines)
        run.check(told=as_text)
        stream.flush()
    if not arguments.quiet:
        _say(f"{run.tally.summary()} in {time.monotonic() - started:.1f} s")
    return ERRORS if run.tally.errors else DONE


def _good(answers: Iterable[Cleaned]) -> Iterator[Cleaned]:
    for answer in answers:
        if answer.status == "error":
            _say(f"{answer.id or 'document'}: {'; '.join(answer.reasons)}")
        else:
            yield answer


def _models(arguments: argparse.Namespace) -> int:
    # Here, since training and measuring load what scoring never needs.
    from credscore.commands import models  # noqa: PLC0415  slow to import, so only when used
    from credscore.learning.table import LabelError  # noqa: PLC0415  as above
    from credscore.plots import PlotError  # noqa: PLC0415  as above

    each = {
        "train": models.train_command,
        "evaluate": models.evaluate_command,
        "model-card": models.card_command,
    }
    try:
        return each[arguments.command](arguments, _say)
    except (LabelError, PlotError) as error:
        raise UsageError(str(error)) from error


def _index(arguments: argparse.Namespace) -> int:
    from credscore.commands.indexing import index_command  # noqa: PLC0415  a dozen files, so only when used
    from credscore.corpus.answers import CorpusError  # noqa: PLC0415  as above

    if not arguments.paths and not arguments.delete:
        arguments.paths = ["-"]
    try:
        return index_command(arguments, _say)
    except CorpusError as error:
        raise UsageError(str(error)) from error
    except KeyError as error:
        msg = f"no article {error.args[0]!r} in {arguments.output}"
        raise UsageError(msg) from error


def _sources(arguments: argparse.Namespace) -> int:
    from credscore.commands.pooled import sources_command  # noqa: PLC0415  slow to import, so only when used

    arguments.format = _format(arguments, ("text", "jsonl", "csv"))
    try:
        return sources_command(arguments, _say)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _compare(arguments: argparse.Namespace) -> int:
    from credscore.commands.clustering import clusters_command  # noqa: PLC0415  slow to import, so only when used
    from credscore.commands.comparing import CompareError, compare_command  # noqa: PLC0415  as above
    from credscore.corpus.answers import CorpusError  # noqa: PLC0415  as above

    known: tuple[AnyFormat, ...] = ("text", "jsonl", "html")
    arguments.format = _format(arguments, known[:2] if arguments.every else known)
    _not_read(arguments.output, arguments.paths)
    try:
        if arguments.every:
            return clusters_command(arguments, _say)
        return compare_command(arguments, _say)
    except (CompareError, CorpusError) as error:
        raise UsageError(str(error)) from error


def _serve(arguments: argparse.Namespace) -> int:
    from credscore.commands.serving import serve_command  # noqa: PLC0415  slow to import, so only when used

    return serve_command(arguments)


def _format(arguments: argparse.Namespace, known: Sequence[AnyFormat]) -> AnyFormat:
    """Return the format that was asked for, by name or by the ending of the output."""
    output = arguments.output
    found: AnyFormat = arguments.format or format_of(output)
    if found not in known:
        msg = f"{output} asks for {found}, and there is only {', '.join(known)}: give --format"
        if arguments.format:
            msg = f"there is no --format {found} here, only {', '.join(known)}"
        raise UsageError(msg)
    if found in TABLES and compression_of(output):
        msg = f"{output}: {found} is not compressed as a whole, leave the last ending out"
        raise UsageError(msg)
    if found in TABLES and output is None and screen.is_terminal(sys.stdout):
        msg = f"{found} is nothing to look at: give --output, or send it on through a pipe"
        raise UsageError(msg)
    return found


def _run(arguments: argparse.Namespace, paths: list[str]) -> Run:
    _not_read(getattr(arguments, "output", None), paths)
    return Run(paths, arguments.input_format, arguments.text_field, arguments.id_field)


def _not_read(output: str | None, paths: Sequence[str], option: str = "--output") -> None:
    if output is not None and Path(output).is_file():
        for path in paths:
            if Path(path).is_file() and Path(path).samefile(output):
                msg = f"{output} is read too: give {option} another name"
                raise UsageError(msg)


def load_scorer(
    model: str | None, patterns: str | None = None, base_rate: float | None = None
) -> Scorer:
    """Return a scorer with the model in the folder `model`, or the one that ships."""
    # Here, so that --help and wrong usage need not wait for it.
    from credscore.scorer import Scorer  # noqa: PLC0415  slow to import, so only when used

    if model is None:
        return Scorer(patterns=patterns, base_rate=base_rate)
    return Scorer.load(model, patterns=patterns, base_rate=base_rate)


def _failed(error: OSError) -> int:
    _drop_output()
    if isinstance(error, BrokenPipeError):  # the reader has seen enough, as in `| head`
        return DONE
    return _wrong(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def _drop_output() -> None:
    # What is still buffered would fail once more when the interpreter closes the stream.
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _wrong(why: str) -> int:
    _say(f"credscore: {why}")
    return WRONG


def _say(line: str) -> None:
    with suppress(OSError, ValueError, AttributeError):  # closed, or full: nobody can be told
        sys.stderr.write(harmless(line) + "\n")


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "score": _score,
    "explain": _explain,
    "clean": _clean,
    "compare": _compare,
    "train": _models,
    "evaluate": _models,
    "model-card": _models,
    "index": _index,
    "sources": _sources,
    "serve": _serve,
}

# What a user can do something about: the message says what.
_TOLD = (
    *(ArtifactError, MissingExtraError, NothingReadableError, NoWorkerError),
    *(PatternError, ResumeError, SettingsError, UsageError),
)
