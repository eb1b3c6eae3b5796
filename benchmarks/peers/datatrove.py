"""datatrove: the filters of Gopher, C4 and FineWeb that large corpora are made with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from benchmarks.peers.peer import Peer, Run, each

# In the order in which FineWeb was made.
_FILTERS = {
    "Gopher repetition": "GopherRepetitionFilter",
    "C4 quality": "C4QualityFilter",
    "Gopher quality": "GopherQualityFilter",
    "FineWeb quality": "FineWebQualityFilter",
}
_TOKENIZER = "words by spaCy's tokenizer, its default for English, no model"


def _prepare(classes: tuple[str, ...]) -> Run:
    from datatrove.data import Document
    from datatrove.pipeline import filters

    import_module("spacy")  # splits its words, and is not installed with it

    steps: list[Callable[[Document], object]] = [getattr(filters, c)().filter for c in classes]

    def judge(text: str) -> list[object]:
        # One document for all, since the words of the last few texts are kept between filters.
        doc = Document(text=text, id="")
        return [step(doc) for step in steps]

    return each(judge)


def _peer(name: str, what: str, *classes: str) -> Peer:
    prepare = partial(_prepare, classes)
    return Peer(f"datatrove {name}", "datatrove", what, prepare, needs=("spacy", "numpy"))


PEERS = (
    *(_peer(name, f"that filter alone; {_TOKENIZER}", kind) for name, kind in _FILTERS.items()),
    _peer("all four", "the four filters one after the other", *_FILTERS.values()),
)
