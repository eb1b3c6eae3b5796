"""What a run was asked, and how much of what it wrote is safe."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from credscore.io.tally import Tally

_FORMAT = 1
# Files that are listed one by one; of more than these the journal has a digest.
_LISTED = 1000


class ResumeError(Exception):
    """A run cannot be gone on with; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The state of a run that may be gone on with.

    Attributes
    ----------
    asked : mapping
        What decides over the bytes of the output, as JSON values.
    n_bytes : int
        Length of the part that is safe; what stands behind may be torn.
    last : str or None
        Name of the last article in it.
    tally : Tally
        Of the articles in it.
    final : tuple of int or None
        Size and time of the finished output, once there is one.
    """

    asked: Mapping[str, Any]
    n_bytes: int = 0
    last: str | None = None
    tally: Tally = field(default_factory=Tally)
    final: tuple[int, int] | None = None

    def write(self, path: Path) -> None:
        """Write it to `path`, which holds the old one or the new one whatever happens."""
        stored = {"journal": _FORMAT, **asdict(replace(self, tally=Tally()))}
        stored["tally"] = self.tally.to_json()
        fresh = path.with_name(path.name + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(stored, file)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    @classmethod
    def read(cls, path: Path) -> Journal | None:
        """Read the journal at `path`; return None if there is none.

        Raises
        ------
        ResumeError
            If that is no journal, or one of another version of this library.
        """
        try:
            return cls._of(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, IndexError) as error:
            msg = f"{path} is no journal that this version of credscore can read"
            raise ResumeError(msg) from error

    @classmethod
    def _of(cls, stored: dict[str, Any]) -> Journal:
        if stored["journal"] != _FORMAT:
            raise ValueError(stored["journal"])
        final = stored["final"]
        return cls(
            dict(stored["asked"]),
            int(stored["n_bytes"]),
            stored["last"],
            Tally.from_json(stored["tally"]),
            None if final is None else (int(final[0]), int(final[1])),
        )


def inputs(paths: Iterable[str]) -> dict[str, Any]:
    """Return number, sizes and times of files as JSON values.

    Parameters
    ----------
    paths : iterable of str
        What is no regular file, as standard input or a pipe, has neither.
    """
    listed: list[list[Any]] = []
    digest = hashlib.sha256()
    n = 0
    for path in paths:
        found = [path, *_stamp(path)]
        digest.update(json.dumps(found).encode())
        n += 1
        if n <= _LISTED:
            listed.append(found)
    return {"n": n, "sha256": digest.hexdigest(), "files": listed if n <= _LISTED else []}


def _stamp(path: str) -> tuple[int | None, int | None]:
    try:
        found = Path(path).stat() if Path(path).is_file() else None
    except (OSError, ValueError):
        found = None
    return (None, None) if found is None else (found.st_size, found.st_mtime_ns)


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Say what was asked otherwise before; both as `Journal.asked`."""
    for name in now:
        if name != "inputs" and then.get(name) != now[name]:
            yield f"{name} was {_said(then.get(name))}, now it is {_said(now[name])}"
    before, after = then.get("inputs", {}), now["inputs"]
    if before.get("sha256") != after["sha256"]:
        yield _changed(before, after)


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    old = {path: stamp for path, *stamp in before.get("files", [])}
    new = {path: stamp for path, *stamp in after["files"]}
    if old and new:
        for path in [*new, *old]:
            if path not in old:
                return f"{path} is new"
            if path not in new:
                return f"{path} is no longer read"
            if old[path] != new[path]:
                return f"{path} was changed"
    return f"the files that are read were changed: {before.get('n')} before, now {after['n']}"


def _said(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
