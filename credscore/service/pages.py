"""The pages on which a person pastes a text, and those that say what was wrong."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from credscore.report.page import Html, element, joined, stored
from credscore.service.problems import Problem
from credscore.service.settings import Settings

Page = tuple[bytes, str]

# A form is sent with its origin only under this policy, and nothing is sent elsewhere under it.
REFERRER = "same-origin"
_PLACES = (("/", "Score a text"), ("/compare", "Compare two texts"))
_ACCEPTED = ".txt,.md,.html,.htm,text/plain,text/html"
_BACK = element(
    "nav",
    element(
        "p",
        element("a", "Another text", href="/"),
        " · ",
        element("a", "Compare two texts", href="/compare"),
    ),
    aria_label="Service",
)


def score_form(settings: Settings) -> Page:
    """Return the page with the form for one text, and the policy for its header."""
    form = element(
        "form",
        *_fields("text", "file", "Article text", 18),
        element("button", "Score", type="submit"),
        action="/report",
        method="post",
        enctype="multipart/form-data",
    )
    lead = (
        "Paste the text of a news article, or open a file, and see how far it can be relied on "
        "as text, with every finding marked in it."
    )
    return _page("Score a text", "/", lead, form, _notes(settings))


def compare_form(settings: Settings) -> Page:
    """Return the page with the form for a copy and its original, and the policy."""
    sides = [
        element("fieldset", element("legend", label), *_fields(side, f"{side}_file", what, 12))
        for side, label, what in (
            ("copy", "Copy", "Text of the copy"),
            ("original", "Original", "Text of the original"),
        )
    ]
    form = element(
        "form",
        *sides,
        element("button", "Compare", type="submit"),
        action="/comparison",
        method="post",
        enctype="multipart/form-data",
    )
    lead = "Give a copy and the text it may have been made from, and see what was changed."
    return _page("Compare two texts", "/compare", lead, form, _notes(settings))


def problem_page(problem: Problem) -> Page:
    """Return a page that says what was wrong, and the policy for its header."""
    said = f"{problem.detail[:1].upper()}{problem.detail[1:]}."
    main = joined(
        (
            element("p", said, class_="problem", role="alert"),
            element("p", f"{problem.status} {problem.title}", class_="quiet"),
        )
    )
    return _page("That did not work", None, None, main, Html())


def with_way_back(page: str) -> str:
    """Return a report with links to the forms at its top."""
    return page.replace("<body>", f"<body>{_BACK}", 1)


def _fields(text: str, file: str, label: str, rows: int) -> tuple[Html, ...]:
    return (
        element("label", label, for_=text),
        element("textarea", name=text, id=text, rows=rows, autocomplete="off", spellcheck="false"),
        element("label", "Or open a file (.txt, .html)", for_=file),
        element("input", type="file", name=file, id=file, accept=_ACCEPTED),
    )


def _notes(settings: Settings) -> Html:
    most = f"{settings.max_characters:,} characters"
    return element(
        "footer",
        element("p", "Nothing is stored, and nothing is sent anywhere but to this service."),
        element("p", f"English news articles of about a hundred words to {most}."),
        element(
            "p",
            "It judges the text, not whether what it says is so, and never an author. ",
            element("a", "For programs", href="/openapi.json"),
            f". credscore {settings.release}",
        ),
    )


def _page(title: str, here: str | None, lead: str | None, main: Html, foot: Html) -> Page:
    style = _style()
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{title} · credscore"),
        element("style", Html(style)),
    )
    body = element(
        "body",
        _places(here),
        element(
            "main",
            element("h1", title),
            element("p", lead, class_="lead") if lead else Html(),
            main,
        ),
        foot,
    )
    page = joined((Html("<!doctype html>\n"), element("html", head, body, lang="en"), Html("\n")))
    return page.encode(), policy


def _places(here: str | None) -> Html:
    links = [
        element("li", element("a", name, href=path, aria_current="page" if path == here else None))
        for path, name in _PLACES
    ]
    brand = element("li", element("strong", "credscore"))
    return element("nav", element("ul", brand, *links), aria_label="Service")


@cache
def _style() -> str:
    own = files("credscore.service").joinpath("form.css").read_text(encoding="utf-8")
    return f"{stored('frame.css')}\n{own}"


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
