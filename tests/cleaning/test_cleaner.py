from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from cases import FIXTURES, article

from credscore import Cleaned, Document, Score, clean, clean_html, clean_many, score
from credscore.cleaning.cleaner import KEEP
from credscore.extractors.boilerplate.pieces import HARMLESS
from credscore.ngram import store
from credscore.scorer import MAX_CHARACTERS

FIRST = "The council met on Monday and voted to close the pool."
LAST = "The mayor said that it would open again in May."
APPEAL = "Please donate now to support our journalism."


def pieces(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(part.kind, part.span.of(cleaned.original)) for part in cleaned.removed]


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("\n\n", "\n\n", "\n\n"),
        ("\n", "\n", "\n"),
        ("\n", "\n\n", "\n\n"),
        ("\n\n\n\n", "\n\n", "\n\n"),
        ("\r\n\r\n", "\r\n", "\r\n\r\n"),
        (" ", " ", " "),
        ("\u2029", "\u2029", "\u2029"),
        ("\n\n***\n\n", "\n\n", "\n\n***\n\n"),
        ("\n\n***\n\n", "\n\n***\n\n", "\n\n***\n\n"),
    ],
)
def test_what_stood_around_a_removed_piece_parts_its_neighbours(
    before: str, after: str, left: str
) -> None:
    cleaned = clean(FIRST + before + APPEAL + after + LAST)
    assert cleaned.text == FIRST + left + LAST
    assert ("appeal", APPEAL) in pieces(cleaned)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{APPEAL}\n\n{FIRST}\n", f"{FIRST}\n"),
        (f" \n{APPEAL}\n\n{FIRST}", FIRST),
        (f"{FIRST}\n\n\n{APPEAL}\n", f"{FIRST}\n"),
        (f"{FIRST}\n\n{APPEAL}", FIRST),
        (f"{FIRST}\n\n***\n\n{APPEAL}\n\n***\n", f"{FIRST}\n"),
        (f"\n{APPEAL}\n", ""),
    ],
)
def test_a_text_begins_with_the_article_and_ends_as_it_did(text: str, left: str) -> None:
    assert clean(text).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It was <b>late</b>, he said.", "It was late, he said."),
        ("The mayor {{ name }}, 54, agreed.", "The mayor, 54, agreed."),
        ("%%date%% | %%author%%\nThe mayor agreed.", "The mayor agreed."),
        ("The mayor agreed.\n&nbsp;\nHe left.", "The mayor agreed.\nHe left."),
    ],
)
def test_what_a_template_left_goes_without_a_trace(text: str, left: str) -> None:
    assert clean(text).text == left


@pytest.mark.parametrize(
    "text",
    ["The mayor agreed.</p><p>He left.", "Marks &amp; Sons sold 10&nbsp;tonnes.", "one{{x}}two"],
)
def test_a_piece_stays_where_two_words_would_become_one(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.removed) == (text, ())
    assert {part.kind for part in cleaned.left_in} == {"template"}


@pytest.mark.parametrize(
    "text", ["", " \n ", "\x00", "{{ }}", "***\n***", f"  {FIRST}\n\n\n\n{LAST}\t\n"]
)
def test_a_text_without_boilerplate_or_without_words_stays_as_it_is(text: str) -> None:
    assert clean(text).text == text


@pytest.mark.parametrize("name", ["wire-report", "council-original", "donations-news", "poem"])
def test_an_article_alone_stays_as_it_is(name: str) -> None:
    assert clean(article(name)).text == article(name)


def test_captions_bylines_and_credits_stay_and_are_reported() -> None:
    cleaned = clean(article("captions-credits"))
    assert {part.kind for part in cleaned.left_in} == {"byline", "caption"}
    assert "By Hannelore Quist" in cleaned.text


def test_they_go_as_well_when_nothing_is_to_be_kept() -> None:
    cleaned = clean(article("captions-credits"), keep=())
    assert cleaned.left_in == ()
    assert {"byline", "caption"} <= {part.kind for part in cleaned.removed}
    assert "By Hannelore Quist" not in cleaned.text


