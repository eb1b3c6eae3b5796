"""datatrove's pipeline gives the records of one process, and drops with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
from adapter_items import line, one_process, rows
from engine_jobs import JOBS, job

from credscore.extractors.base import Detail

pytest.importorskip("datatrove", reason="needs the extra datatrove")

from datatrove.data import Document

from credscore.adapters.datatrove import KEY, ScoreAnnotator, ScoreFilter

PIPELINE = JOBS / "datatrove_pipeline.py"


def documents() -> list[Any]:
    return [Document(row["text"], row["id"], [], {"url": row["url"]}) for row in rows()]


def written(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.glob("*.jsonl"))
    return [json.loads(one) for file in files for one in file.read_text("utf-8").splitlines()]


def record_lines(found: Iterable[dict[str, Any]]) -> list[str]:
    return sorted(line(doc["metadata"][KEY]) for doc in found)


def expected(items: list[dict[str, Any]], detail: Detail) -> list[str]:
    """Return the lines of one process; metadata stay the document's own."""
    lines = map(json.loads, one_process(items, detail))
    return sorted(line({k: v for k, v in one.items() if k != "metadata"}) for one in lines)


@pytest.mark.parametrize("detail", get_args(Detail))
def test_a_pipeline_of_two_tasks_gives_the_records_of_one_process(
    tmp_path: Path, detail: Detail
) -> None:
    items = [row for row in rows() if row["text"]]  # its reader passes over what has no text
    for task in range(2):
        file = tmp_path / "in" / f"{task}.jsonl"
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(f"{json.dumps(row)}\n" for row in items[task::2]))
    job(PIPELINE, tmp_path, detail, home=tmp_path)
    annotated, kept, dropped = (written(tmp_path / n) for n in ("annotated", "kept", "dropped"))
    assert len(list((tmp_path / "annotated").iterdir())) == 2
    assert record_lines(annotated) == expected(items, detail)
    assert record_lines([*kept, *dropped]) == expected(items, "score")
    assert {doc["metadata"][KEY]["verdict"] for doc in kept} == {"pass"}
    for doc in dropped:
        record = doc["metadata"][KEY]
        why = record["verdict"] or f"{record['status']}:{record['reasons'][0]}"
        assert doc["metadata"]["filter_reason"] == f"credscore:{why}"
    reasons = {doc["metadata"]["filter_reason"] for doc in dropped}
    assert {"credscore:fail", "credscore:not_applicable:language:fr"} <= reasons
    assert {doc["text"] for doc in kept} < {row["text"] for row in items}  # nothing was changed


def test_only_the_fields_that_were_asked_for_are_kept() -> None:
    step = ScoreAnnotator(fields=("score", "verdict"), batch_size=5)
    docs = list(step.run(iter(documents()[:12])))
    assert {tuple(doc.metadata[KEY]) for doc in docs} == {("score", "verdict")}
    assert docs[0].metadata["url"] == "https://www.example.org/0"


def test_documents_come_one_batch_after_another_and_no_sooner() -> None:
    source = iter(documents())
    next(iter(ScoreAnnotator(batch_size=3).run(source)))
    assert next(source).id == rows()[3]["id"]


def test_a_score_below_the_least_is_dropped_and_says_so() -> None:
    docs = documents()[:10]
    answers = ScoreFilter((), least=0.5).filter_batch(docs)
    scores = [doc.metadata[KEY]["score"] for doc in docs]
    assert answers == [True if score >= 0.5 else (False, "credscore:score") for score in scores]
    assert True in answers
    assert (False, "credscore:score") in answers


def test_what_has_no_score_stays_unless_it_may_not() -> None:
    french = next(doc for doc in documents() if doc.id == "french")
    assert ScoreFilter().filter(french) is True
    reason = "credscore:not_applicable:language:fr"
    assert ScoreFilter(keep_unscored=False).filter(french) == (False, reason)


def test_a_document_without_text_is_an_error_and_no_other_is() -> None:
    docs = [Document(None, "null"), *documents()[:1]]
    answers = ScoreFilter(keep_unscored=False).filter_batch(docs)
    assert answers[0][1].startswith("credscore:error:ValueError: a mapping needs 'text'")
    assert docs[1].metadata[KEY]["status"] == "scored"


def test_a_page_in_the_metadata_does_not_stand_for_the_text() -> None:
    doc = Document("", "a", [], {"html": "<p>Another text.</p>"})
    ScoreFilter().filter(doc)
    assert doc.metadata[KEY]["n_words"] == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"drop": "fail"}, "drop must hold some of"),
        ({"drop": ["bad"]}, "drop must hold some of"),
        ({"fields": ["scores"]}, "fields must hold names out of"),
        ({"detail": "all"}, "detail must be one of"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
    ],
)
def test_a_wrong_setting_is_refused_when_the_pipeline_is_made(wrong: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ScoreFilter(**wrong)
