"""Where segments are kept: in memory, or in a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from credscore.corpus import manifest
from credscore.corpus.answers import CorpusError
from credscore.corpus.container import Sections
from credscore.corpus.manifest import Listed, Manifest
from credscore.corpus.mapping import Mapped, Source
from credscore.corpus.segment import Segment
from credscore.storage.durable import NEW, synced
from credscore.storage.locking import lock

Fill = Callable[[BinaryIO], int]

_LOCK = "lock"
_OURS = re.compile(rf"\d{{8,}}\.segment|{re.escape(manifest.NAME)}({re.escape(NEW)})?|{_LOCK}")
_TRIES = 20


class Place(Protocol):
    """Where segments are kept."""

    def begin(self) -> None:
        """Get ready for changes."""

    def write(self, fill: Fill) -> Segment:
        """Return the segment that `fill` writes."""

    def discard(self, segments: Iterable[Segment]) -> None:
        """Free the room of segments that are part of the corpus no more."""


class Memory:
    """Segments that are gone with the process."""

    def begin(self) -> None:
        """Do nothing: nobody else can change them."""

    def write(self, fill: Fill) -> Segment:
        """Return the segment that `fill` writes."""
        stream = BytesIO()
        fill(stream)
        return Segment(Sections(Source(stream.getbuffer()), "a segment in memory"))

    def discard(self, segments: Iterable[Segment]) -> None:
        """Do nothing: Python frees it."""


class Folder:
    """Segments in files, and a manifest that says which of the files count.

    Parameters
    ----------
    path : Path

    Raises
    ------
    CorpusError
        If the corpus that is there is damaged, or something else.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = manifest.read(path) or Manifest()
        self._next_file = self.manifest.next_file
        self._locked: BinaryIO | None = None

    def open(self) -> list[Segment]:
        """Return the segments that the manifest names.

        Raises
        ------
        CorpusError
            If one of them is not there, or damaged.
        """
        for _ in range(_TRIES):
            try:
                return [self._opened(listed) for listed in self.manifest.segments]
            except FileNotFoundError as error:
                # Whoever saves clears files up: then there is another manifest by now.
                current = manifest.read(self.path) or Manifest()
                if current == self.manifest:
                    msg = f"{error.filename} is not there, and belongs to the corpus"
                    raise CorpusError(msg) from error
                self.manifest, self._next_file = current, current.next_file
        msg = f"{self.path} changes faster than it can be read"
        raise CorpusError(msg)

    def _opened(self, listed: Listed) -> Segment:
        if not _OURS.fullmatch(listed.file):
            msg = f"{self.path} names a file {listed.file!r}, and no corpus has one"
            raise CorpusError(msg)
        path = self.path / listed.file
        segment = Segment(Sections(Mapped(path), str(path), listed.seal), listed.file)
        segment.delete(manifest.unpacked(listed.deleted, segment.n))
        return segment

    def begin(self) -> None:
        """Lock the folder against others who write, and clear up what a crash has left.

        Raises
        ------
        CorpusError
            If it is locked, was changed since it was read, or holds other files.
        OSError
            If it cannot be written to.
        """
        if self._locked is not None:
            return
        self.path.mkdir(parents=True, exist_ok=True)
        strange = sorted(p.name for p in self.path.iterdir() if not _OURS.fullmatch(p.name))
        if strange and not self.manifest.saved:
            msg = f"{self.path} holds other files, such as {strange[0]!r}: give another folder"
            raise CorpusError(msg)
        with ExitStack() as unless_all_is_well:
            handle = unless_all_is_well.enter_context((self.path / _LOCK).open("ab"))
            if not lock(handle.fileno()):
                msg = f"{self.path} is being written to by another Corpus"
                raise CorpusError(msg)
            if (manifest.read(self.path) or Manifest()) != self.manifest:
                msg = f"{self.path} was changed since it was loaded: load it again"
                raise CorpusError(msg)
            unless_all_is_well.pop_all()
        self._locked = handle
        self._clear({listed.file for listed in self.manifest.segments})

    def write(self, fill: Fill) -> Segment:
        """Return the segment that `fill` writes, in a file that does not count yet."""
        path = self.path / f"{self._next_file:08d}.segment"
        with path.open("wb") as stream:
            seal = fill(stream)
            stream.flush()
            os.fsync(stream.fileno())
        self._next_file += 1
        return Segment(Sections(Mapped(path), str(path), seal), path.name)

    def discard(self, segments: Iterable[Segment]) -> None:
        """Delete the files of segments, but of those that were saved: they count until `commit`."""
        saved = {listed.file for listed in self.manifest.segments}
        for name in {str(segment.file) for segment in segments} - saved:
            with suppress(OSError):
                (self.path / name).unlink()

    def commit(self, segments: Iterable[Segment], n_given: int) -> None:
        """Let these segments be the corpus, for whoever opens it from now on."""
        listed = tuple(
            Listed(str(s.file), s.sections.seal, manifest.packed(s.deleted)) for s in segments
        )
        synced(self.path)
        made = Manifest(self.manifest.saved + 1, self._next_file, n_given, listed)
        manifest.write(self.path, made)
        self.manifest = made
        self.release()

    def release(self) -> None:
        """Give up the lock, and clear up what does not count."""
        if self._locked is not None:
            self._clear({listed.file for listed in self.manifest.segments})
            self._next_file = self.manifest.next_file
            self._locked.close()
            self._locked = None

    def _clear(self, kept: Collection[str]) -> None:
        for path in sorted(self.path.iterdir()):
            name = path.name
            ours = name.endswith(".segment") or name == manifest.NAME + NEW
            if ours and _OURS.fullmatch(name) and name not in kept:
                with suppress(OSError):  # on Windows a reader holds on to it: the next one will
                    path.unlink()
