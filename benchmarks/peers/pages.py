"""Main-text extractors, which read pages: trafilatura and jusText."""

from __future__ import annotations

from benchmarks.peers.peer import Peer, Run, each


def _trafilatura() -> Run:
    import trafilatura

    return each(trafilatura.extract)


def _justext() -> Run:
    import justext

    words = justext.get_stoplist("English")
    return each(lambda page: justext.justext(page.encode(), words))


PEERS = (
    Peer(
        "trafilatura",
        "trafilatura",
        "main text of a page, default settings",
        _trafilatura,
        reads="page",
        needs=("lxml",),
    ),
    Peer(
        "justext",
        "jusText",
        "paragraphs of a page, each judged to be text or boilerplate",
        _justext,
        reads="page",
        needs=("lxml",),
    ),
)
