"""The recipes run as they stand on their pages, and print what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_jobs import ROOT
from recipe_pages import FOLDER, files, follow, runs

# Those are run by tests of their own.
APART = {"github-action", "pre-commit"}
PAGES = sorted({path.stem for path in FOLDER.glob("*.md")} - APART)


@pytest.mark.parametrize("page", PAGES)
def test_a_recipe_prints_what_its_page_says(page: str, tmp_path: Path) -> None:
    for run in (*runs("index"), *runs(page)):
        if why := run.absent():
            pytest.skip(why)
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    follow("index", tmp_path)
    if page != "index":
        follow(page, tmp_path)


@pytest.mark.parametrize("page", PAGES)
def test_every_program_of_a_recipe_is_run(page: str) -> None:
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    named = [name for name, _ in files(page)]
    assert text.count("```python\n") == sum(name.endswith(".py") for name in named)
    commands = " ".join(command for run in runs(page) for command, _ in run.commands)
    programs = [name for name in named if name.endswith(".py") and "/" not in name]
    assert programs
    assert all(name in commands for name in programs)


def test_every_recipe_is_in_the_table_of_recipes() -> None:
    table = (FOLDER / "index.md").read_text(encoding="utf-8")
    missing = [
        p.name for p in FOLDER.glob("*.md") if p.stem != "index" and f"({p.name})" not in table
    ]
    assert not missing
