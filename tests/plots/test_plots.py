"""What is drawn is what was measured, and drawing leaves nothing behind."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from credscore import Scorer, plots, summarize_sources
from credscore.io.extras import MissingExtraError
from credscore.learning.evaluate import Evaluation
from credscore.model.metrics import wilson
from credscore.plots import PlotError
from credscore.sources.summary import SourceSummary

POINTS = [
    {"score": 0.1, "passes": 0.0, "low": 0.0, "high": 0.28, "n": 10},
    {"score": 0.6, "passes": 0.5, "low": 0.24, "high": 0.76, "n": 10},
    {"score": 0.9, "passes": 1.0, "low": 0.7, "high": 1.0, "n": 9},
]
CURVE = [{"coverage": 1.0, "risk": 6 / 29}, {"coverage": 0.5, "risk": 1 / 14}]
EVALUATION = Evaluation("2026.1+0", 29, [], {}, POINTS, CURVE, {}, [])


def row(name: str, estimate: float | None, n: int = 5) -> SourceSummary:
    interval = None if estimate is None else (estimate - 0.1, estimate + 0.1)
    return SourceSummary(name, n, 0 if estimate is None else n, estimate, interval)


def bars(ax: Any) -> Any:
    """Return the ends of the only error bars of `ax`; shape (n_points, 2, 2)."""
    (container,) = ax.containers
    _, _, (lines,) = container
    return np.array(lines.get_segments())


def test_the_points_of_a_reliability_diagram_are_those_measured() -> None:
    ax = plots.reliability(EVALUATION)
    data = ax.containers[0][0].get_xydata()
    assert data.tolist() == [[p["score"], p["passes"]] for p in POINTS]
    assert bars(ax)[:, :, 1] == pytest.approx(np.array([[p["low"], p["high"]] for p in POINTS]))
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert any("9 to 10 texts each, 95 % interval" in label for label in labels)
    assert "29 texts" in ax.get_title()


def test_risk_is_drawn_over_coverage_with_the_interval_of_as_many_texts() -> None:
    ax = plots.risk_coverage(EVALUATION)
    data = ax.containers[0][0].get_xydata()
    assert data.tolist() == [[0.5, 1 / 14], [1.0, 6 / 29]]
    assert bars(ax)[:, :, 1] == pytest.approx(np.array([wilson(1, 14), wilson(6, 29)]))
    assert ax.get_ylim()[1] > bars(ax)[:, :, 1].max()


def test_an_evaluation_may_come_from_json() -> None:
    stored = json.loads(json.dumps(EVALUATION.to_dict()))
    for draw in (plots.reliability, plots.risk_coverage):
        one, other = draw(EVALUATION), draw(stored)
        assert [c[0].get_xydata().tolist() for c in one.containers] == [
            c[0].get_xydata().tolist() for c in other.containers
        ]


def test_shapes_are_those_of_the_model_on_one_scale() -> None:
    scorer = Scorer()
    figure = plots.shapes(scorer)
    panels = [ax for ax in figure.axes if ax.axison]
    names = [name for name in scorer.model.schema.names if name in scorer.model.shapes]
    assert [ax.get_title() for ax in panels] == names
    units = {f.name: f.unit for f in scorer.model.schema.features}
    for ax in panels:
        shape = scorer.model.shapes[ax.get_title()]
        (line,) = [one for one in ax.lines if one.get_label() == "shape, its knots"]
        assert line.get_xdata().tolist() == shape.knots.tolist()
        assert line.get_ydata().tolist() == shape.log_odds.tolist()
        (missing,) = [one for one in ax.lines if "could not" in str(one.get_label())]
        assert set(missing.get_ydata()) == {shape.missing}
        assert ax.get_xlabel() == units[ax.get_title()]
    assert len({ax.get_ylim() for ax in panels}) == 1


def test_single_features_are_drawn_alone() -> None:
    figure = plots.shapes(Scorer().model, features=["garble.rate"])
    assert [ax.get_title() for ax in figure.axes] == ["garble.rate"]


def test_sources_stand_from_the_highest_down_with_interval_and_number() -> None:
    rows = [row("The Gate", 0.8, 7), row("$a_b^{ $$", 0.5), row("none", None)]
    ax = plots.sources(rows)
    assert [t.get_text() for t in ax.get_yticklabels()] == ["The Gate (7)", "$a_b^{ $$ (5)"]
    assert ax.containers[0][0].get_xydata().tolist() == [[0.8, 0.0], [0.5, -1.0]]
    assert bars(ax)[:, :, 0] == pytest.approx(np.array([[0.7, 0.9], [0.4, 0.6]]))
    assert "1 without a score or a name left out" in ax.get_title()


def test_of_many_sources_both_ends_are_drawn() -> None:
    ax = plots.sources([row(f"s{k}", 0.85 - k / 100) for k in range(70)], most=5)
    shown = [t.get_text().split()[0] for t in ax.get_yticklabels()]
    assert shown == ["s0", "s1", "s2", "s68", "s69"]
    assert "65 in the middle not shown" in ax.get_title()


def test_names_in_any_script_with_controls_are_written(tmp_path: Path) -> None:
    rows = [
        row("日本の新聞", 0.8),
        row("a\x1b[31m\nb", 0.5),
        row("x" * 500, 0.4),
        row("\\frac{", 0.3),
    ]
    ax = plots.sources(rows)
    plots.save(ax, tmp_path / "a.svg")
    assert ax.get_yticklabels()[1].get_text() == "a␛[31m b (5)"
    assert len(ax.get_yticklabels()[2].get_text()) < 50


def test_axes_that_are_given_are_drawn_into() -> None:
    grid = Figure().subplots(1, 3)
    assert plots.reliability(EVALUATION, ax=grid[0]) is grid[0]
    assert plots.risk_coverage(EVALUATION, ax=grid[1]) is grid[1]
    assert plots.sources([row("a", 0.5)], ax=grid[2]) is grid[2]
    assert len(grid[0].get_figure().axes) == 3


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_the_same_plot_is_the_same_bytes_whatever_is_set(tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in "ab"]
    plots.save(plots.reliability(EVALUATION), paths[0])
    with mpl.rc_context({"svg.hashsalt": "else", "font.size": 20, "axes.facecolor": "red"}):
        plots.save(plots.reliability(EVALUATION), paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert mpl.__version__.encode() not in paths[0].read_bytes()


def test_nothing_of_matplotlib_is_changed_and_pyplot_not_imported(tmp_path: Path) -> None:
    code = (
        "import sys, matplotlib as mpl\n"
        # Without the backend, which is looked for, by pyplot, when it is asked for.
        "def held(): return {k: mpl.rcParams[k] for k in mpl.rcParams if k != 'backend'}\n"
        "before = held()\n"
        "from credscore import Scorer, plots\n"
        "plots.save(plots.shapes(Scorer()), sys.argv[1])\n"
        "assert held() == before\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "shapes.svg")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_importing_the_door_loads_no_matplotlib() -> None:
    code = "import sys, credscore.plots; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_matplotlib_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real, figure, scorer = builtins.__import__, Figure(), Scorer()

    def absent(name: str, *arguments: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    monkeypatch.setattr("credscore.plots.figure.find_spec", lambda _: None)
    for draw in (
        lambda: plots.reliability(EVALUATION),
        lambda: plots.risk_coverage(EVALUATION),
        lambda: plots.shapes(scorer),
        lambda: plots.sources([row("a", 0.5)]),
        lambda: plots.save(figure, tmp_path / "a.svg"),
    ):
        with pytest.raises(MissingExtraError, match=r"credscore\[plots\]"):
            draw()


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda: plots.reliability({}), "no evaluation"),
        (lambda: plots.reliability({"reliability": []}), "no points"),
        (lambda: plots.reliability({"reliability": [{"score": "x"}]}), "no evaluation"),
        (lambda: plots.shapes(Scorer(), features=["x"]), "'x'"),
        (lambda: plots.shapes(Scorer(), features=[]), "no feature"),
        (lambda: plots.sources([]), "nothing to draw"),
        (lambda: plots.sources([row("a", None)]), "nothing to draw"),
        (lambda: plots.sources([row("a", 0.5)], most=1), "at least 2"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Any, said: str) -> None:
    with pytest.raises(PlotError, match=said):
        draw()


def test_a_plot_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(PlotError, match=r"\.svg, \.png or \.pdf"):
        plots.save(Figure(), tmp_path / "a.gif")
    with pytest.raises(PlotError, match="there is no folder"):
        plots.save(Figure(), tmp_path / "none" / "a.svg")
    assert list(tmp_path.iterdir()) == []


def test_summaries_come_as_they_are_made() -> None:
    records = [{"score": 0.9, "verdict": "pass", "metadata": {"source": "A"}}]
    assert plots.sources(summarize_sources(records)).get_title().startswith("1 source ")
