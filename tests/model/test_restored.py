from __future__ import annotations

import json
import math

import pytest
from cases import article

from credscore.model.restored import restored
from credscore.scorer import Scorer


@pytest.mark.parametrize("name", ["synonym-spun", "appeal-at-end", "french", "very-short"])
@pytest.mark.parametrize("detail", ["score", "evidence", "full"])
def test_a_record_gives_back_its_score(name: str, detail: str) -> None:
    item = {"id": name, "text": article(name), "desk": ["a", None]}
    given = next(iter(Scorer().score_many([item], detail=detail)))
    record = json.loads(json.dumps(given.to_dict()))
    again = restored(record, given.text)
    assert again.to_dict() == given.to_dict()
    assert again.evidence == given.evidence
    assert again.attributions == given.attributions
    assert again.text == given.text


def test_what_was_not_measured_is_not_a_number_again() -> None:
    given = Scorer().score(article("french"))
    again = restored(given.to_dict(), given.text)
    assert math.isnan(again.signals["garble"].value)
    assert math.isfinite(again.signals["boilerplate"].value)


def test_a_page_says_that_its_text_is_included() -> None:
    given = Scorer().score_html(f"<article><p>{article('obituary')}</p></article>")
    assert restored(given.to_dict(), given.text).text_included
    plain = Scorer().score(article("obituary"))
    assert not restored(plain.to_dict(), plain.text).text_included
