from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from credscore.comparison.reading import FOLDER
from credscore.ngram import store

PACKAGE = Path(__file__).parents[1] / "credscore"
FILES = sorted(PACKAGE.rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "common", "types", "misc"}
# Ways to the network, and ways to run what a file holds.
FORBIDDEN = {
    "aiohttp", "cloudpickle", "dill", "ftplib", "http", "httpx", "joblib", "marshal", "pickle",
    "requests", "shelve", "smtplib", "socket", "ssl", "telnetlib", "urllib", "urllib3", "xmlrpc",
}  # fmt: skip

# The one file that opens a socket, to listen when it is told to.
LISTENS = Path("service", "server.py")

each = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


@each
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_bytes().splitlines()) <= 300


@each
def test_a_file_is_named_for_what_it_is_about(path: Path) -> None:
    assert not VAGUE & set(path.relative_to(PACKAGE).with_suffix("").parts)


@each
def test_nothing_reaches_for_the_network_or_unpickles(path: Path) -> None:
    listens = {"socket"} if path.relative_to(PACKAGE) == LISTENS else set()
    assert not (FORBIDDEN - listens) & {name.split(".")[0] for name in imported(path)}


@each
def test_no_array_is_read_with_pickle_allowed(path: Path) -> None:
    calls = [n for n in ast.walk(ast.parse(path.read_bytes())) if isinstance(n, ast.Call)]
    allowed = [k.value for call in calls for k in call.keywords if k.arg == "allow_pickle"]
    assert all(isinstance(v, ast.Constant) and v.value is False for v in allowed)


@each
def test_a_module_that_holds_anything_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_the_shipped_parts_are_small() -> None:
    size = sum(path.stat().st_size for path in store.SHIPPED.rglob("*.*"))
    assert size < 24 * 2**20


@pytest.mark.parametrize("folder", [store.SHIPPED, FOLDER], ids=["score", "comparison"])
def test_every_shipped_part_is_in_the_manifest_and_unchanged(folder: Path) -> None:
    manifest = json.loads((folder / store.MANIFEST).read_text(encoding="utf-8"))
    files = {path.name for path in folder.iterdir() if path.is_file()} - {store.MANIFEST}
    assert files == set(manifest)
    for name in sorted({Path(file).stem for file in files}):
        assert store.load(name, folder).settings is not None


def test_the_package_says_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_pictures_lie_among_the_figures_of_the_docs_alone() -> None:
    pictures = (
        p for kind in ("png", "jpg", "webp", "svg") for p in PACKAGE.parent.glob(f"*.{kind}")
    )
    assert [picture.name for picture in pictures] == []
