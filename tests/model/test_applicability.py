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
    words = (SENTENCE * 9).split()
    enough, short = (
        applicability(Document.from_text(" ".join(words[:n]))) for n in (MIN_WORDS, MIN_WORDS - 1)
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
