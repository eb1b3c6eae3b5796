"""Article in, article alone out: the doors to cleaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from credscore.cleaning.cleaned import Cleaned
from credscore.cleaning.cut import cut
from credscore.cleaning.lines import Part
from credscore.extractors.boilerplate.extractor import find
from credscore.extractors.boilerplate.pieces import HARMLESS, KINDS
from credscore.inputs import Item, document, many, reason, remains
from credscore.ngram import store
from credscore.scorer import MAX_CHARACTERS
from credscore.text.document import Document

KEEP = tuple(kind for kind in KINDS if kind in HARMLESS)
_PARTS = ("boilerplate",)


def clean(text: Item, *, keep: Collection[str] = KEEP) -> Cleaned:
    r"""Return an article without its boilerplate, and the offsets back.

    Parameters
    ----------
    text : str, Document or mapping
        A mapping holds `text` or `html`, maybe `id`; all else is kept in `metadata`.
    keep : collection of str
        Kinds of pieces that stay.  Captions, bylines and credits do if nothing else is
        said; ``()`` removes them as well.

    Returns
    -------
    Cleaned
        Of a text without boilerplate, the text as it is.

    Raises
    ------
    TypeError
        If `text` is none of the three, or holds no string; or `keep` is a string.
    ValueError
        If a mapping has neither `text` nor `html`, the text is longer than
        2,000,000 characters, or `keep` names a kind that there is not.
    ArtifactError
        If the part of the model that knows boilerplate is missing or was changed.

    >>> cleaned = clean("By Lea Oduya\n\nThe council met on Monday.\n\nDonate now\n")
    >>> cleaned.text
    'By Lea Oduya\n\nThe council met on Monday.\n'
    >>> [(p.kind, p.span.of(cleaned.original)) for p in cleaned.removed]
    [('appeal', 'Donate now')]
    """
    kinds = _kinds(keep)
    store.check(_PARTS)
    return _clean(document(text), kinds)


def clean_html(html: str, url: str | None = None, *, keep: Collection[str] = KEEP) -> Cleaned:
    """Return the article of a page without what boilerplate came out of the page with it.

    Offsets refer to the main text of the page, which is the record's `original`.

    Parameters
    ----------
    html : str
    url : str or None
        Where the page is from; nothing is fetched from there.
    keep : collection of str
        As in `clean`, as are the errors.
    """
    metadata = {} if url is None else {"url": url}
    return clean(Document.from_html(html, url, metadata=metadata), keep=keep)


def clean_many(texts: Iterable[Item], *, keep: Collection[str] = KEEP) -> Iterator[Cleaned]:
    """Clean many articles lazily, in input order.

    Parameters
    ----------
    texts : iterable of str, Document or mapping
    keep : collection of str
        As in `clean`.

    Yields
    ------
    Cleaned
        One per item.  An item that cannot be cleaned has status ``"error"``, its reason and
        no text; it never stops the run.

    Raises
    ------
    TypeError
        If `texts` is a single article or a table, or `keep` is a string.
    ValueError
        If `keep` names a kind that there is not.
    ArtifactError
        As `clean`.
    """
    kinds = _kinds(keep)
    store.check(_PARTS)
    return (_attempt(i, item, kinds) for i, item in enumerate(many(texts)))


def _attempt(position: int, item: Item, keep: frozenset[str]) -> Cleaned:
    try:
        return _clean(document(item), keep)
    except store.ArtifactError:
        raise
    except Exception as error:  # noqa: BLE001  one bad item never stops a run
        text, id_, metadata = remains(item)
        reasons = (reason(position, error),)
        return Cleaned(text, (), id=id_, status="error", reasons=reasons, metadata=metadata)


def _clean(doc: Document, keep: frozenset[str]) -> Cleaned:
    if len(doc.text) > MAX_CHARACTERS:
        msg = f"a text may have {MAX_CHARACTERS} characters, this has {len(doc.text)}"
        raise ValueError(msg)
    pieces = find(doc) if doc.n_words else []
    left = cut(doc, [Part(piece.span, piece.kind) for piece in pieces], keep)
    return Cleaned(
        doc.text,
        left.kept,
        left.removed,
        left.left_in,
        id=doc.id,
        warnings=doc.warnings,
        metadata=doc.metadata,
        original_included=doc.extracted,
    )


def _kinds(keep: Collection[str]) -> frozenset[str]:
    if isinstance(keep, str):
        msg = f"keep must be a collection of kinds, got {keep!r}: put it in a list"
        raise TypeError(msg)
    unknown = [kind for kind in keep if kind not in KINDS]
    if unknown:
        msg = f"keep may name {', '.join(KINDS)}, got {unknown}"
        raise ValueError(msg)
    return frozenset(keep)
