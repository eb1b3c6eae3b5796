"""What is measured in every run: one pass of a word pattern, and credscore."""

from __future__ import annotations

import re
from functools import partial

from benchmarks.peers.peer import Peer, Run, each
from benchmarks.speed import DETAILS
from credscore.extractors.base import Detail
from credscore.scorer import Scorer

_NEEDS = ("numpy", "scipy", "scikit-learn", "nupunkt")


def _one_pass() -> Run:
    word = re.compile(r"\w+")
    return each(lambda text: sum(1 for _ in word.finditer(text)))


def _texts(detail: Detail) -> Run:
    scorer = Scorer()
    return lambda texts: list(scorer.score_many(texts, detail=detail))


def _pages() -> Run:
    scorer = Scorer()
    return each(lambda page: scorer.score_html(page, detail="score"))


PASS = Peer("one pass", "", r'`re.finditer(r"\w+", text)`, every match counted', _one_pass)
PEERS = (
    *(
        Peer(
            f"credscore {detail}",
            "credscore",
            f'`score_many(detail="{detail}")`',
            partial(_texts, detail),
            needs=_NEEDS,
        )
        for detail in DETAILS
    ),
    Peer(
        "credscore page",
        "credscore",
        'main text by trafilatura, then `score_html(detail="score")`',
        _pages,
        reads="page",
        needs=(*_NEEDS, "trafilatura", "lxml"),
    ),
)
