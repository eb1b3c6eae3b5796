"""Tables of attributions for a terminal: who is cited, and which kinds of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from credscore.extractors.base import Attribution, Chain, Form, SourceKind
from credscore.extractors.lexicons.attribution.sources import PRONOUNS
from credscore.report.columns import cell, columns, padded, wrapped
from credscore.report.names import folded
from credscore.report.sources import Cited
from credscore.text.hygiene import harmless

_AT_MOST = 15  # sources listed
_LINES = 3  # that one source takes
_OTHERS = 50  # columns that the words of unresolved sources may ask for
_NARROWEST = 14  # columns for the words of a source, and for its forms
_TABLE = 56  # columns that a table needs; with less each source is a list
# Chains that the kind of the source has said already.
_BY_NATURE: dict[SourceKind | None, Chain] = {
    "media_outlet": "outlet",
    "document_or_data": "document",
}
_BESIDE = " " * 6  # what stands under the number
_FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed", "declined_comment")


def who(rows: Sequence[Cited], width: int) -> Iterator[str]:
    """Yield a table of the sources of one document: number, source, kind, and forms with chains.

    At most fifteen sources are listed; a line tells how many more there are.  Attributions
    without a source come after it.

    Parameters
    ----------
    rows : sequence of Cited
        As `credscore.report.sources.cited` orders them.
    width : int
        Columns to fill; below 56 kind and forms stand under the words, not beside them.

    >>> row = Cited("resolved", "Anna Keller", "named_person", {}, {"direct": 2}, {"outlet": 1})
    >>> list(who([row], 80))
    ['   2  Anna Keller     named person  2 direct; 1 via outlet']
    """
    sources = [row for row in rows if row.resolution == "resolved"]
    listed, left = sources[:_AT_MOST], sources[_AT_MOST:]
    others = [row for row in rows if row.resolution != "resolved"]
    widths = _widths(listed, others, width) if width >= _TABLE else None
    laid_out = partial(_listed, width=width) if widths is None else partial(_row, widths=widths)
    for row in listed:
        yield from laid_out(row)
    if left:
        n = sum(row.n_attributions for row in left)
        more = f"and {_counted(len(left), 'more source')} with {_counted(n, 'attribution')}"
        yield from wrapped(f"{_BESIDE}{more}", width, _BESIDE)
    for row in others:
        yield from laid_out(row)


def _widths(sources: Sequence[Cited], others: Sequence[Cited], width: int) -> tuple[int, int, int]:
    """Return the columns for words, kind and forms, beside ten for the number and gaps."""
    kind = max((len(row.kind or "") for row in sources), default=0)
    wanted = [_NARROWEST, *(columns(words_of(row)) for row in sources)]
    wanted += [min(columns(words_of(row)), _OTHERS) - 2 - kind for row in others]
    free = max(width - 10 - kind, 2 * _NARROWEST)
    words = min(max(wanted), free * 3 // 5)
    return words, kind, free - words


def _row(row: Cited, widths: tuple[int, int, int]) -> Iterator[str]:
    words, kind, forms = widths
    if row.kind is None:  # its words may run on below the kinds
        words, kind = words + 2 + kind, 0
    cells = (words_of(row), words), (_plain(row.kind or ""), kind), (forms_of(row), forms)
    beside = [cell(held, max(width, 1), _LINES) for held, width in cells]
    number = f"{row.n_attributions:>4}"
    for first, second, third in zip_longest(*beside, fillvalue=""):
        middle = f"  {second:<{kind}}" if kind else ""
        yield f"{number:<4}  {padded(first, words)}{middle}  {third}".rstrip()
        number = ""


def _listed(row: Cited, width: int) -> Iterator[str]:
    head, *rest = cell(words_of(row), max(width - len(_BESIDE), 1), _LINES) or [""]
    yield f"{row.n_attributions:>4}  {head}"
    yield from (f"{_BESIDE}{line}" for line in rest)
    said = "; ".join(filter(None, (_plain(row.kind or ""), forms_of(row))))
    yield from wrapped(f"{_BESIDE}{said}", width, _BESIDE)


def words_of(row: Cited) -> str:
    """Return how the text names the source of a row, or that it does not."""
    if row.resolution == "none":
        return "no source named"
    words = row.words
    if row.resolution != "resolved":
        words = f"not resolved: {_several(row.spellings)}"
    return " ".join(harmless(words).split())


def _several(spellings: Mapping[str, int]) -> str:
    counts: Counter[str] = Counter()
    for words, n in spellings.items():
        counts[folded(words) if folded(words) in PRONOUNS - {"i"} else words] += n
    return ", ".join(f"{words} ({n})" if n > 1 else words for words, n in counts.most_common())


def forms_of(row: Cited) -> str:
    """Return the forms of the attributions of a row, and through whom they came."""
    forms = ", ".join(f"{row.forms[form]} {_plain(form)}" for form in _FORMS if row.forms.get(form))
    n = row.n_attributions
    chains = [
        f"via {_plain(chain)}" if times == n else f"{times} via {_plain(chain)}"
        for chain, times in sorted(row.chains.items())
        if chain not in ("first_hand", _BY_NATURE.get(row.kind))
    ]
    return "; ".join([forms, ", ".join(chains)] if chains else [forms])


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def by_kind(attributions: Iterable[Attribution]) -> list[str]:
    """Return one line per kind of source: its number of attributions and their forms.

    >>> by_kind([Attribution((), (), (), "named_person", "declined_comment")])
    ['named person            1  1 declined comment']
    """
    counts: dict[str, Counter[str]] = {}
    for found in attributions:
        counts.setdefault(found.source_kind, Counter())[found.form] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return [
        f"{_plain(kind):<20} {forms.total():>4}  "
        + ", ".join(f"{n} {_plain(form)}" for form, n in sorted(forms.items()))
        for kind, forms in ranked
    ]
