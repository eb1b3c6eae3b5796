"""spaCy's docs get the records of one process, and spans where the evidence is."""

from __future__ import annotations

import tomllib
from importlib import import_module
from typing import Any

import pytest
from adapter_items import ARTICLES, rows
from engine_jobs import ROOT

import credscore

spacy = pytest.importorskip("spacy", reason="needs the extra spacy")

from credscore.adapters.spacy import ScoreComponent  # noqa: E402  needs spacy

TEXTS = [row["text"] for row in rows()[:12]] + ["", "Two words.", "a\x00b \u202e. ."]


def pipeline(**settings: str) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("credscore", config=settings)
    return nlp


@pytest.mark.parametrize("detail", ["score", "evidence", "full"])
def test_docs_hold_the_records_of_one_process_in_order(detail: Any) -> None:
    docs = pipeline(detail=detail).pipe(TEXTS, batch_size=4)
    expected = [score.to_dict() for score in credscore.score_many(TEXTS, detail=detail)]
    assert [doc._.credscore for doc in docs] == expected


def test_spans_hold_their_evidence_and_no_token_more() -> None:
    text = (ARTICLES / "spun-by-hand-neural.txt").read_text(encoding="utf-8")
    doc = pipeline()(text)
    evidence = doc._.credscore["evidence"]
    spans = list(doc.spans["credscore"])
    assert len(spans) == len(evidence) > 10
    for span, piece in zip(spans, evidence, strict=True):
        assert span.label_ == piece["rule"]
        assert span.start_char <= piece["start"]
        assert piece["end"] <= span.end_char
        assert span[0].idx + len(span[0]) > piece["start"]
        assert span[-1].idx < piece["end"]


def test_a_doc_comes_back_from_bytes_with_its_record_and_spans() -> None:
    nlp = pipeline()
    doc = nlp((ARTICLES / "spun-by-hand-neural.txt").read_text(encoding="utf-8"))
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.credscore == doc._.credscore
    found = [(span.start, span.end, span.label_) for span in again.spans["credscore"]]
    assert found == [(span.start, span.end, span.label_) for span in doc.spans["credscore"]]


def test_a_stream_is_read_a_batch_at_a_time() -> None:
    nlp = spacy.blank("en")
    source = map(nlp.make_doc, TEXTS)
    next(ScoreComponent().pipe(source, batch_size=3))
    assert next(source).text == TEXTS[3]


def test_a_wrong_setting_is_refused_when_the_pipeline_is_made() -> None:
    with pytest.raises(ValueError, match="credscore -> detail"):
        pipeline(detail="all")


def test_spacy_finds_the_component_by_the_entry_point_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["credscore"].partition(":")
    assert isinstance(
        getattr(import_module(module), name)(None, "a", "score", None, None), ScoreComponent
    )
