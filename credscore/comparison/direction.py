"""Whether what is given as the original looks more like the copy of the two."""

from __future__ import annotations

from credscore.extractors.garble import Garble
from credscore.text.document import Document

WARNING = "original_more_garbled"
# Garbled phrases per 1,000 words: of news of 83 outlets 95 in 100 have fewer than the first, as
# docs/extractors/garble.md says.
_CLEAN, _GARBLED = 2.2, 4.4


def direction_warnings(copy: Document, original: Document) -> tuple[str, ...]:
    """Return a warning where the original is garbled and the copy is clean.

    Rewording damages a text and hardly ever mends it, so the one who copied may be the other.
    """
    if _rate(original) < _GARBLED or _rate(copy) > _CLEAN:
        return ()
    return (WARNING,)


def _rate(doc: Document) -> float:
    return Garble()(doc, "score").values["garble.rate"]
