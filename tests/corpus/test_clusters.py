from __future__ import annotations

import json
from dataclasses import replace

import pytest
from cases import article
from invented_copies import ORIGINAL, STRANGERS, held

from credscore.corpus.clusters import Cluster, clusters
from credscore.corpus.corpus import Corpus
from credscore.scorer import Scorer

LATER = {"spun": "2024-05-03", "original": "2024-05-01", "shortened": "2024-05-02T08:00:00"}


def only(corpus: Corpus, when: str = "date") -> Cluster:
    (found,) = clusters(corpus, when=when)
    return found


def test_an_original_and_its_altered_copies_are_one_cluster() -> None:
    found = only(held(LATER))
    assert {member.id for member in found.members} == {"original", "spun", "shortened"}


def test_the_earliest_is_the_origin_and_the_others_follow_by_what_they_took() -> None:
    found = only(held(LATER))
    assert (found.origin.id, found.reason) == ("original", "the earliest")
    assert found.origin.comparison is None
    taken = [m.comparison.shares["added"] for m in found.members[1:] if m.comparison]
    assert len(taken) == 2
    assert taken == sorted(taken)
    assert {m.comparison.original.id for m in found.members if m.comparison} == {"original"}
    assert {m.comparison.copy.id for m in found.members if m.comparison} == {"spun", "shortened"}


def test_the_verdict_on_each_copy_is_told() -> None:
    verdicts = {m.id: m.to_dict()["verdict"] for m in only(held(LATER)).members}
    assert verdicts == {"original": None, "shortened": "copy", "spun": "spun copy"}


def test_another_article_that_is_earlier_is_the_origin() -> None:
    found = only(held({**LATER, "shortened": "2023-01-01"}))
    assert (found.origin.id, found.reason) == ("shortened", "the earliest")


def test_of_several_earliest_the_cleanest_is_the_origin() -> None:
    found = only(held(dict.fromkeys(LATER, "2024-05-01")))
    assert found.reason == "the cleanest of the earliest"
    best = max(m.score for m in found.members if m.score is not None)
    assert found.origin.score == best


@pytest.mark.parametrize(
    "dates", [{}, {"spun": "2020-01-01"}, {**LATER, "original": "last week"}], ids=str
)
def test_where_a_date_is_missing_the_cleanest_text_is_the_origin(dates: dict[str, object]) -> None:
    found = only(held(dates))
    assert found.reason == "the cleanest text; not all of them have a date"
    assert found.origin.score == max(m.score for m in found.members if m.score is not None)
    assert found.origin.id != "spun"


def test_an_early_text_that_would_not_pass_is_no_origin_beside_one_that_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = Scorer.score

    def score(self: Scorer, text: object, **how: object) -> object:
        fails = getattr(text, "id", None) == "spun"
        found = plain(self, text, **how)  # type: ignore[arg-type]  # the wrong type is the test
        return replace(found, score=0.05 if fails else 0.9, verdict="fail" if fails else "pass")

    monkeypatch.setattr(Scorer, "score", score)
    found = only(held({**LATER, "spun": "2020-01-01"}))
    assert found.reason == "the cleanest text; the earliest one would not pass"
    assert found.origin.id != "spun"


def test_the_date_may_stand_in_another_field() -> None:
    found = only(held(LATER, "published"), "published")
    assert (found.origin.id, found.origin.date) == ("original", "2024-05-01")
    assert only(held(LATER, "published")).origin.date is None


def test_unrelated_articles_and_an_empty_corpus_have_no_clusters() -> None:
    corpus = Corpus()
    assert list(clusters(corpus)) == []
    corpus.add({"id": name, "text": article(name)} for name in STRANGERS)
    assert list(clusters(corpus)) == []


def test_copies_linked_only_through_others_are_one_cluster() -> None:
    paragraphs = ORIGINAL.split("\n\n")
    pieces = {"start": paragraphs[:7], "whole": paragraphs, "end": paragraphs[7:]}
    corpus = Corpus()
    corpus.add({"id": id_, "text": "\n\n".join(some)} for id_, some in pieces.items())
    assert {m.id for m in only(corpus).members} == set(pieces)


def test_the_largest_cluster_comes_first_and_each_article_is_told_once() -> None:
    corpus = held(LATER)
    corpus.add([{"id": "again", "text": corpus["science"].text}])
    steps: list[int] = []
    found = list(clusters(corpus, told=lambda: steps.append(1)))
    assert [len(cluster.members) for cluster in found] == [3, 2]
    assert {m.id for m in found[1].members} == {"again", "science"}
    assert len(steps) == len(corpus)


def test_a_cluster_is_the_same_whatever_the_order_of_its_articles() -> None:
    forth = held(LATER)
    back = Corpus()
    back.add(list(forth.documents())[::-1])
    assert only(forth).to_dict() == only(back).to_dict()


def test_a_record_is_json() -> None:
    record = only(held(LATER)).to_dict()
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert record["origin"] == record["members"][0]["id"] == "original"
    assert set(record) == {"schema_version", "origin", "reason", "members"}
    for member in record["members"]:
        assert set(member) == {
            "id", "date", "score", "verdict", "probability", "shares", "original_covered",
        }  # fmt: skip
