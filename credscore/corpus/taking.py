"""A stream of items taken in one by one, whatever some of them are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from credscore.corpus.answers import KEPT, CorpusError, Intake, Refused
from credscore.inputs import Item, many, reason, remains
from credscore.text.document import Document


def stream(items: Iterable[Item]) -> Iterator[Item]:
    """Return an iterator over `items`.

    Raises
    ------
    TypeError
        If it is a single article, a table, or nothing to iterate over.
    """
    if isinstance(items, (str, Document, Mapping)):
        msg = f"items must be many articles, got one {type(items).__name__}: put it in a list"
        raise TypeError(msg)
    return many(items)


def taken(items: Iterable[Item], take: Callable[[Item], bool], after: Callable[[], None]) -> Intake:
    """Take in every item that can be, and say what became of all.

    Parameters
    ----------
    items : iterable
        What it raises by itself is not caught.
    take : callable
        Takes in one item and returns whether it replaces another.  What it raises is a reason
        to refuse the item, but for a `CorpusError`.
    after : callable
        Called after every item that was taken in.
    """
    n_added = n_replaced = n_refused = 0
    refused: list[Refused] = []
    for position, item in enumerate(items):
        try:
            replaces = take(item)
        except CorpusError:
            raise
        except Exception as error:  # noqa: BLE001  one item never stops the others
            n_refused += 1
            if n_refused <= KEPT:
                refused.append(Refused(position, remains(item)[1], reason(position, error)))
            continue
        n_replaced += replaces
        n_added += not replaces
        after()
    return Intake(n_added, n_replaced, n_refused, tuple(refused))
