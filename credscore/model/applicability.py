"""When a score would be honest: long enough, English, and running text."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.model.score import Status
from credscore.text.document import Document
from credscore.text.genre import genre
from credscore.text.language import UNDETERMINED, identify

# Below this many words the translation signal is no better than a guess; measured in
# docs/calibration.md.
MIN_WORDS = 100


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether a document may be scored, why not, and its language."""

    status: Status
    language: str | None
    reasons: tuple[str, ...] = ()


def applicability(doc: Document) -> Applicability:
    """Decide whether `doc` is something the model was made for."""
    if doc.n_words == 0:
        return Applicability("abstained", None, ("too_short",))
    language = identify(doc)
    if language not in ("en", UNDETERMINED):
        return Applicability("not_applicable", language, (f"language:{language}",))
    kind = genre(doc)
    if kind is not None:
        return Applicability("not_applicable", language, (f"genre:{kind}",))
    if doc.n_words < MIN_WORDS:
        return Applicability("abstained", language, ("too_short",))
    if language == UNDETERMINED:
        return Applicability("not_applicable", language, (f"language:{UNDETERMINED}",))
    return Applicability("scored", language)
