from __future__ import annotations

from typing import Any

import numpy as np

from credscore.extractors.attribution.reading import read
from credscore.extractors.attribution.roles import CONTENT, CUE, NONE, SOURCE
from credscore.text.document import Document
from credscore.training.cues import limits
from credscore.training.polnear import REPORTING_TIER, Article

TEXT = "The well is dry, the mayor said on Monday. Ann Ferrow wants a new one. It rained."


def span(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def marked(source: str, cue: str, content: str) -> dict[str, Any]:
    return {"source": span(source), "cue": span(cue), "content": span(content)}


def article() -> Article:
    doc = Document.from_text(TEXT)
    attributions = [
        marked("the mayor", "said", "The well is dry"),
        marked("Ann Ferrow", "wants", "a new one"),
        {"source": [], "cue": [], "content": span("It rained")},
    ]
    row = {"text": TEXT, "attributions": attributions}
    return Article(row, doc.tokens, read(doc), 0)


def test_both_tiers_are_told_apart() -> None:
    sentences, cues = article().truths()
    assert sentences.tolist() == [[True, True], [False, True], [False, False]]
    assert cues.tolist() == [[True, True], [False, True]]


def test_roles_are_those_of_the_marked_words() -> None:
    one = article()
    (cue, roles), _ = one.labelled()
    words = one.tokens.strings
    assert words[cue] == "said"
    named = {words[i]: int(roles[i]) for i in range(len(words) // 2)}
    assert named["well"] == CONTENT
    assert named["mayor"] == SOURCE
    assert named["said"] == CUE
    assert named["Monday"] == named[","] == NONE


def test_the_tier_is_of_saying() -> None:
    assert REPORTING_TIER.search("had said")
    assert REPORTING_TIER.search("according to")
    assert not REPORTING_TIER.search("wants")


def test_limits_take_what_is_likely_and_leave_the_rest() -> None:
    one = article()
    sentences, cues = one.truths()
    found = limits([one], cues * 0.55 + 0.05, sentences * 0.9)
    assert found["any"] <= 0.6
    assert set(found) == {"any", "reporting", "sentence", "likeliest"}
    assert np.isfinite(list(found.values())).all()
