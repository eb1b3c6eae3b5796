from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from service_client import ROOT, Running, fixture

import credscore
from credscore.report.score_page import score_page
from credscore.service.forms import read_form

SPUN = fixture("spun-by-hand-neural")
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> </textarea></style> &lt;b&gt; "
COMPARED = ROOT / "fixtures" / "compared"
BROWSER = {"accept": "text/html,application/xhtml+xml"}


class Outline(HTMLParser):
    """Elements of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of this name."""
        return [attributes for name, attributes in self.found if name == tag]


def without_ways(page: str) -> str:
    """Return a report as the library makes it."""
    return re.sub(r'<nav aria-label="Service">.*?</nav>', "", page, count=1)


@pytest.mark.parametrize("path", ["/", "/compare"])
def test_every_field_of_a_form_has_a_label_and_nothing_needs_a_script(
    service: Running, path: str
) -> None:
    page = Outline(service.get(path).text)
    labelled = {label["for"] for label in page.all("label")}
    fields = [*page.all("textarea"), *page.all("input")]
    assert labelled == {field["id"] for field in fields} == {field["name"] for field in fields}
    assert len(page.all("form")) == len(page.all("button")) == len(page.all("h1")) == 1
    assert page.all("form")[0]["enctype"] == "multipart/form-data"
    assert not page.all("script")
    assert all(not name.startswith("on") for _, held in page.found for name in held)


@pytest.mark.parametrize("path", ["/", "/compare"])
def test_a_form_may_send_to_the_service_alone(service: Running, path: str) -> None:
    answer = service.get(path)
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "same-origin"
    assert not re.search(r"(src|href|action)=\"(https?:)?//", answer.text)


def test_the_fields_are_called_what_a_person_would_call_them(service: Running) -> None:
    page = service.get("/").text
    assert '<label for="text">Article text</label>' in page
    assert '<button type="submit">Score</button>' in page


def test_a_pasted_text_gives_the_report_of_the_library(service: Running) -> None:
    answer = service.send("/report", {"text": SPUN.replace("\n", "\r\n")})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    pasted = credscore.Document.from_text(SPUN, "pasted text")
    assert without_ways(answer.text) == score_page(credscore.score(pasted, detail="full"))
    assert 'href="/"' in answer.text


def test_a_file_is_read_as_what_its_name_says(service: Running) -> None:
    page = (ROOT / "fixtures" / "pages" / "wire-report.html").read_bytes()
    report = service.post("/report", files={"file": ("story.HTML", page)})
    assert "story.HTML" in report.text
    assert "&lt;p&gt;" not in report.text
    text = service.post("/report", files={"file": ("story.txt", b"\xef\xbb\xbf" + SPUN.encode())})
    assert "story.txt" in text.text


def test_a_report_carries_its_policy_in_its_header_and_may_load_nothing(service: Running) -> None:
    policy = service.send("/report", {"text": SPUN}).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'none'" in policy
    assert policy.endswith("frame-ancestors 'none'")
    assert "unsafe" not in policy


def test_markup_in_an_article_its_name_or_its_addresses_stays_text(service: Running) -> None:
    hostile = {"file": (f"{HOSTILE}.txt", (HOSTILE + SPUN).encode())}
    report = service.post("/report", files=hostile)
    both = {"copy": HOSTILE + SPUN, "original": SPUN + HOSTILE}
    for page in (report.text, service.send("/comparison", both).text):
        outline = Outline(page)
        assert len(outline.all("script")) == 1  # its own
        assert not outline.all("img")
        assert not outline.all("textarea")
        assert "&lt;script" in page


def test_two_texts_are_compared_beside_each_other(service: Running) -> None:
    copy = (COMPARED / "bridge-spun-copy.txt").read_bytes()
    original = (COMPARED / "bridge-spun-original.txt").read_text(encoding="utf-8")
    answer = service.post(
        "/comparison", files={"copy_file": ("copy.txt", copy)}, data={"original": original}
    )
    assert answer.status_code == 200
    assert "<title>Spun copy: copy.txt beside original</title>" in answer.text
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "sent", "said"),
    [
        ("/report", {"text": ""}, "There is nothing to read: paste a text or choose a file."),
        ("/comparison", {"copy": "a"}, "paste a text for the original or choose a file."),
        ("/report", {"text": "a " * 25_001}, "A text may have 50000 characters, this has 50002."),
    ],
)
def test_what_was_wrong_with_a_form_is_said_on_a_page(
    service: Running, path: str, sent: dict[str, str], said: str
) -> None:
    answer = service.send(path, sent, headers=BROWSER)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert said in answer.text
    assert service.send(path, sent).headers["content-type"] == "application/problem+json"


def test_a_text_and_a_file_at_once_are_one_too_many(service: Running) -> None:
    answer = service.post("/report", data={"text": "a"}, files={"file": ("b.txt", b"b")})
    assert "not both" in answer.json()["detail"]


def test_a_file_that_is_no_text_is_said_to_be_none(service: Running) -> None:
    answer = service.post("/report", files={"file": ("a.txt", b"caf\xe9")})
    assert "not UTF-8: byte 0xe9 at offset 3" in answer.json()["detail"]


def test_a_form_that_is_none_is_a_bad_request(service: Running) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    assert service.post("/report", content=b"--y\r\n\r\n", headers=kind).status_code == 400
    kind = {"content-type": "multipart/form-data"}
    assert service.post("/report", content=b"--y\r\n\r\n", headers=kind).status_code == 400
    assert service.post("/report", json={"text": SPUN}).status_code == 415


def test_a_page_from_elsewhere_cannot_send_the_form(service: Running) -> None:
    for said in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        refused = service.send("/report", {"text": SPUN}, headers={**BROWSER, **said})
        assert refused.status_code == 403
        assert "A page from elsewhere" in refused.text


def test_who_loads_a_report_again_is_sent_to_the_form(service: Running) -> None:
    for path, form in (("/report", "/"), ("/comparison", "/compare")):
        answer = service.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, form)


def test_an_upload_never_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        msg = "a temporary file was opened"
        raise AssertionError(msg)

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("os.open", refuse)
    large = b"word " * 600_000
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    form = read_form(body + large + b"\r\n--x--\r\n", "multipart/form-data; boundary=x")
    assert form.files["file"].data == large
