from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest

from credscore.extractors.base import Attribution, Evidence
from credscore.model.boilerplate import BoilerplateBlock
from credscore.model.score import Contribution, Score, SentenceScore, Signal, finite
from credscore.text.span import Span

TEXT = "Rain fell. . Nobody knew, she said."
BARE = Score(TEXT, "0" * 64, "2026.1+00000000", 6, "abstained", reasons=("too_short",))
FULL = replace(
    BARE,
    status="scored",
    reasons=(),
    id="a1",
    language="en",
    score=0.25,
    interval=(0.2, 0.3),
    verdict="fail",
    intercept=1.0,
    signals={
        "garble": Signal(166.6, "garbled phrases per 1,000 words"),
        "attribution": Signal(math.nan, "attributions", {"named_share": math.nan}),
    },
    contributions=(Contribution("garble.rate", 166.6, -2.0), Contribution("a.b", math.nan, 0.0)),
    evidence=(Evidence(Span(9, 12), "garble.stray_stop", "why", 0.6, None, in_quote=True),),
    attributions=(Attribution((Span(26, 29),), (Span(30, 34),), (Span(13, 24),), "unresolved"),),
    sentences=(SentenceScore(Span(0, 12), {"translation": 0.4, "garble": math.nan}),),
    warnings=("nul_character",),
)


def test_a_record_has_every_key_of_the_contract_in_its_order() -> None:
    keys = (
        "schema_version model_version id text_sha256 n_words language status reasons score "
        "interval verdict signals intercept contributions evidence attributions sentences warnings"
    ).split()
    assert list(BARE.to_dict()) == list(FULL.to_dict()) == keys


def test_what_was_not_scored_is_null() -> None:
    record = BARE.to_dict()
    assert [record[k] for k in ("score", "interval", "verdict", "intercept")] == [None] * 4
    assert record["reasons"] == ["too_short"]


def test_evidence_names_its_signal_and_cuts_out_the_exact_words() -> None:
    assert FULL.to_dict()["evidence"] == [
        {
            "signal": "garble",
            "rule": "garble.stray_stop",
            "start": 9,
            "end": 12,
            "exact": ". .",
            "severity": 0.6,
            "message": "why",
            "suggestion": None,
            "in_quote": True,
        }
    ]


def test_attributions_and_sentences_are_ranges() -> None:
    record = FULL.to_dict()
    assert record["attributions"] == [
        {
            "source": [[26, 29]],
            "cue": [[30, 34]],
            "content": [[13, 24]],
            "source_kind": "unresolved",
            "form": "indirect",
            "chain": "first_hand",
        }
    ]
    assert record["sentences"] == [{"start": 0, "end": 12, "translation": 0.4, "garble": None}]


def test_blocks_of_boilerplate_are_there_where_they_were_asked_for() -> None:
    block = BoilerplateBlock(Span(0, 12), "appeal")
    record = replace(FULL, boilerplate=(block,)).to_dict()
    assert record["boilerplate"] == [{"start": 0, "end": 12, "kind": "appeal"}]
    assert list(record) == [*FULL.to_dict(), "boilerplate"]
    assert replace(FULL, boilerplate=()).to_dict()["boilerplate"] == []
    assert "boilerplate" not in FULL.to_dict()


def test_what_could_not_be_measured_is_null_and_not_applicable() -> None:
    record = FULL.to_dict()
    assert record["signals"]["garble"]["applicable"] is True
    assert record["signals"]["attribution"] == {
        "value": None,
        "unit": "attributions",
        "applicable": False,
        "named_share": None,
    }
    assert [c["value"] for c in record["contributions"]] == [166.6, None]
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_the_text_is_there_only_if_it_was_taken_out_of_a_page() -> None:
    assert "text" not in FULL.to_dict()
    assert replace(FULL, text_included=True).to_dict()["text"] == TEXT


def test_metadata_is_there_only_if_there_is_any() -> None:
    assert "metadata" not in FULL.to_dict()
    assert replace(FULL, metadata={"source": "x"}).to_dict()["metadata"] == {"source": "x"}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_only_finite_numbers_are_kept(value: float) -> None:
    assert finite(value) is None
    assert finite(0.0) == 0.0
