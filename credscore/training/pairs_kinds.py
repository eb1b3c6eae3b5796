"""What is known of a pair of texts whose history is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from credscore.comparison.result import Verdict

COPY: tuple[Verdict, ...] = ("copy",)
SPUN: tuple[Verdict, ...] = ("spun copy",)
SOMEHOW: tuple[Verdict, ...] = ("copy", "spun copy")
QUOTES: tuple[Verdict, ...] = ("quotes it",)
STORY: tuple[Verdict, ...] = ("same story", "quotes it")
APART: tuple[Verdict, ...] = ("same story", "unrelated")
UNRELATED: tuple[Verdict, ...] = ("unrelated",)


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A text beside another, and whether it was made from it.

    Attributes
    ----------
    copy, original : str
    kind : str
        How the pair came about: a family, and after a comma what sets it apart in it.
    group : str
        Pairs of one group share a story, an office or a source document: never on two sides
        of a split.
    held_out : bool
        Whether the pair may only be measured on.
    made : bool or None
        Whether text of the copy was made from text of the original; None where both answers
        are fair (words of a third party in both, agency paragraphs in both).
    share : float
        Of the copy's words, those that were taken from the original in any form, from 0 to 1;
        nan where `made` is None and nobody counted.
    fits : tuple of str
        The verdicts that are fair.
    outlets : tuple of two str
        Who published the copy's source, and the original.
    """

    copy: str = field(repr=False)
    original: str = field(repr=False)
    kind: str
    group: str
    held_out: bool
    made: bool | None
    share: float
    fits: tuple[Verdict, ...]
    outlets: tuple[str, str] = ("", "")

    @property
    def family(self) -> str:
        """The kind up to its first comma."""
        return self.kind.partition(",")[0]
