"""Two texts in, a comparison out."""

from __future__ import annotations

from credscore.comparison.result import Comparison, Pair
from credscore.text.document import Document


def compare(copy: str | Document, original: str | Document) -> Comparison:
    """Compare a text with the one that it may have been made from.

    Parameters
    ----------
    copy, original : str or Document

    Raises
    ------
    TypeError
        If one of them is neither a string nor a `Document`.
    """
    left, right = _document(copy), _document(original)
    pairs = [Pair((s,), (), "added") for s in left.sentences]
    pairs += [Pair((), (s,), "dropped") for s in right.sentences]
    shares = {"verbatim": 0.0, "edited": 0.0, "reworded": 0.0, "added": 1.0}
    return Comparison(left, right, "unrelated", 0.0, shares, 0.0, tuple(pairs))


def _document(text: str | Document) -> Document:
    return text if isinstance(text, Document) else Document.from_text(text)
