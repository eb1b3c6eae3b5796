"""Articles for the pages: some of the fixtures, and one that is full of markup."""

from __future__ import annotations

from functools import cache

from cases import FIXTURES

from credscore.model.score import Score
from credscore.scorer import Scorer
from credscore.text.document import Document

SPUN = "spun-by-hand-neural"
ATTACK = (
    '<script>alert(1)</script><img src=x onerror="alert(2)"><svg onload=alert(3)>'
    '"><a href="javascript:alert(4)">x</a></title></style></script><b>&lt;script&gt;&amp;&#0;'
)


def article(name: str) -> str:
    return (FIXTURES / "articles" / f"{name}.txt").read_bytes().decode("utf-8")


def hostile() -> str:
    """Return an article with markup in its prose, in a marked sentence and at its ends."""
    text = article(SPUN).replace("traces of an accelerator", f"traces of an accelerator {ATTACK}")
    return f"{ATTACK}\n\n{text}\n\n{ATTACK}\n"


@cache
def scored(name: str) -> Score:
    """Return the score of a fixture, or of the `hostile` article, with all that is known."""
    known = (hostile(), ATTACK) if name == "hostile" else (article(name), name)
    return Scorer().score(Document.from_text(*known), detail="full")
