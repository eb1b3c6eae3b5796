"""Round trips through Apertium: English to a pivot language and back.

Apertium is a program, not a Python package.  Results are cached by the digest of the texts.
Where it cannot be installed, `paired` makes do with stored round trips of own articles.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from credscore.training import own

# pivot: (there, back), as `apertium -l` names its translation modes
MODES = {"eo": ("en-eo", "eo-en"), "ca": ("eng-cat", "cat-eng"), "es": ("eng-spa", "spa-eng")}
_BATCH = 40
_MARK = "#={}=#"  # passes through every mode as it is
_WAYS_OUT = (
    "on Debian, apt install apertium apertium-eo-en apertium-eng-cat apertium-eng-spa; without "
    "it, python -m credscore.training --own-round-trips makes do with the stored round trips of "
    "the project's own articles, for a worse model"
)


class MissingApertium(RuntimeError):
    """The program or a language pair is not installed, and nothing is cached."""


def round_trips(texts: Sequence[str], pivot: str, cache: Path) -> list[str]:
    """Translate every text to `pivot` and back, in order.

    Parameters
    ----------
    texts : sequence of str
    pivot : {"eo", "ca", "es"}
    cache : Path
        Folder outside the repository; what is there is not translated again.

    Raises
    ------
    MissingApertium
        If something must be translated and Apertium is not there.
    """
    cache.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    for first in range(0, len(texts), _BATCH):
        batch = texts[first : first + _BATCH]
        key = hashlib.sha256(json.dumps([pivot, *batch]).encode()).hexdigest()[:32]
        path = cache / f"{key}.json"
        if not path.exists():
            path.write_text(json.dumps(_translate(batch, pivot)), encoding="utf-8")
        found.extend(json.loads(path.read_text(encoding="utf-8")))
    return found


def paired(
    texts: Sequence[str], pivot: str, cache: Path, *, kept_out: bool = True
) -> list[tuple[str, str]]:
    """Return originals and their round trips: the one way in which the recipe gets any.

    Parameters
    ----------
    texts : sequence of str
    pivot : {"eo", "ca", "es"}
    cache : Path
        As for `round_trips`; or `own.FOLDER`, and the originals are own articles, not `texts`.
    kept_out : bool
        Whether `texts` are kept out of the weights; own articles are divided in the same way.

    Raises
    ------
    MissingApertium
        If something must be translated and Apertium is not there.
    """
    if cache == own.FOLDER:
        return own.pairs(pivot, kept_out=kept_out)
    return list(zip(texts, round_trips(texts, pivot, cache), strict=True))


def require(cache: Path) -> None:
    """Tell at once, not after minutes of work, that no round trip can be had.

    Raises
    ------
    MissingApertium
        If Apertium is not there and nothing at all is cached.
    """
    if cache != own.FOLDER and not any(cache.glob("*.json")):
        _program()


def _translate(batch: Sequence[str], pivot: str) -> list[str]:
    joined = "\n\n".join(f"{_MARK.format(i)}\n\n{text}" for i, text in enumerate(batch))
    for mode in MODES[pivot]:
        joined = _run(mode, joined)
    marks = [_MARK.format(i) for i in range(len(batch))]
    texts = []
    for i, mark in enumerate(marks):
        _, _, rest = joined.partition(mark)
        text = rest.partition(marks[i + 1])[0] if i + 1 < len(marks) else rest
        texts.append(text.strip())
    return texts


def _program() -> str:
    program = shutil.which("apertium")
    if program is None:
        msg = f"round trips need the program apertium, which is not installed: {_WAYS_OUT}"
        raise MissingApertium(msg)
    return program


def _run(mode: str, text: str) -> str:
    done = subprocess.run(  # noqa: S603  fixed arguments, no shell
        [_program(), "-u", mode], input=text, capture_output=True, text=True, check=False
    )
    if done.returncode:
        msg = f"apertium has no mode {mode!r} here ({done.stderr.strip()[:200]}): {_WAYS_OUT}"
        raise MissingApertium(msg)
    return done.stdout
