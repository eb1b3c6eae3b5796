"""Write the last two sections of every extractor's page: distribution and weight.

    python -m benchmarks.distribution

The reference set is news of 83 outlets that shaped nothing, from the data folder.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from credscore import Scorer, plots
from credscore.extractors import CATALOGUE
from credscore.features.vectorizer import DocumentVectorizer
from credscore.model.reliability import Shape
from credscore.training.data import folder, rows

PAGES = Path(__file__).parents[1] / "docs" / "extractors"
FIGURES = PAGES.parent / "figures"
HEADING = "## Distribution\n"
_QUANTILES = (0.05, 0.5, 0.95)


def main() -> None:
    """Measure every feature once and rewrite the pages."""
    texts = [row["text"] for row in rows(folder(), "news/recovery")]
    x = DocumentVectorizer().transform(texts)
    model = Scorer().model
    names = list(model.schema.names)
    for extractor in CATALOGUE:
        lines = [HEADING]
        lines.append(
            f"On {len(texts)} news articles of 83 outlets that shaped nothing here"
            f" (`python -m benchmarks.distribution`, model `{model.version}`).\n"
        )
        lines.append("| feature | unit | 5th percentile | median | 95th | not measurable |")
        lines.append("| --- | --- | --- | --- | --- | --- |")
        for feature in extractor.features:
            column = x[:, names.index(feature.name)]
            lines.append(f"| `{feature.name}` | {feature.unit} | {_spread(column)} |")
        lines += ["\n## Weight\n", *_weights(extractor.name, model.shapes)]
        held = {f: s for f, s in model.shapes.items() if f.startswith(f"{extractor.name}.")}
        if held:
            figure = plots.shapes(model, features=held)
            plots.save(figure, FIGURES / f"{extractor.name}.svg")
            lines.append(f"\n![Shapes of the features](../figures/{extractor.name}.svg)")
        page = PAGES / f"{extractor.name}.md"
        head = page.read_text(encoding="utf-8").partition(HEADING)[0].rstrip()
        page.write_text(f"{head}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _spread(column: np.ndarray) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a column may be nan throughout
        low, median, high = np.nanquantile(column, _QUANTILES)
    missing = float(np.isnan(column).mean())
    return f"{low:.3g} | {median:.3g} | {high:.3g} | {missing:.1%}"


def _weights(name: str, shapes: Mapping[str, Shape]) -> list[str]:
    held = {f: s for f, s in shapes.items() if f.startswith(f"{name}.")}
    if not held:
        return ["None of these features enters the score of this version."]
    lines = [
        "What a feature takes from the log-odds at each knot of its shape; between knots the",
        "shape is linear, beyond them flat.",
        "Features not named do not enter the score of this version.\n",
    ]
    for feature, shape in held.items():
        points = [
            (at, round(value, 2) + 0.0)
            for at, value in zip(shape.knots.tolist(), shape.log_odds.tolist(), strict=True)
        ]
        told = ", ".join(f"{at:.3g}: {value:.2f}" for at, value in points)
        if not any(value for _, value in points):
            told = "nothing, in this version"
        lines.append(f"* `{feature}`: {told}")
    return lines


if __name__ == "__main__":
    main()
