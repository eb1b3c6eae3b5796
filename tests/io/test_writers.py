from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from credscore.extractors.base import Evidence
from credscore.io.writers import WRITERS, csv_row, json_line, top_reason
from credscore.model.score import Contribution, Score, Signal
from credscore.text.span import Span

TEXT = "A farm fire went on until dawn."
SCORED = Score(
    text=TEXT,
    text_sha256="0" * 64,
    model_version="2026.1+0000",
    n_words=7,
    status="scored",
    id="a1",
    language="en",
    score=0.08,
    interval=(0.04, 0.15),
    verdict="fail",
    intercept=1.0,
    signals={
        "translation": Signal(0.97, "probability"),
        "garble": Signal(float("nan"), "garbled phrases per 1,000 words"),
    },
    contributions=(Contribution("garble.rate", 9.0, -2.0), Contribution("x.y", 1.0, 0.5)),
    evidence=(Evidence(Span(2, 11), "garble.phrase", "nobody writes this", 0.8, "firefight"),),
)
FAILED = Score(TEXT, "0" * 64, "2026.1+0000", 0, "error", id="b", reasons=("line 3: not JSON",))


def table(*scores: Score) -> list[dict[str, str]]:
    written = WRITERS["csv"].header + "".join(map(csv_row, scores))
    return list(csv.DictReader(io.StringIO(written)))


def test_a_line_of_json_is_the_record() -> None:
    line = json_line(SCORED)
    assert line.endswith("}\n")
    assert json.loads(line) == SCORED.to_dict()
    assert list(json.loads(line)) == list(SCORED.to_dict())


def test_characters_stand_for_themselves_in_json() -> None:
    assert "“é”" in json_line(replace(SCORED, id="“é”"))


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\ud800\x00\u2028\n")))
def test_any_text_makes_one_valid_line(text: str) -> None:
    score = replace(
        SCORED, text=text + "x", evidence=(Evidence(Span(0, len(text) + 1), "a.b", ""),)
    )
    line = json_line(score)
    line.encode()
    assert line.count("\n") == 1
    exact = json.loads(line)["evidence"][0]["exact"]
    # JSON reads two halves of a pair as one character.
    assert exact.encode("utf-16", "surrogatepass") == (text + "x").encode("utf-16", "surrogatepass")


def test_a_row_of_csv_holds_the_numbers() -> None:
    scored, failed = table(SCORED, FAILED)
    assert scored == {
        "id": "a1",
        "status": "scored",
        "verdict": "fail",
        "score": "0.08",
        "low": "0.04",
        "high": "0.15",
        "n_words": "7",
        "language": "en",
        "translation": "0.97",
        "garble": "",
        "attribution": "",
        "boilerplate": "",
        "top_reason": "garble.rate",
        "reasons": "",
    }
    assert failed["reasons"] == failed["top_reason"] == "line 3: not JSON"
    assert failed["score"] == ""


def test_cells_with_commas_and_line_breaks_come_back() -> None:
    (row,) = table(replace(SCORED, id='a, "b"\nc'))
    assert row["id"] == 'a, "b"\nc'


def test_without_anything_against_it_there_is_no_reason() -> None:
    assert top_reason(replace(SCORED, contributions=(Contribution("x.y", 1.0, 0.5),))) is None
