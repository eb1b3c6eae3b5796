"""The pages name all there is, and nothing that is not there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import credscore
from credscore.arguments import parser

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)
OTHERS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
# A sentence ends, and another begins behind one blank or two.
_TWO = re.compile(r"(?<!\b[A-Z])(?<!e\.g)(?<!i\.e)(?<!\b[MD][rs])[.!?][”\")]? +(?=[A-Z“])")


def prose(path: Path) -> str:
    """Return a page without code, in which anything may look like a link."""
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def local(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and anchor of each link of a page that leads to a file of ours."""
    for target in _LINK.findall(prose(path)):
        if not re.match(r"[a-z]+:", target):
            file, _, place = target.partition("#")
            yield file, place


@pytest.mark.parametrize("path", [*PAGES, *OTHERS], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(path: Path) -> None:
    for file, place in local(path):
        target = path.parent / file if file else path
        assert target.exists(), f"{path.name} links to {file}"
        if place:
            headings = map(anchor, _HEADING.findall(target.read_text(encoding="utf-8")))
            assert place in set(headings), f"{path.name} links to {file}#{place}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
def test_a_line_holds_one_sentence(path: Path) -> None:
    lines = [line for line in prose(path).splitlines() if not line.startswith(("|", "#", ">"))]
    lines = [re.sub(r"^ *\d+\. ", "", line) for line in lines]
    assert [line for line in lines if _TWO.search(line)] == []


def test_every_public_name_is_in_the_reference() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\.\. auto\w+:: ([\w.]+)", page, re.MULTILINE))
    assert set(credscore.__all__) - named == set()


def test_every_name_of_the_reference_is_there() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in re.findall(r"^\.\. auto(?!module)\w+:: ([\w.]+)", page, re.MULTILINE):
        module, _, member = name.rpartition(".")
        if module.startswith("credscore.adapters."):
            source = ROOT / f"{module.replace('.', '/')}.py"
            assert re.search(rf"^(?:def|class) {member}\b", source.read_text(), re.MULTILINE), name
        else:
            assert hasattr(import_module(module or "credscore"), member), name


def test_every_adapter_is_in_the_reference() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    adapters = {path.stem for path in (ROOT / "credscore" / "adapters").glob("*.py")}
    named = set(re.findall(r"credscore\.adapters\.(\w+)\.", page))
    assert adapters - {"__init__", "worker"} == named


def commands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = (
        action.choices
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(choices)


def section(command: str) -> str:
    """Return what docs/cli.md says of a command, down to the next one's heading."""
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    found = re.search(rf"^## [^\n]*\b{command}\b.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    return found[0] if found else ""


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_option_of_a_command_is_on_its_page(command: str) -> None:
    assert section(command), f"docs/cli.md has no section {command}"
    options = {o for action in commands()[command]._actions for o in action.option_strings}
    said = set(re.findall(r"--[a-z-]+", section(command)))
    shared = (
        {"--input-format", "--text-field", "--id-field"}
        if "[--input-format …]" in section(command)
        else set()
    )
    missing = {o for o in options if o.startswith("--")} - said - shared - {"--help"}
    assert missing == set()


def test_the_page_names_no_option_that_there_is_not() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    known = {
        o for one in commands().values() for action in one._actions for o in action.option_strings
    }
    assert set(re.findall(r"(?<!-)--[a-z][a-z-]*", page)) - known - {"--version"} == set()


@pytest.mark.parametrize("path", sorted((DOCS / "extractors").glob("*.md")), ids=lambda p: p.stem)
def test_figures_of_an_extractor_are_of_the_shipped_model(path: Path) -> None:
    named = re.findall(r"model `([^`]+)`", path.read_text(encoding="utf-8"))
    # Otherwise: python -m benchmarks.distribution
    assert set(named) <= {credscore.Scorer().model.version}
    assert named or path.stem == "index"


def test_every_benchmark_is_in_their_table() -> None:
    table = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "benchmarks").rglob("*.py"):
        if "__main__" in path.read_text(encoding="utf-8"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            name = name.removesuffix(".__main__")
            assert re.search(rf"python -m {re.escape(name)}[` ]", table), name


def test_llms_txt_has_every_page_and_no_other() -> None:
    listed = re.findall(r"\]\(([^)]+)\)", (DOCS / "llms.txt").read_text(encoding="utf-8"))
    sources = [link.removeprefix("_sources/").removesuffix(".txt") for link in listed]
    pages = {re.sub(r"\.html$", "", source) for source in sources}
    pages = {page.removesuffix(".md") for page in pages}
    there = {str(path.relative_to(DOCS).with_suffix("")) for path in PAGES}
    assert pages == there - {"index"} | {"notebook"}
    assert len(listed) == len(set(listed))


def test_llms_txt_begins_as_the_convention_wants_it() -> None:
    lines = (DOCS / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# credscore"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("#")][1:] == [
        "## Start", "## How to", "## Reference", "## How it works", "## Optional",
    ]  # fmt: skip