def test_any_kind_can_be_kept() -> None:
    cleaned = clean(f"{FIRST}\n\n{APPEAL}", keep=["appeal"])
    assert cleaned.text == cleaned.original
    assert [part.kind for part in cleaned.left_in] == ["appeal"]


def test_what_is_kept_by_default_is_what_does_not_count_in_the_score() -> None:
    assert set(KEEP) == HARMLESS


def test_each_removed_piece_is_evidence_of_the_score_or_marks_beside_it() -> None:
    text = article("template-residue")
    evidence = {(e.span, e.rule) for e in score(text).evidence if e.rule.startswith("boilerplate")}
    removed = clean(text).removed
    assert {(p.span, f"boilerplate.{p.kind}") for p in removed if p.kind != "marks"} == evidence
    assert all(part.message for part in removed)


def test_a_page_gives_its_article_and_offsets_into_its_main_text() -> None:
    page = (FIXTURES / "pages" / "appeal-at-end.html").read_text(encoding="utf-8")
    cleaned = clean_html(page, "https://paper.example/a")
    assert cleaned.original == Document.from_html(page).text
    assert cleaned.metadata == {"url": "https://paper.example/a"}
    assert "Give $7 a month" not in cleaned.text
    assert cleaned.to_dict()["original"] == cleaned.original


def test_a_mapping_keeps_its_name_and_what_came_with_it() -> None:
    cleaned = clean({"id": 7, "text": FIRST, "outlet": "Courier"})
    record = cleaned.to_dict()
    assert (record["id"], record["metadata"]) == ("7", {"outlet": "Courier"})
    assert "original" not in record
    assert clean({"html": f"<p>{FIRST}</p>"}).text == FIRST


@pytest.mark.parametrize(
    ("item", "error", "said"),
    [
        (b"text", TypeError, "got bytes"),
        (None, TypeError, "got NoneType"),
        ({"text": 7}, TypeError, "got int"),
        ({"id": "a"}, ValueError, r"needs 'text' or 'html', this has \['id'\]"),
        ("a" * (MAX_CHARACTERS + 1), ValueError, "may have 2000000 characters"),
    ],
)
def test_wrong_use_is_named(item: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        clean(item)


@pytest.mark.parametrize(
    ("keep", "error"), [("caption", TypeError), (["captions"], ValueError), ([7], ValueError)]
)
def test_a_kind_that_there_is_not_is_named(keep: Any, error: type[Exception]) -> None:
    for call in (lambda: clean(FIRST, keep=keep), lambda: clean_many([], keep=keep)):
        with pytest.raises(error, match="keep"):
            call()


def test_html_that_is_no_string_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="html must be a string, got bytes"):
        clean_html(b"<p>")  # type: ignore[arg-type]  # the wrong type is what is tested


def test_one_bad_item_stops_nothing() -> None:
    items: list[Any] = [FIRST, 7, {"id": "c", "outlet": "x"}, f"{FIRST}\n{APPEAL}"]
    found = list(clean_many(items))
    assert [c.status for c in found] == ["cleaned", "error", "error", "cleaned"]
    assert [c.text for c in found] == [FIRST, "", "", FIRST]
    assert found[1].reasons[0].startswith("item 1: TypeError: an item must be a string")
    assert (found[2].id, found[2].metadata) == ("c", {"outlet": "x"})


def test_many_articles_come_lazily() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield FIRST

    assert next(clean_many(endless())).text == FIRST


def test_one_article_is_not_many() -> None:
    with pytest.raises(TypeError, match="texts must be many articles"):
        clean_many(FIRST)


def test_a_changed_model_is_no_bad_item(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*_: object) -> Score:
        msg = "it was changed"
        raise store.ArtifactError(msg)

    monkeypatch.setattr("credscore.cleaning.cleaner.find", changed)
    with pytest.raises(store.ArtifactError):
        list(clean_many([FIRST]))


def test_an_answer_can_be_sent_to_another_process() -> None:
    cleaned = clean(f"{FIRST}\n{APPEAL}")
    assert pickle.loads(pickle.dumps(cleaned)) == cleaned
