"""Texts that somebody labelled: would a copy editor pass them or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from credscore.extractors import CATALOGUE
from credscore.features.extract import extract
from credscore.features.schema import FeatureSchema
from credscore.inputs import document, entry
from credscore.learning.table import LabelError, Table
from credscore.model.applicability import applicability

PASSES = frozenset({"pass", "passes", "1", "true", "yes", "good"})
FAILS = frozenset({"fail", "fails", "0", "false", "no", "bad"})


@dataclass(slots=True)
class Labelled:
    """Labelled texts as numbers, and what could not be used of them.

    Attributes
    ----------
    table : Table
    left_out : list of str
        Why each of the others was left out, in the order in which they came.
    """

    table: Table
    left_out: list[str] = field(default_factory=list)


def label(value: Any) -> bool:
    """Read a label: True where the text passes.

    >>> label("pass"), label(0), label("no")
    (True, False, False)

    Raises
    ------
    LabelError
        If it is none.
    """
    said = str(int(value)) if isinstance(value, bool | np.bool_) else str(value).strip().lower()
    said = said.removesuffix(".0")
    if said in PASSES | FAILS:
        return said in PASSES
    msg = f"label {value!r} is neither pass nor fail (1 or 0, true or false, yes or no)"
    raise LabelError(msg)


def labelled(
    items: Iterable[Mapping[str, Any]],
    *,
    label_field: str = "label",
    group_field: str = "group",
) -> Labelled:
    """Measure labelled texts.

    Parameters
    ----------
    items : iterable of mapping
        With `text` or `html`, a label, and maybe a group: texts of one group, such as the
        articles of one outlet or an original and its copies, are never on two sides of a
        split.  Without, each text is its own.
    label_field, group_field : str

    Raises
    ------
    LabelError
        If not one of the texts can be used.
    """
    schema = FeatureSchema.of(CATALOGUE)
    rows, passes, groups, left_out = [], [], [], []
    for position, item in enumerate(items):
        name = str(item.get("id") or f"item {position}")
        try:
            would_pass = label(item.get(label_field))
            doc = document(entry({k: item[k] for k in ("text", "html", "id", "url") if k in item}))
        except (TypeError, ValueError) as error:
            left_out.append(f"{name}: {error}")
            continue
        applies = applicability(doc)
        if applies.status != "scored":
            left_out.append(f"{name}: not scored, {', '.join(applies.reasons)}")
            continue
        rows.append(schema.vector(extract(doc, CATALOGUE, "score").values))
        passes.append(would_pass)
        given = item.get(group_field)
        # Not a number, as pandas has it for what is missing, is unlike itself.
        missing = given is None or given == "" or given != given  # noqa: PLR0124  as said
        groups.append(name if missing else str(given))
    if not rows:
        why = f"; the first: {left_out[0]}" if left_out else ""
        msg = f"none of the {len(left_out)} labelled texts can be used{why}"
        raise LabelError(msg)
    return Labelled(_table(np.array(rows), schema, np.array(passes), groups), left_out)


def _table(
    x: np.ndarray[Any, np.dtype[np.float64]],
    schema: FeatureSchema,
    passes: np.ndarray[Any, np.dtype[np.bool_]],
    groups: list[str],
) -> Table:
    weight = np.full(len(passes), 1 / len(passes))
    kinds = tuple("labelled pass" if ok else "labelled fail" for ok in passes.tolist())
    return Table(x, schema.names, passes, kinds, tuple(groups), weight)
