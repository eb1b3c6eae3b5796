"""Any file of a user's patterns: refused with its line, or at work on an article."""

from __future__ import annotations

import pickle
from itertools import pairwise

from cases import article
from fuzz import laws

from credscore import PatternError, Patterns
from credscore.extractors.boilerplate.patterns.reading import decoded, parsed
from credscore.text.document import Document

LONGEST = 2048  # bytes
_ODD = "Read  more: \x00 \ud800 \u202e {{x}} \r\n Subscribe now!\u2028 e\u0301 www.example.org\n"
_DOC = Document.from_text(_ODD + article("appeal-at-end"), metadata={"url": "https://example.org"})


def check(data: bytes) -> None:
    try:
        found = Patterns(parsed(decoded(data, "ours.toml"), "ours.toml"))
        matches = found.find(_DOC)
    except PatternError as error:
        assert str(error)  # noqa: PT017  that it is refused is one of two right answers
        return
    spans = [piece.span for piece in matches.pieces]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(_DOC.text) for span in spans)
    again = pickle.loads(pickle.dumps(found))
    assert again.sha256 == found.sha256
    assert again.find(_DOC) == matches
    laws.line({"labels": [piece.kind for piece in matches.pieces]})
