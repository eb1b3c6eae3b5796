from __future__ import annotations

import math

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.model.signals import signals

VALUES = {name: i / 100 for i, name in enumerate(FeatureSchema.of(CATALOGUE).names, 1)}


def test_there_are_four_readings_in_the_order_of_the_contract() -> None:
    found = signals(VALUES, english=True)
    assert list(found) == ["translation", "garble", "attribution", "boilerplate"]


def test_a_reading_is_its_feature_with_the_shares_beside_it() -> None:
    found = signals(VALUES, english=True)
    assert found["garble"].value == VALUES["garble.rate"]
    assert found["attribution"].parts == {
        "named_share": VALUES["attribution.named_share"],
        "anonymous_share": VALUES["attribution.anonymous_share"],
        "outlet_share": VALUES["attribution.outlet_share"],
    }
    assert found["boilerplate"].parts == {"appeal_share": VALUES["boilerplate.appeal_share"]}


def test_in_another_language_only_boilerplate_is_read() -> None:
    found = signals(VALUES, english=False)
    measured = {name for name, signal in found.items() if not math.isnan(signal.value)}
    assert measured == {"boilerplate"}
    assert all(map(math.isnan, found["attribution"].parts.values()))


def test_what_was_not_measured_is_nan() -> None:
    found = signals(dict.fromkeys(VALUES, math.nan), english=True)
    assert all(math.isnan(signal.value) for signal in found.values())
