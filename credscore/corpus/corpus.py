"""Many articles, and the way back from a copy to its original."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from credscore.corpus.answers import CorpusError, Intake, Match
from credscore.corpus.building import prepared
from credscore.corpus.features import distinct, features
from credscore.corpus.holding import Holding
from credscore.corpus.places import Folder, Memory
from credscore.corpus.ranking import ranked
from credscore.corpus.taking import stream, taken
from credscore.inputs import Item, document
from credscore.text.document import Document


class Corpus:
    """An index of articles that finds the original of a copy, changed as it may be.

    Parameters
    ----------
    path : str or path-like, optional
        Folder that it lives in; made by the first `save` where it is not there.  Without one
        the corpus is in memory, and `save` takes a path.

    Raises
    ------
    CorpusError
        If the corpus in that folder is damaged, or it is something else.

    Examples
    --------
    >>> corpus = Corpus()
    >>> corpus.add([{"id": "a1", "text": "The harbour board has closed the old swing bridge."}])
    Intake(n_added=1, n_replaced=0, n_refused=0, refused=())
    >>> [match.id for match in corpus.query("Old swing bridge: closed by harbour board!")]
    ['a1']
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._folder = None if path is None else Folder(Path(path))
        self._restore()

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Corpus:
        """Open a corpus that was saved: mapped into memory, so at once and shared by processes.

        Others may go on saving to the folder; this one stays as it was when it was opened.

        Raises
        ------
        CorpusError
            If there is none, or it is damaged.
        """
        corpus = cls(path)
        if corpus._folder is not None and not corpus._folder.manifest.saved:
            msg = f"no corpus at {path}"
            raise CorpusError(msg)
        return corpus

    def _restore(self) -> None:
        """Begin with what was saved last."""
        if self._folder is None:
            self._held, self._n_given = Holding(Memory(), []), 0
        else:
            self._held = Holding(self._folder, self._folder.open())
            self._n_given = self._folder.manifest.n_given

    def add(self, items: Iterable[Item]) -> Intake:
        """Take in articles.

        Parameters
        ----------
        items : iterable of str, Document or mapping
            Any stream, read one by one; mappings as `credscore.score_many` takes them.  An item
            without an id gets one: the number of items that were given before it, "0" for the
            first.

        Returns
        -------
        Intake
            What was refused stands in it, with a reason: an item that cannot be read, or one
            with an id that is there already.  The others are taken in.

        Raises
        ------
        TypeError
            If `items` is a single article or a table.
        CorpusError
            If another process writes to the folder, or has since this one opened it.
        """
        return self._taken(items, replacing=False)

    def update(self, items: Iterable[Item]) -> Intake:
        """Take in articles as `add` does; one with an id that is there already replaces it."""
        return self._taken(items, replacing=True)

    def delete(self, ids: str | Iterable[str]) -> None:
        """Delete articles by id; their room on disk is free after a later merge.

        Raises
        ------
        KeyError
            If one of them is not there; none is deleted then.
        """
        wanted = dict.fromkeys([ids] if isinstance(ids, str) else ids)
        for id_ in wanted:
            if id_ not in self:
                raise KeyError(id_)
        self._held.begin()
        for id_ in wanted:
            self._held.remove(id_)

    def query(self, article: Item, n: int = 10, *, exclude: Iterable[str] = ()) -> list[Match]:
        """Return the articles that `article` may have been made from, the likeliest first.

        Parameters
        ----------
        article : str, Document or mapping
        n : int
        exclude : iterable of str
            Ids that are left out.

        Raises
        ------
        TypeError, ValueError
            If `article` cannot be read, or `n` is below 1.
        CorpusError
            If what is read on the way is damaged.
        """
        if n < 1:
            msg = f"n must be at least 1, got {n}"
            raise ValueError(msg)
        segments = self._held.settled()
        left_out = {exclude} if isinstance(exclude, str) else set(exclude)
        asked = distinct(features(document(article).text))
        found = ranked(segments, asked, n + len(left_out)) if len(asked) else []
        matches = (Match(segments[i].names[k], share, score) for score, share, i, k in found)
        return [match for match in matches if match.id not in left_out][:n]

    def similar(self, id: str, n: int = 10) -> list[Match]:  # noqa: A002  as Match calls it
        """Return what `query` finds for an article of the corpus, without the article itself.

        Raises
        ------
        KeyError
            If there is none with this id.
        """
        return self.query(self[id], n, exclude=[id])

    def __getitem__(self, id_: str) -> Document:
        place = self._held.find(id_)
        if place is None:
            raise KeyError(id_)
        segment, number = place
        return segment.document(number)

    def get(self, id: str) -> Document | None:  # noqa: A002  as Match calls it
        """Return an article with its text and metadata; None where there is none with this id.

        `corpus[id]` does the same and raises a `KeyError` instead.
        """
        try:
            return self[id]
        except KeyError:
            return None

    def documents(self) -> Iterator[Document]:
        """Yield every article with its text and metadata, in order; memory does not grow."""
        return chain.from_iterable(segment.documents() for segment in tuple(self._held.settled()))

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(segment.ids() for segment in tuple(self._held.settled()))

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and id_ in self._held

    def __repr__(self) -> str:
        where = "in memory" if self._folder is None else f"at {str(self._folder.path)!r}"
        return f"<Corpus {where}, {len(self):,} articles>"

    def save(self, path: str | os.PathLike[str] | None = None) -> None:
        """Make all changes since the last `save` count, at once.

        Parameters
        ----------
        path : str or path-like, optional
            Another folder, for a copy; a corpus that is there is replaced.

        Raises
        ------
        ValueError
            If the corpus is in memory and there is no path.
        CorpusError
            If another process writes to the folder, or it holds other files.
        OSError
            If it cannot be written; what was there before still counts.
        """
        if path is not None and not self._is_at(path):
            self._held.copy_to(Folder(Path(path)), self._n_given)
        elif self._folder is None:
            msg = "a corpus in memory is saved to a path: give one"
            raise ValueError(msg)
        else:
            self._folder.begin()
            self._folder.commit(self._held.gathered(), self._n_given)

    def compact(self) -> None:
        """Merge all segments, so that queries are faster; `save` makes it count.

        Without this they are merged when they become many.
        """
        self._held.begin()
        self._held.compact()

    def check(self) -> None:
        """Read everything, a second for each 1 GB, to see whether it is as it was written.

        Otherwise each part is checked when it is first read.

        Raises
        ------
        CorpusError
            If one byte was changed; the message names the file.
        """
        self._held.check()

    def close(self) -> None:
        """Give up changes that were not saved, and the lock on the folder; nothing in memory."""
        if self._folder is not None:
            self._folder.release()
            self._restore()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Save where nothing went wrong, as a connection of sqlite3 commits."""
        try:
            if kind is None and self._folder is not None:
                self.save()
        finally:
            self.close()

    def _taken(self, items: Iterable[Item], *, replacing: bool) -> Intake:
        every = stream(items)
        self._held.begin()
        take = partial(self._take, replacing=replacing)
        return taken(every, take, self._held.settle_when_full)

    def _take(self, item: Item, *, replacing: bool) -> bool:
        """Take in one item, and return whether it replaces another."""
        number, self._n_given = self._n_given, self._n_given + 1
        doc = document(item)
        if doc.id is None:
            while str(number) in self:
                number += 1
        id_ = str(number if doc.id is None else doc.id)
        there = id_ in self
        if there and not replacing:
            msg = f"the id {id_!r} is there already: update() would replace the article"
            raise ValueError(msg)
        made = prepared(replace(doc, id=id_))
        if there:
            self._held.remove(id_)
        self._held.put(id_, made)
        return there

    def _is_at(self, path: str | os.PathLike[str]) -> bool:
        there = Path(path)
        return self._folder is not None and there.resolve() == self._folder.path.resolve()
