"""Invented articles of which some are altered copies of others."""

from __future__ import annotations

from cases import article

from credscore.corpus.corpus import Corpus

ORIGINAL = article("council-original")
STRANGERS = ("science", "obituary", "sport", "weather-disaster")
# A copy as a careless spinner makes it, and one that is cut as an editor does it.
_SPUN = (
    ("Harbour council", "Port board"), ("armed patrols", "armed watches"), ("blaze", "flame"),
    ("voted", "balloted"), ("Investigators", "Researchers"), ("pattern", "model"),
    ("measure", "gauge"), ("cost", "price"), ("ferries", "boats"), ("inquiry", "enquire"),
    ("arrests", "stops"), ("bookings", "reserves"), ("weekend", "end of week"),
)  # fmt: skip


def spun() -> str:
    text = ORIGINAL
    for word, other in _SPUN:
        assert word in text
        text = text.replace(word, other)
    return text


def shortened() -> str:
    return "\n\n".join(ORIGINAL.split("\n\n")[:7])


def held(dates: dict[str, object], field: str = "date") -> Corpus:
    """Return a corpus of an original, two copies of it, and four articles of other things."""
    texts = {"spun": spun(), "original": ORIGINAL, "shortened": shortened()}
    corpus = Corpus()
    corpus.add({"id": name, "text": article(name)} for name in STRANGERS)
    corpus.add(
        {"id": id_, "text": text, **({field: dates[id_]} if id_ in dates else {})}
        for id_, text in texts.items()
    )
    return corpus
