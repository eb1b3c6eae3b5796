from __future__ import annotations

import pytest
from cases import article, article_names, expected

from credscore.model.applicability import MIN_WORDS, applicability
from credscore.text.document import Document

SENTENCE = "The mayor said that the bridge was safe and would stay open. "  # 12 words


@pytest.mark.parametrize("name", article_names())
def test_every_article_is_taken_for_what_it_is(name: str) -> None:
    found, wanted = applicability(Document.from_text(article(name))), expected(name)
    assert (found.status, list(found.reasons)) == (wanted["status"], wanted["reasons"])
    assert found.language == wanted["language"]


@pytest.mark.parametrize("text", ["", " \n", "...", "{{ }}"])
def test_no_words_are_too_short_and_in_no_language(text: str) -> None:
    found = applicability(Document.from_text(text))
    assert (found.status, found.language, found.reasons) == ("abstained", None, ("too_short",))


def test_one_word_less_than_enough_is_too_short() -> None:
    whole = Document.from_text(article("wire-report"))
    enough, short = (
        applicability(Document.from_text(whole.text[: whole.words[n - 1].end]))
        for n in (MIN_WORDS, MIN_WORDS - 1)
    )
    assert (enough.status, enough.reasons) == ("scored", ())
    assert (short.status, short.reasons) == ("abstained", ("too_short",))


def test_another_language_is_named_even_if_the_text_is_short() -> None:
    text = "Le conseil municipal a décidé lundi de fermer la piscine pendant deux ans, le temps de "
    found = applicability(Document.from_text(text + "refaire le toit et les vestiaires."))
    assert (found.status, found.language) == ("not_applicable", "fr")
    assert found.reasons == ("language:fr",)


def test_words_of_no_language_are_no_article() -> None:
    found = applicability(Document.from_text("zxq vbn wrt plk " * 60))
    assert found.status == "not_applicable"
    assert found.reasons[0].startswith("language:")


def articles(n: int = 1) -> str:
    return "\n".join(article(name) for name in ("wire-report", "feature")[:n])


def some_capitals(text: str, every: int) -> str:
    words = text.split(" ")
    return " ".join(w.capitalize() if i % every == 0 else w for i, w in enumerate(words))


@pytest.mark.parametrize(
    ("text", "oddity"),
    [
        (SENTENCE * 30, "repetition"),
        ("John Smith said " * 200, "repetition"),
        (articles().upper(), "capitals"),
        (articles().lower(), "capitals"),
        (articles().title(), "capitals"),
        (some_capitals(articles(), 3), "capitals"),
        (articles().translate(str.maketrans("", "", ".!?…")), "no_stops"),
    ],
)
def test_what_no_article_looks_like_is_not_scored(text: str, oddity: str) -> None:
    found = applicability(Document.from_text(text))
    assert found.status == "abstained"
    assert found.reasons == (f"out_of_distribution:{oddity}",)


def test_names_and_titles_may_have_capitals() -> None:
    titles = "He sang “The Road To The Sea” and then “All Of Us And The Rain” on Monday. "
    text = articles() + "\n" + titles * 3 + "\n" + some_capitals(article("feature"), 20)
    assert applicability(Document.from_text(text)).status == "scored"


def test_an_article_printed_twice_is_still_an_article() -> None:
    assert applicability(Document.from_text(articles() + "\n" + articles())).status == "scored"
