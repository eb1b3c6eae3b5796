"""The score on texts that shaped nothing: apart, calibrated, and fair to groups of people."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import transfer
from benchmarks.transfer import FAMILIES, PEOPLE, family
from credscore import plots
from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.features.vectorizer import DocumentVectorizer
from credscore.learning.calibrating import calibrated
from credscore.learning.evaluate import reliability, risk_coverage
from credscore.learning.table import Table
from credscore.model.metrics import auc, brier, calibration_error
from credscore.model.reliability import Reliability
from credscore.training.corpus import SHORTEST, Labelled
from credscore.training.data import is_kept_out, rows

Floats = NDArray[np.float64]

DRAWN = 40_000
CELLS = 20
DRAWS = 20  # for what lies in cells, where one draw decides a twentieth by a hair
BINS = 15
LATER = 2022
LENGTHS = (50, 75, 100, 150, 200, 300, 400)
DIAGRAM = Path(__file__).parents[1] / "docs" / "figures" / "reliability"


def measure(data: Path, cache: Path) -> dict[str, float]:
    """Return every figure of the score's page."""
    made = transfer.texts(data, cache)
    model = Reliability.load(FeatureSchema.of(CATALOGUE))
    x = DocumentVectorizer().transform([item.text for item in made])
    log_odds = np.array([model.log_odds(model.contributions(row)) for row in x])
    judged = np.array([model.calibration(z) for z in log_odds])
    draw(made, judged[:, 0])
    found = figures(made, log_odds, judged, model)
    return found | year_later(data, model) | by_length(made, model)


def by_length(made: list[Labelled], model: Reliability) -> dict[str, float]:
    """Return how often texts cut to a few lengths are judged wrongly, at even base rates."""
    long = [m for m in made if m.text.count(" ") >= LENGTHS[-1]]
    passes = np.array([m.passes for m in long])
    found = {}
    for words in LENGTHS:
        x = DocumentVectorizer().transform([cut_words(m.text, words) for m in long])
        z = np.array([model.at(0.5).judge(model.log_odds_of(row)).probability for row in x])
        wrong = (z >= 0.5) != passes  # noqa: PLR2004  a limit of this definition alone
        both = (wrong[passes].mean() + wrong[~passes].mean()) / 2
        found[f"judged wrongly, first {words} words"] = float(both)
    return found


def cut_words(text: str, words: int) -> str:
    """Return `text` up to its first `words` words, lines kept."""
    at = -1
    for _ in range(words):
        at = min((i for i in (text.find(c, at + 1) for c in " \n") if i >= 0), default=len(text))
    return text[:at]


def draw(made: list[Labelled], p: Floats) -> None:
    """Draw the reliability diagrams of the page on calibration."""
    kinds, passes = np.array([m.kind for m in made]), np.array([m.passes for m in made])
    drawn = np.random.default_rng(0).choice(len(p), len(p), p=weights(kinds, passes))
    for suffix in (".svg", ".png"):
        points = reliability(p[drawn], passes[drawn])
        plots.save(plots.reliability({"reliability": points}), DIAGRAM.with_suffix(suffix))


