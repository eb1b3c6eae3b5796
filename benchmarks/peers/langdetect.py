"""langdetect: which of 55 languages."""

from __future__ import annotations

from benchmarks.peers.peer import Peer, Run, each


def _prepare() -> Run:
    from langdetect import DetectorFactory, detect_langs

    DetectorFactory.seed = 0
    return each(detect_langs)


PEERS = (Peer("langdetect", "langdetect", "language of the whole text, seeded", _prepare),)
