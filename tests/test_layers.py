from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "credscore"
FILES = sorted(PACKAGE.rglob("*.py"))
# From the ground up; a file may import from its own floor and those before it.
FLOORS = (
    ("native", "storage"),
    ("text",),
    ("ngram",),
    ("oddity",),
    ("extractors",),
    ("features",),
    ("model",),
    ("dates", "inputs"),
    ("comparison",),
    ("answers", "asked", "batches", "corpus", "parallel", "scorer"),
    ("cleaning", "learning", "sources"),
    ("io", "plots", "report"),
    ("adapters",),
    ("service",),
    ("commands",),
    ("arguments", "cli"),
    ("__init__", "__main__", "training"),
)


def module_name(path: Path) -> str:
    return ".".join(("credscore", *path.relative_to(PACKAGE).with_suffix("").parts))


NAMES = {module_name(path).removesuffix(".__init__") for path in FILES}


def imports(path: Path) -> set[str]:
    """Return the modules of the package that `path` imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            members = {f"{node.module}.{alias.name}" for alias in node.names}
            found.update(m if m in NAMES else str(node.module) for m in members)
    return {name for name in found if name.split(".")[0] == "credscore"}


def floor(module: str) -> int:
    part = [*module.split("."), "__init__"][1]
    return next(i for i, parts in enumerate(FLOORS) if part in parts)


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_imports_point_down(path: Path) -> None:
    here = floor(module_name(path))
    upwards = {m for m in imports(path) if floor(m) > here}
    assert not upwards


def test_every_floor_is_there_and_every_file_is_on_one() -> None:
    parts = {module_name(path).split(".")[1] for path in FILES}
    assert parts == {part for parts in FLOORS for part in parts}


def test_nothing_above_imports_the_training() -> None:
    users = {p for p in FILES if any(m.startswith("credscore.training") for m in imports(p))}
    assert {p.relative_to(PACKAGE).parts[0] for p in users} <= {"training"}


def test_only_the_door_is_imported_from_the_top() -> None:
    users = {p for p in FILES if "credscore" in imports(p)}
    assert {p.relative_to(PACKAGE).parts[0] for p in users} <= {"__main__.py", "training"}


def test_nothing_but_its_command_starts_the_service() -> None:
    found = {
        str(path.relative_to(PACKAGE)): {m for m in imports(path) if "service" in m.split(".")}
        for path in FILES
        if "service" not in path.parts
    }
    light = {"credscore.service.options", "credscore.service.settings"}
    assert {path for path, used in found.items() if used - light} == {
        str(Path("commands", "serving.py"))
    }


EXTRACTORS = [p for p in FILES if p.parent != PACKAGE and "extractors" in p.parts]


def own(path: Path) -> str:
    """Return the extractor that a file belongs to."""
    return path.relative_to(PACKAGE / "extractors").parts[0].removesuffix(".py")


@pytest.mark.parametrize(
    "path", [p for p in EXTRACTORS if own(p) not in ("__init__", "lexicons")], ids=module_name
)
def test_extractors_do_not_know_each_other(path: Path) -> None:
    inner = [m.split(".") for m in imports(path) if m.startswith("credscore.extractors")]
    siblings = {(*parts, "", "")[2] for parts in inner}
    assert siblings <= {"base", "lexicons", own(path)}
    lexicons = {parts[3] for parts in inner if parts[2:3] == ["lexicons"] and len(parts) > 3}
    assert all(name.split("_")[0] == own(path) for name in lexicons)


def test_lexicons_know_nothing() -> None:
    for path in EXTRACTORS:
        if own(path) == "lexicons":
            assert {m.split(".")[2] for m in imports(path)} <= {"lexicons"}, path
