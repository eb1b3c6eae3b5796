"""Phrases of what surrounds articles on news pages: general knowledge of such pages, no corpus.

One phrase a line, in the language of `credscore.extractors.boilerplate.phrases`: words apart,
`a|b` either, `x?` may be missing, `*` up to two words of any kind, `#` a number, `@name` a
class of words from `CLASSES`, `<` and `>` the start and the end of a sentence or line.
`CUES[kind][weight]`: weights of one sentence add up, and at 1 the sentence is sure.
"""

from __future__ import annotations

from credscore.extractors.lexicons.boilerplate import appeals, around, furniture
from credscore.extractors.lexicons.boilerplate.classes import CLASSES, VERBS, WORDS

CUES: dict[str, dict[float, str]] = {**appeals.CUES, **around.CUES, **furniture.CUES}

__all__ = ["CLASSES", "CUES", "VERBS", "WORDS"]
