"""Measure what a spinner gains by padding, sprinkling, disguise and layout.

    python -m benchmarks.evasion --cache DIR

The copies are those of `benchmarks.transfer`: round trips through a pivot never trained on,
spun copies of several strengths, and direct machine translations, none of which shaped a weight.
Padding is health news.  Copies that score below a half are attacked; the rise is the score after
the attack less the score before.  `DIR` keeps the round trips.  Results in
benchmarks/results/evasion.json and the tables of docs/evasion.md.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.attacks import ATTACKS, Attack
from benchmarks.transfer import copies, translated
from credscore import Score, Scorer
from credscore.training.corpus import Labelled
from credscore.training.data import folder, rows
from credscore.training.padded import words

RESULTS = Path(__file__).parent / "results" / "evasion.json"
PAGE = Path(__file__).parents[1] / "docs" / "evasion.md"
MOST = 0.05  # rise of a spun article's score that padding or sprinkling may bring
HALF = 0.5
PER_KIND, TRANSLATIONS, PADDING = 40, 160, 400
_LENGTHS = 200, 1500  # words of an article that pads
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
_COLUMNS = ("mean", "median", "above", "to pass", "not scored")


def main() -> None:
    """Measure, store and fill the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cache", type=Path, required=True)
    cache = parser.parse_args().cache
    found = measure(folder(), cache)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    table = "\n".join(_lines(found))
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_FIGURES.sub(rf"\g<1>\n{table}\n\n\2", page), encoding="utf-8")
    print(table)


def measure(data: Path, cache: Path) -> dict[str, Any]:
    """Return the rise of the score by attack, for spun copies and for translations."""
    scorer = Scorer()
    news = clean(data)
    sets = {"spun": _chosen(copies(data, cache)), "translated": list(translated(data))}
    sets["translated"] = random.Random(2).sample(sets["translated"], TRANSLATIONS)  # noqa: S311  no secret
    found: dict[str, Any] = {"model": scorer.model.version, "most": MOST}
    for name, texts in sets.items():
        scores = zip(texts, scorer.score_many([item.text for item in texts]), strict=True)
        caught = [both for both in scores if both[1].score is not None and both[1].score < HALF]
        found[name] = {"texts": len(texts), "attacked": len(caught), "attacks": {}}
        for attack in ATTACKS:
            found[name]["attacks"][attack.name] = _risen(scorer, attack, caught, news)
    return found


def clean(data: Path) -> list[str]:
    """Return news that pads: health stories of middling length."""
    stories = (r["text"] for r in rows(data, "news/fakehealth") if r["kind"] == "HealthStory")
    fitting = [text for text in stories if _LENGTHS[0] < words(text) < _LENGTHS[1]]
    return random.Random(1).sample(fitting, PADDING)  # noqa: S311  no secret


def _chosen(made: Sequence[Labelled]) -> list[Labelled]:
    by_kind: dict[str, list[Labelled]] = {}
    for item in made:
        if item.kind.startswith(("spun", "round trip")):
            by_kind.setdefault(item.kind, []).append(item)
    return [item for some in by_kind.values() for item in some[:PER_KIND]]


def _risen(
    scorer: Scorer, attack: Attack, caught: Sequence[tuple[Labelled, Score]], news: list[str]
) -> dict[str, Any]:
    rng = random.Random(5)  # noqa: S311  no secret
    changed = [attack.change(item.text, news, rng) for item, _ in caught]
    both = zip(scorer.score_many(changed), (before for _, before in caught), strict=True)
    pairs = [(now, before) for now, before in both if now.score is not None]
    rise = np.array([now.score - before.score for now, before in pairs])
    if not pairs:
        return {"kind": attack.kind, **dict.fromkeys(_COLUMNS[:-1]), "not scored": len(changed)}
    passed = [now.verdict == "pass" != before.verdict for now, before in pairs]
    return {
        "kind": attack.kind,
        "mean": round(float(rise.mean()), 4),
        "median": round(float(np.median(rise)), 4),
        "above": round(float((rise > MOST).mean()), 4),
        "to pass": round(sum(passed) / len(pairs), 4),
        "not scored": len(changed) - len(pairs),
    }


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield f"Model {found['model']}."
    for name, what in (
        ("spun", "Spun copies and round trips"),
        ("translated", "Direct machine translations"),
    ):
        part = found[name]
        yield ""
        number = f"{part['attacked']} of {part['texts']}"
        yield f"{what}: {number} score below a half, and were attacked."
        yield ""
        yield (
            f"| attack | mean rise | median rise | risen by more than {MOST} | pass only now "
            "| get no score |"
        )
        yield "| --- | --- | --- | --- | --- | --- |"
        for attack, row in part["attacks"].items():
            *risen, without = (row[column] for column in _COLUMNS)
            cells = ("", "", "", "")
            if None not in risen:
                mean, median, above, passed = risen
                cells = (f"{mean:+.3f}", f"{median:+.3f}", f"{above:.0%}", f"{passed:.0%}")
            yield f"| {attack} | {' | '.join(cells)} | {without} |"


if __name__ == "__main__":
    main()
