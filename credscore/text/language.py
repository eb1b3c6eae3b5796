"""Which language a document is in: English function words first, langdetect behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from credscore.text.document import Document

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

UNDETERMINED = "und"

# English prose has a median of 0.22 of these; 99 in 100 news articles have more than 0.10.
_ENGLISH_SHARE = 0.10
# With fewer words langdetect takes names for other languages.
_ENOUGH_WORDS = 20
# Chinese, Japanese, Thai and their neighbours put no spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ENOUGH_UNSPACED = 40
_SURE = 0.80
_LOOKED_AT = 10_000

# Closed-class words of English that are no words of its European neighbours: "in", "is",
# "was", "of", "on", "to" and "for" are left out because German, Dutch, Danish, French or
# Polish write them too.
_CLOSED_CLASS = """
the and that this these those which who whose whom what where when why how
with from into onto upon about after before between through during against without within
towards because although though while until unless whether since
it its itself he she him they them their theirs themselves you your yours we us our ours my
i've i'm i'll i'd he's she's it's they're we're you're they've we've you've that's there's
were been being are have would could should might must cannot can't don't doesn't didn't won't
isn't aren't wasn't weren't haven't hasn't hadn't couldn't wouldn't shouldn't does did
not only than then there here other another each every both few many much more most some any
such own same very just also even yet however said
"""


def _written(word: str) -> set[str]:
    shapes = {word, word.capitalize(), word.upper()}
    return shapes | {shape.replace("'", "’") for shape in shapes}


_FUNCTION_WORDS = frozenset(shape for word in _CLOSED_CLASS.split() for shape in _written(word))


def _is_function_word(tokens: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([token in _FUNCTION_WORDS for token in tokens], dtype=np.bool_)


def identify(doc: Document) -> str:
    """Return the ISO 639-1 code of the language most of `doc` is in, or ``"und"``.

    Deterministic: the same text gives the same answer in any process.  A text of fewer
    than 20 words is called English or undetermined, never another language.

    >>> identify(Document.from_text("The council said that it would close both of the pools."))
    'en'
    """
    if doc.n_words == 0:
        return UNDETERMINED
    hits = int(doc.tokens.column(_is_function_word).sum())
    if hits >= _ENGLISH_SHARE * doc.n_words:
        return "en"
    start = doc.text[:_LOOKED_AT]
    if doc.n_words < _ENOUGH_WORDS and len(_UNSPACED.findall(start)) < _ENOUGH_UNSPACED:
        return UNDETERMINED
    return _detect(start)


def _detect(text: str) -> str:
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415  slow to import, so only when used

    detector = _factory().create()
    # langdetect skips words in capitals, which leaves nothing of a text set in them.
    detector.append(text.lower() if text.isupper() else text)
    try:
        best = detector.get_probabilities()[:1]
    except LangDetectException:
        return UNDETERMINED
    if not best or best[0].prob < _SURE:
        return UNDETERMINED
    return str(best[0].lang).partition("-")[0]  # "zh-cn" and "zh-tw" are one language here


@cache
def _factory() -> DetectorFactory:
    """Load the language profiles, once a process, into a factory of our own."""
    import langdetect  # noqa: PLC0415  slow to import, so only when used
    from langdetect.detector_factory import DetectorFactory  # noqa: PLC0415  slow to import, so only when used

    factory = DetectorFactory()
    factory.load_profile(str(Path(langdetect.__file__).parent / "profiles"))
    # On the instance: the class holds the seed of everybody else's detectors.
    factory.seed = 0
    return factory
