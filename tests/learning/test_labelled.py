"""Reading labels, and what is left out."""

from __future__ import annotations

import numpy as np
import pytest
from cases import article

from credscore.learning.labelled import label, labelled
from credscore.learning.table import LabelError

ARTICLE = article("court-report")


@pytest.mark.parametrize("value", ["pass", "PASS ", 1, 1.0, "1", True, np.True_, "yes", "good"])
def test_what_passes(value: object) -> None:
    assert label(value) is True


@pytest.mark.parametrize("value", ["fail", 0, "0", "0.0", False, "No", "bad"])
def test_what_does_not(value: object) -> None:
    assert label(value) is False


@pytest.mark.parametrize("value", [None, "", 2, "maybe", float("nan"), []])
def test_anything_else_is_no_label(value: object) -> None:
    with pytest.raises(LabelError, match="neither pass nor fail"):
        label(value)


def test_what_cannot_be_used_is_left_out_with_its_reason() -> None:
    found = labelled(
        [
            {"id": "a", "text": ARTICLE, "label": "pass", "group": "one"},
            {"id": "b", "text": "Too short.", "label": "fail"},
            {"id": "c", "text": ARTICLE, "label": "perhaps"},
            {"id": "d", "label": 1},
            {"text": ARTICLE, "label": 0},
        ]
    )
    assert found.table.groups == ("one", "item 4")
    assert found.table.passes.tolist() == [True, False]
    assert found.table.base_rate == pytest.approx(0.5)
    reasons = [reason.partition(": ")[2] for reason in found.left_out]
    assert reasons[0] == "not scored, too_short"
    assert "neither pass nor fail" in reasons[1]
    assert [reason[0] for reason in found.left_out] == ["b", "c", "d"]


def test_the_base_rate_is_that_of_the_labels() -> None:
    items = [{"text": ARTICLE, "label": ok} for ok in (1, 1, 1, 0)]
    assert labelled(items).table.base_rate == pytest.approx(0.25)


def test_a_missing_group_of_a_table_is_none() -> None:
    items = [{"text": ARTICLE, "label": 1, "group": float("nan")}] * 2
    assert labelled(items).table.groups == ("item 0", "item 1")


def test_nothing_usable_is_an_error_that_says_why() -> None:
    with pytest.raises(LabelError, match=r"none of the 1 labelled texts.*too_short"):
        labelled([{"text": "Short.", "label": 1}])
