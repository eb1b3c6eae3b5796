"""Who is cited how often: attributions grouped by their source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from credscore.extractors.base import Attribution, Chain, Form, SourceKind
from credscore.extractors.lexicons.attribution.sources import PRONOUNS
from credscore.report.names import Name, folded, name_of, same_person

Resolution = Literal["resolved", "unresolved", "none"]

_ORDER: tuple[Resolution, ...] = ("resolved", "unresolved", "none")


@dataclass(frozen=True, slots=True)
class Cited:
    """One source, or all attributions whose source is not resolved, or not named.

    Attributes
    ----------
    resolution : {"resolved", "unresolved", "none"}
    words : str
        How the text names the source: a person by the fullest spelling, others by the most
        frequent.  Empty but for resolution "resolved".
    kind : str or None
        The record's kind of most of these attributions; None but for resolution "resolved".
    spellings : mapping of str to int
        How often each spelling is cited, most often first.
    forms, chains : mapping of str to int
    positions : tuple of int
        Of these attributions among all, in rising order.
    """

    resolution: Resolution
    words: str
    kind: SourceKind | None
    spellings: Mapping[str, int]
    forms: Mapping[Form, int]
    chains: Mapping[Chain, int]
    positions: tuple[int, ...] = ()

    @property
    def n_attributions(self) -> int:
        """Each attribution is counted in one row, so the rows add up to all of them."""
        return sum(self.forms.values())


def cited(text: str, attributions: Iterable[Attribution]) -> tuple[Cited, ...]:
    """Group `attributions` by source: most cited first, then what has no source.

    Spellings that differ in case or article are one source, and so are a person's surname and
    the only full name in the text that ends in it.  A pronoun belongs to no source: the record
    gives the kind of whom it stands for, not the name, and whoever was cited last is too often
    somebody else.  Other words of the kind "unresolved" belong to a source if the record
    resolves the same words elsewhere.

    Parameters
    ----------
    text : str
        The text that the attributions refer to.
    attributions : iterable of Attribution
        In reading order.

    Returns
    -------
    tuple of Cited
        Sources with as many attributions stand in reading order.  The rows "unresolved" and
        "none" come last, each at most once.

    >>> from credscore.text.span import Span
    >>> text = "Anna Keller said A. Ms. Keller said B. The Courier said C. She said D."
    >>> named = Attribution((Span(0, 11),), (), (), "named_person", "direct")
    >>> again = Attribution((Span(20, 30),), (), (), "named_person", "indirect")
    >>> paper = Attribution((Span(39, 50),), (), (), "media_outlet", "indirect", "outlet")
    >>> she = Attribution((Span(59, 62),), (), (), "named_person", "indirect")
    >>> [(row.words, row.n_attributions) for row in cited(text, [named, paper, again, she])]
    [('Anna Keller', 2), ('The Courier', 1), ('', 1)]
    """
    found = [(_words(text, one), one) for one in attributions]
    hosts = _hosts(found)
    rows: dict[tuple[Resolution, str], list[int]] = {}
    for i, (words, _) in enumerate(found):
        host = hosts.get(folded(words))
        resolution: Resolution = "resolved" if host else "unresolved" if words else "none"
        rows.setdefault((resolution, host or ""), []).append(i)
    listed = [_row(*key, found, positions) for key, positions in rows.items()]
    return tuple(sorted(listed, key=lambda r: (_ORDER.index(r.resolution), -r.n_attributions)))


def _words(text: str, attribution: Attribution) -> str:
    tokens = [token for span in attribution.source for token in span.of(text).split()]
    if len(tokens) > 1 and tokens[-1].lower() in PRONOUNS:
        tokens.pop()  # "officials who"
    return " ".join(tokens)


def _hosts(found: Iterable[tuple[str, Attribution]]) -> dict[str, str]:
    """Map every resolved spelling to the one that stands for its source, both folded."""
    hosts: dict[str, str] = {}
    names: dict[str, Name] = {}
    for words, one in found:
        spelling = folded(words)
        if not words or spelling in PRONOUNS or one.source_kind == "unresolved":
            continue
        hosts[spelling] = spelling
        name = name_of(words) if one.source_kind == "named_person" else None
        if name is not None:
            names.setdefault(spelling, name)
    return hosts | same_person(names)


def _row(
    resolution: Resolution,
    host: str,
    found: Sequence[tuple[str, Attribution]],
    positions: Sequence[int],
) -> Cited:
    members = [found[i] for i in positions]
    spellings = Counter(words for words, _ in members)
    kinds = Counter(one.source_kind for _, one in members if one.source_kind != "unresolved")
    fullest = [words for words, _ in spellings.most_common() if folded(words) == host]
    return Cited(
        resolution=resolution,
        words=fullest[0] if resolution == "resolved" else "",
        kind=kinds.most_common(1)[0][0] if resolution == "resolved" else None,
        spellings=dict(spellings.most_common()),
        forms=Counter(one.form for _, one in members),
        chains=Counter(one.chain for _, one in members),
        positions=tuple(positions),
    )
