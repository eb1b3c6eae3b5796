"""The commands of docs/serving.md, run."""

from __future__ import annotations

import doctest
import re
import shlex
from argparse import ArgumentParser

import pytest
from service_client import ROOT, Running

PAGE = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (curl .*?)\n((?:[^$].*?\n)*)", re.MULTILINE)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands() -> list[tuple[str, str]]:
    """Return the commands of the page, each with the answer that stands below it."""
    return [found for block in _BLOCK.findall(PAGE) for found in _COMMAND.findall(block)]


def curled(service: Running, command: str) -> str:
    """Do what curl would do."""
    curl = ArgumentParser()
    curl.add_argument("-s", action="store_true")
    curl.add_argument("--json")
    curl.add_argument("url")
    asked = curl.parse_args(shlex.split(command)[1:])
    if asked.json is None:
        return service.get(asked.url).text
    kind = {"content-type": "application/json"}
    return service.post(asked.url, content=asked.json, headers=kind).text


@pytest.mark.parametrize(("command", "answer"), commands(), ids=lambda text: text[:60])
def test_a_command_of_the_page_gives_the_answer_below_it(
    service: Running, command: str, answer: str
) -> None:
    found = curled(service, command)
    assert doctest.OutputChecker().check_output(answer, found, _FLAGS), found


def test_the_page_has_a_command_for_every_address_for_programs() -> None:
    asked = {
        re.sub(r"\?.*", "", command.rpartition(":8000")[2].strip("'")) for command, _ in commands()
    }
    assert asked == {"/v1/score", "/v1/compare", "/v1/model", "/healthz", "/readyz"}


def test_every_metric_is_on_the_page(service: Running) -> None:
    metrics = re.findall(r"^# TYPE (credscore\w+)", service.get("/metrics").text, re.MULTILINE)
    assert metrics
    for name in metrics:
        assert re.sub("_(created|total)$", "", name) in PAGE
