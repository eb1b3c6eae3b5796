"""`compare`: a copy beside its original, given or found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TextIO

from credscore.comparison.comparer import compare
from credscore.comparison.result import SCHEMA_VERSION, Comparison
from credscore.inputs import document
from credscore.io.output import opened
from credscore.io.records import STANDARD_INPUT, Unreadable, read
from credscore.io.write import packed
from credscore.io.writers import record_line
from credscore.report import screen
from credscore.report.compared_text import compared
from credscore.text.document import Document

DONE, ERRORS = 0, 3
_WIDTH = 100  # in a file, where no terminal says how wide
_NOTHING_LIKE_IT = "no article of the corpus shares enough with it"

Answer = Comparison | Unreadable


class CompareError(ValueError):
    """What was given cannot be compared; the message says why."""


def compare_command(arguments: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Compare articles and write what was found.

    Raises
    ------
    CompareError
        If an article cannot be read, holds no words, or is not the only one where one is
        wanted.
    """
    answers: Iterator[Answer]
    if arguments.corpus is None:
        answers = iter([_two(arguments)])
    else:
        if not arguments.paths:
            msg = "give a COPY, or several, to find the original of"
            raise CompareError(msg)
        answers = _many(arguments)
    if arguments.format == "html":
        answers = iter([_only(answers)])
    with opened(arguments.output) as stream, packed(stream, arguments.output) as into:
        n_failed = _write(answers, into, arguments, say)
        stream.flush()
    return ERRORS if n_failed else DONE


def _two(arguments: argparse.Namespace) -> Comparison:
    paths: Sequence[str] = arguments.paths
    if len(paths) != 2:  # noqa: PLR2004  a copy and an original
        msg = f"give a COPY and an ORIGINAL, or a COPY and --corpus, got {len(paths)} paths"
        raise CompareError(msg)
    if paths == [STANDARD_INPUT, STANDARD_INPUT]:
        msg = "only one of the two can come from standard input"
        raise CompareError(msg)
    copy, original = (_one(path, arguments) for path in paths)
    return compare(copy, original)


def _one(path: str, arguments: argparse.Namespace) -> Document:
    """Read the only article of a file."""
    found = _documents([path], arguments)
    first = next(found, None)
    if first is None:
        msg = f"nothing to read in {path}"
        raise CompareError(msg)
    if isinstance(first, Unreadable):
        msg = f"{first.id}: {first.reason}"
        raise CompareError(msg)
    if next(found, None) is not None:
        msg = f"{path} holds several articles: give a file with one, or use --corpus"
        raise CompareError(msg)
    return first


def _documents(
    paths: Sequence[str], arguments: argparse.Namespace
) -> Iterator[Document | Unreadable]:
    records = read(paths, arguments.input_format, arguments.text_field, arguments.id_field)
    for record in records:
        if isinstance(record, Unreadable):
            yield record
            continue
        doc = document(record)
        if doc.n_words:
            yield doc
        else:
            yield Unreadable(doc.id or "-", "holds no words, so there is nothing to compare")


def _many(arguments: argparse.Namespace) -> Iterator[Answer]:
    # Here, since most comparisons need no corpus.
    from credscore.corpus.corpus import Corpus  # noqa: PLC0415  a dozen files, so only when used
    from credscore.corpus.originals import find_original  # noqa: PLC0415  as above

    corpus = Corpus.load(arguments.corpus)
    n_read = 0
    for doc in _documents(arguments.paths, arguments):
        n_read += 1
        if isinstance(doc, Unreadable):
            yield doc
        else:
            yield find_original(doc, corpus) or Unreadable(doc.id or "-", _NOTHING_LIKE_IT)
    if not n_read:
        msg = f"nothing to read in {', '.join(arguments.paths)}"
        raise CompareError(msg)


def _only(answers: Iterator[Answer]) -> Comparison:
    first = next(answers)
    if isinstance(first, Unreadable):
        msg = f"{first.id}: {first.reason}"
        raise CompareError(msg)
    if next(answers, None) is not None:
        msg = "a page shows one comparison, and these are several copies: give one, or --format"
        raise CompareError(msg)
    return first


def _write(
    answers: Iterator[Answer],
    into: TextIO,
    arguments: argparse.Namespace,
    say: Callable[[str], None],
) -> int:
    """Write answers as they come, and return how many copies had none."""
    n_failed = 0
    between = ""
    # The first is made before anything is written: what is wrong with it is told alone.
    for answer in chain([next(answers)], answers):
        if isinstance(answer, Unreadable):
            n_failed += 1
            if not arguments.quiet:
                say(f"{answer.id}: {answer.reason}")
            if arguments.format == "jsonl":
                into.write(record_line(_refusal(answer)))
        elif arguments.format == "jsonl":
            into.write(record_line(answer.to_dict()))
        elif arguments.format == "html":
            # Here, since nobody else needs the style sheets.
            from credscore.report.compared_page import compared_page  # noqa: PLC0415  as above

            into.write(compared_page(answer))
        else:
            into.write(between + _text(answer, arguments))
            between = "\n"
    return n_failed


def _refusal(answer: Unreadable) -> dict[str, object]:
    return {
        "schema_version": SCHEMA_VERSION,
        "copy_id": answer.id,
        "original_id": None,
        "status": "error",
        "reasons": [answer.reason],
    }


def _text(comparison: Comparison, arguments: argparse.Namespace) -> str:
    return compared(
        comparison,
        colour=arguments.output is None and screen.coloured(sys.stdout),
        width=screen.width(_WIDTH),
        alignment=arguments.alignment,
    )
