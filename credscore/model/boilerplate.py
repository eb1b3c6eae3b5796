"""Blocks of a text that are not the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from credscore.extractors.base import Evidence
from credscore.text.span import Span

_RULES = "boilerplate."


@dataclass(frozen=True, slots=True)
class BoilerplateBlock:
    """Neighbouring pieces of boilerplate of one kind."""

    span: Span
    kind: str


def boilerplate_blocks(text: str, evidence: Iterable[Evidence]) -> tuple[BoilerplateBlock, ...]:
    """Join pieces of boilerplate of one kind that nothing but white space parts.

    Parameters
    ----------
    text : str
    evidence : iterable of Evidence
        In reading order; what is no boilerplate is passed over.

    >>> text = "News. Donate now. Please."
    >>> asks = Evidence(Span(6, 17), "boilerplate.appeal", "")
    >>> again = Evidence(Span(18, 25), "boilerplate.appeal", "")
    >>> [block.span.of(text) for block in boilerplate_blocks(text, [asks, again])]
    ['Donate now. Please.']
    """
    found: list[BoilerplateBlock] = []
    for one in evidence:
        if not one.rule.startswith(_RULES):
            continue
        kind = one.rule.removeprefix(_RULES)
        last = found[-1] if found else None
        if last and last.kind == kind and not text[last.span.end : one.span.start].strip():
            end = max(last.span.end, one.span.end)
            found[-1] = BoilerplateBlock(Span(last.span.start, end), kind)
        else:
            found.append(BoilerplateBlock(one.span, kind))
    return tuple(found)
