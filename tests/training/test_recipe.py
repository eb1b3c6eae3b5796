"""The recipe gets round trips in one way only, and so can make do with own articles."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from credscore.training import marked, own, wording

TRAINING = Path(own.__file__).parent
TEXTS = ["The mill was sold."]


@pytest.mark.parametrize("path", sorted(TRAINING.glob("*.py")), ids=lambda p: p.stem)
def test_no_part_of_the_recipe_translates_by_itself(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert "round_trips" not in [alias.name for alias in node.names]


def test_weights_are_learned_from_own_articles_that_nothing_else_uses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wording, "native_texts", lambda _: TEXTS)
    found = wording.rule_based_pairs(Path(), own.FOLDER)
    expected = [p for pivot in wording.PIVOTS for p in own.pairs(pivot, kept_out=False)]
    assert [(person, machine) for machine, person, _ in found] == expected


def test_changed_words_are_known_in_every_own_article() -> None:
    for pivot in wording.PIVOTS:
        found = list(marked.trips(TEXTS, pivot, own.FOLDER))
        changed = sum(int(example.changed.sum()) for example in found)
        assert len(found) > 10 * len(own.pairs(pivot, kept_out=True))
        assert 0.1 < changed / sum(len(example.changed) for example in found) < 0.7
