"""NeMo Curator: the heuristic filters of its recipe for English."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module, resources
from typing import Any

from benchmarks.peers.peer import Peer, Run, each

_RECIPE = "config/text/heuristic_filter_english_pipeline.yaml"


def _prepare() -> Run:
    recipe_file = resources.files("nemo_curator") / _RECIPE
    import yaml  # which it needs, and brings along

    recipe = yaml.safe_load(recipe_file.read_text("utf-8"))
    steps = list(_filters(recipe["stages"]))
    return each(lambda text: [f.keep_document(f.score_document(text)) for f in steps])


def _filters(stages: list[dict[str, Any]]) -> Iterator[Any]:
    """Make the filters that a recipe names, with the limits it gives them."""
    for stage in stages:
        given = dict(stage.get("filter_obj", {}))
        if given:
            module, _, name = given.pop("_target_").rpartition(".")
            yield getattr(import_module(module), name)(**given)


PEERS = (
    Peer(
        "nemo curator",
        "nemo-curator",
        "all filters of its recipe for English, on the CPU",
        _prepare,
    ),
)
