"""NELA: features of news articles, in six groups."""

from __future__ import annotations

from benchmarks.peers import nltk_data
from benchmarks.peers.peer import Peer, Run, each

_RESOURCES = (
    *("tokenizers/punkt_tab", "taggers/averaged_perceptron_tagger_eng", "corpora/stopwords"),
    *("chunkers/maxent_ne_chunker_tab", "corpora/words"),
)


def _prepare() -> Run:
    from nela_features.nela_features import NELAFeatureExtractor

    nltk_data.require(_RESOURCES)
    return each(NELAFeatureExtractor().extract_all)


PEERS = (
    Peer(
        "nela",
        "nela-features",
        "all its features of style, complexity, bias, affect, morals and events",
        _prepare,
        needs=("nltk", "vaderSentiment", "datefinder"),
    ),
)
