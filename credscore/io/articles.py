"""Cleaned articles as text, one after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from credscore.cleaning.cleaned import Cleaned
from credscore.text.hygiene import harmless

_BREAK = re.compile(r"[\n\t]")


def articles(answers: Iterable[Cleaned], shown: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the text of one article as it is; of several, each under a line with its name.

    An article whose last line does not end gets an end of line, as every line of grep's has.

    Parameters
    ----------
    answers : iterable of Cleaned
    shown : callable
        What makes a text fit for where it is shown.
    """
    waiting = iter(answers)
    first = next(waiting, None)
    second = next(waiting, None)
    if first is None:
        return
    if second is None:
        yield _ended(shown(first.text))
        return
    between = ""
    for answer in chain((first, second), waiting):
        yield f"{between}==> {_BREAK.sub(' ', harmless(answer.id or '-'))} <==\n"
        yield _ended(shown(answer.text))
        between = "\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith(("\n", "\r")) else text + "\n"
