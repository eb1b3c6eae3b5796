"""`index`: articles into a corpus on disk."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from itertools import islice
from typing import Any

from credscore.corpus.answers import Intake
from credscore.corpus.corpus import Corpus
from credscore.io import progress
from credscore.io.position import Position
from credscore.io.records import STANDARD_INPUT, Unreadable, files, read
from credscore.io.run import NothingReadableError

DONE, ERRORS = 0, 3
_TOLD = 3


class _Input:
    """The articles of some paths, and what could not be read of them."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._position = Position()
        asked = (arguments.paths, arguments.input_format, arguments.text_field, arguments.id_field)
        self._records = read(*asked, opener=self._position.opened)
        self.n = 0
        self.n_unreadable = 0
        self.reasons: list[str] = []

    def articles(self) -> Generator[dict[str, Any], None, None]:
        """Yield what could be read."""
        for record in self._records:
            if isinstance(record, Unreadable):
                self.n_unreadable += 1
                if len(self.reasons) < _TOLD:
                    self.reasons.append(f"{record.id}: {record.reason}")
            elif not str(record.get("text") or record.get("html") or "").strip():
                self.n_unreadable += 1
                if len(self.reasons) < _TOLD:
                    self.reasons.append(f"{record.get('id')}: holds no words")
            else:
                self.n += 1
                if record.get("id") == STANDARD_INPUT:  # each pipe brings another article
                    del record["id"]
                yield record

    def so_far(self) -> tuple[int, int]:
        """Return how many articles, and how many bytes, were read."""
        return self.n, self._position.n_bytes


def index_command(arguments: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Make or extend an index, and return the exit code.

    Raises
    ------
    NothingReadableError
        If there was no article that could be read, and none to delete; nothing is changed then.
    CorpusError
        If the index cannot be read or written to.
    KeyError
        If an article to delete is not there; nothing is changed then.
    """
    started = time.monotonic()
    source = _Input(arguments)
    with Corpus(arguments.output) as corpus:
        corpus.delete(arguments.delete)
        with closing(_shown(arguments, source)) as articles:
            intake = corpus.update(articles)
        if not intake.n_added + intake.n_replaced + len(arguments.delete):
            raise NothingReadableError(_nothing(arguments, source, intake))
        corpus.save()
        n = len(corpus)
    n_errors = source.n_unreadable + intake.n_refused
    if not arguments.quiet:
        counts = {"added": intake.n_added, "replaced": intake.n_replaced}
        counts["deleted"] = len(set(arguments.delete))
        counts["error" if n_errors == 1 else "errors"] = n_errors
        done = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
        say(f"{done} in {time.monotonic() - started:.1f} s; {arguments.output} now has {n:,}")
        for line in _errors(source, intake):
            say(f"  {line}")
    return ERRORS if n_errors else DONE


def _shown(arguments: argparse.Namespace, source: _Input) -> Generator[dict[str, Any], None, None]:
    if arguments.quiet or not progress.wanted(arguments.output):
        return source.articles()
    paths, kind = arguments.paths, arguments.input_format
    return progress.watched(source.articles(), source.so_far, lambda: files(paths, kind))


def _nothing(arguments: argparse.Namespace, source: _Input, intake: Intake) -> str:
    reason = next(_reasons(source, intake), None)
    if reason is None:
        return f"nothing to read in {', '.join(arguments.paths)}"
    return f"nothing readable: {reason}"


def _reasons(source: _Input, intake: Intake) -> Iterator[str]:
    yield from source.reasons
    for refused in intake.refused:
        yield f"{refused.id or 'article'}: {refused.reason}"


def _errors(source: _Input, intake: Intake) -> Iterator[str]:
    told = list(islice(_reasons(source, intake), _TOLD))
    yield from told
    more = source.n_unreadable + intake.n_refused - len(told)
    if more:
        yield f"and {more:,} more error{'' if more == 1 else 's'}"
