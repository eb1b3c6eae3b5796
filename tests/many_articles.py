"""A file of many short articles, with some lines that are none, and its scores in one go."""

from __future__ import annotations

import json
import random
from pathlib import Path

from credscore import cli

_SENTENCES = (
    "The council of Port Ardlow voted on Monday to close the old bridge.",
    "“It is not safe,” said Anna Keller, who leads the works department.",
    "Nobody at the harbour would say how long the work will take.",
    "Traffic will go by the northern road until the spring.",
    "Join our newsletter and never miss a story!",
)


def written(path: Path, n: int) -> Path:
    """Write `n` lines to `path`."""
    order = random.Random(5)
    with path.open("w") as file:
        for number in range(n):
            text = " ".join(order.choices(_SENTENCES, k=order.randint(1, 30)))
            broken = number % 19 == 5
            file.write("broken\n" if broken else json.dumps({"id": number, "text": text}) + "\n")
    return path


def whole(articles: Path) -> bytes:
    """Return the output of a run that nothing disturbs."""
    path = articles.with_name("undisturbed.jsonl")
    given = ["score", str(articles), "--format", "jsonl", "--output", str(path), "--quiet"]
    assert cli.main(given) == 3
    return path.read_bytes()