def year_later(data: Path, model: Reliability) -> dict[str, float]:
    """Calibrate on translations of 2021, and measure on those of 2022."""
    by_year: dict[int, list[tuple[str, bool]]] = {2021: [], 2022: []}
    for row in rows(data, "translation/documents"):
        kept = row["split"] == "dev" if row["year"] == LATER else is_kept_out(row["src_doc"])
        if kept and row["text"].count(" ") >= SHORTEST and row["label"] != "human_original":
            by_year[row["year"]].append((row["text"], row["label"] == "human_ref"))
    sides = []
    for found in by_year.values():
        people = [x for x in found if x[1]]
        machines = [x for x in found if not x[1]][:: max(1, len(found) // (2 * len(people)))]
        some = people + machines
        x = DocumentVectorizer().transform([text for text, _ in some])
        passes = np.array([ok for _, ok in some])
        weight = np.where(passes, 0.8 / passes.sum(), 0.2 / (~passes).sum())
        sides.append((np.array([model.log_odds_of(row) for row in x]), passes, weight))
    (z, passes, weight), (z_later, later, weight_later) = sides
    names = tuple(map(str, range(len(z))))
    kinds = tuple(map(str, passes.tolist()))
    curve = calibrated(z, Table(np.zeros((len(z), 0)), (), passes, kinds, names, weight), bins=40)
    drawn = np.random.default_rng(0).choice(len(later), DRAWN, p=weight_later)
    p = np.array([curve(value)[0] for value in z_later])[drawn]
    return {"calibrated on 2021, measured on 2022: error": calibration_error(p, later[drawn], BINS)}


def figures(
    made: list[Labelled], log_odds: Floats, judged: Floats, model: Reliability
) -> dict[str, float]:
    """Return how texts are told apart, and how far probability and interval hold."""
    kinds = np.array([item.kind for item in made])
    families = np.array([family(kind) for kind in kinds])
    passes = np.array([item.passes for item in made])
    p, low, high = judged.T
    weight = weights(kinds, passes)
    drawn = np.random.default_rng(0).choice(len(kinds), DRAWN, p=weight)
    news = np.isin(kinds, PEOPLE[:2])
    found: dict[str, float] = {}
    for name in FAMILIES:
        of_kinds = sorted(set(kinds[families == name]))
        each = [auc(-log_odds[kinds == kind], -log_odds[news]) for kind in of_kinds]
        found[f"news against {name}, AUC"] = float(np.mean(each))
    found["news against all copies, families alike, AUC"] = float(np.mean(list(found.values())))
    found["all people's texts against all copies, AUC"] = auc(
        -log_odds[drawn][~passes[drawn]], -log_odds[drawn][passes[drawn]]
    )
    found["Brier score"] = brier(p[drawn], passes[drawn])
    found["expected calibration error, 15 bins"] = calibration_error(p[drawn], passes[drawn], BINS)
    found["interval, mean width"] = float((high - low)[drawn].mean())
    draws = (np.random.default_rng(i).choice(len(kinds), DRAWN, p=weight) for i in range(DRAWS))
    each = [covered(passes[drawn], judged[drawn]) for drawn in draws]
    found["interval, share of cells of like score that it covers"] = float(np.mean(each))
    for point in risk_coverage(p[drawn], passes[drawn])[::3]:
        found[f"judged wrongly, the surest {point['coverage']:.0%}"] = point["risk"]
    for kind in sorted(set(kinds)):
        some = p[kinds == kind]
        found[f"fail: {kind}"] = float((some < model.fail_below).mean())
        between = (some >= model.fail_below) & (some < model.review_below)
        found[f"review: {kind}"] = float(between.mean())
    return found


def weights(kinds: NDArray[np.str_], passes: NDArray[np.bool_], base_rate: float = 0.2) -> Floats:
    """Weigh families of copies, and groups of people, alike within the base rate."""
    weight = np.zeros(len(kinds))
    families = np.array([family(kind) for kind in kinds])
    for side, names, mass in ((True, PEOPLE, 1 - base_rate), (False, FAMILIES, base_rate)):
        for name in names:
            some = (families == name) & (passes == side)
            weight[some] = mass / len(names) / some.sum()
    return weight / weight.sum()


def covered(passes: NDArray[np.bool_], judged: Floats) -> float:
    """Return the share of cells whose passing share lies in their mean interval.

    Cells are documents of like score, of equal mass.
    """
    order = np.argsort(judged[:, 0], kind="stable")
    inside = []
    for cell in np.array_split(order, CELLS):
        _, low, high = judged[cell].mean(axis=0)
        inside.append(low <= passes[cell].mean() <= high)
    return float(np.mean(inside))
