from __future__ import annotations

from collections.abc import Iterator

from credscore import Cleaned, Span
from credscore.io.articles import articles
from credscore.text.hygiene import harmless


def cleaned(text: str, name: str | None = None) -> Cleaned:
    return Cleaned(text, (Span(0, len(text)),) if text else (), id=name)


def test_one_article_is_its_text_alone() -> None:
    assert "".join(articles([cleaned("One.\r\n\r\nTwo.\n", "a")])) == "One.\r\n\r\nTwo.\n"


def test_a_last_line_is_ended() -> None:
    assert "".join(articles([cleaned("One.")])) == "One.\n"
    assert "".join(articles([cleaned("")])) == ""
    assert "".join(articles([])) == ""


def test_several_articles_each_stand_under_their_name() -> None:
    found = articles([cleaned("One.\n", "a.txt"), cleaned("Two."), cleaned("", "c\n\x1b[31m")])
    assert "".join(found) == "==> a.txt <==\nOne.\n\n==> - <==\nTwo.\n\n==> c ␛[31m <==\n"


def test_for_a_terminal_a_text_is_made_harmless() -> None:
    assert "".join(articles([cleaned("red: \x1b[31m")], harmless)) == "red: ␛[31m\n"


def test_articles_are_written_as_they_come() -> None:
    def endless() -> Iterator[Cleaned]:
        while True:
            yield cleaned("One.", "a")

    assert next(articles(endless())) == "==> a <==\n"
