"""The notebook of the documentation is stored without results, and runs from its top to its end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
CODE = [cell for cell in CELLS if cell["cell_type"] == "code"]


def test_it_is_stored_without_results() -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in CODE)


def test_names_of_cells_are_unique() -> None:
    assert len({cell["id"] for cell in CELLS}) == len(CELLS)


def test_it_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415  after the choice of what draws

    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, Any] = {}
    for number, cell in enumerate(CODE):
        source = "".join(cell["source"])
        exec(compile(source, f"cell {number}", "exec"), names)
        drawn = [plt.figure(figure) for figure in plt.get_fignums()]
        if drawn:
            assert cell["metadata"]["mystnb"]["image"]["alt"]
            assert all(axes.has_data() for figure in drawn for axes in figure.axes)
            plt.close("all")
        else:
            assert capsys.readouterr().out
    assert names["compared"].verdict == "spun copy"
    assert [row.source for row in names["summaries"]] != []
