"""Programs as the pages of docs/recipes have them, and what stands there as their output."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from engine_jobs import ROOT, environment, no_java

FOLDER = ROOT / "docs" / "recipes"
_FENCE = re.compile(r"^```([\w+]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"(?:#|--) ([\w./-]+\.\w+)\n")
_RUN = re.compile(r"<!-- run: ([\w. ]+) -->\n\n```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# Scripts name the folder they were installed in, and the environment of scripts/engines.py has
# moved since: their modules are run instead.
_PROGRAMS = {
    "scrapy": "-m scrapy",
    "dbt": "-c 'import sys; from dbt.cli.main import cli; sys.argv[0] = \"dbt\"; cli()'",
}
_LIMIT = 200  # seconds for one command


@dataclass(frozen=True)
class Run:
    """Commands of a page, what each should print, and the packages that they need."""

    page: str
    needs: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]

    def absent(self) -> str | None:
        """Return why this cannot be run here, or nothing."""
        if "java" in self.needs and (why := no_java()):
            return why
        lacking = [name for name in self.needs if name != "java" and not _is_there(name)]
        return f"{self.page}: {', '.join(lacking)} is not installed" if lacking else None


def runs(page: str) -> list[Run]:
    """Return what a page says to run."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    return [
        Run(page, tuple(needs.split()), tuple(_COMMAND.findall(block)))
        for needs, block in _RUN.findall(text)
    ]


def files(page: str) -> Iterator[tuple[str, str]]:
    """Yield name and content of each file that a page shows: its first line is its name."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    for language, block in _FENCE.findall(text):
        named = _NAMED.match(block)
        if named is not None and language != "console":
            yield named[1], block


def follow(page: str, home: Path) -> None:
    """Write the files of a page to `home` and run its commands.

    Raises
    ------
    AssertionError
        If a command fails, or prints something else than the page says.  Any number stands
        for any other, since figures move with the model, and ``...`` for anything.
    """
    for name, content in files(page):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for run in runs(page):
        for command, expected in run.commands:
            printed = _printed(command, home)
            if expected:
                assert _alike(expected, printed), printed


def _alike(expected: str, printed: str) -> bool:
    wanted, got = (_NUMBER.sub("0", text) for text in (expected, printed))
    return doctest.OutputChecker().check_output(wanted, got, _LIKE)


def _printed(command: str, home: Path) -> str:
    env = environment(home)
    env["PATH"] = f"{Path(sys.executable).parent}:{env['PATH']}"
    first, _, rest = command.partition(" ")
    if first in _PROGRAMS:
        command = f"python {_PROGRAMS[first]} {rest}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=home,
        env=env,
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # of a package inside one that is not there
        return False
