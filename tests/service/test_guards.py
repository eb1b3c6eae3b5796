from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from service_client import Running

from credscore.service import guards
from credscore.service.headers import EVERYWHERE, NOTHING, policy_of
from credscore.service.problems import Problem
from credscore.service.settings import Settings, SettingsError, token_from

TOKEN = "a-token-of-this-test"
Start = Callable[..., Running]


def refused(
    settings: Settings, method: str = "POST", path: str = "/v1/score", **headers: str
) -> int:
    """Return the status of a refusal, or 0 where there is none."""
    named = {"host": "127.0.0.1:8000"} | {k.replace("_", "-"): v for k, v in headers.items()}
    try:
        guards.check(settings, method, path, named)
    except Problem as problem:
        return problem.status
    return 0


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000", "10.1.2.3:80", "news.example:1"],
)
def test_addresses_localhost_and_allowed_names_are_the_services_own(host: str) -> None:
    assert refused(Settings(allowed_hosts=frozenset({"news.example"})), host=host) == 0


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "a@127.0.0.1",
        "[::1",
        "127.0.0.1/x",
        "1.2.3.4 ",
    ],
)
def test_a_name_that_others_can_point_here_is_421(host: str) -> None:
    assert refused(Settings(), "GET", "/", host=host) == 421


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 0), ("none", 0), ("same-site", 403), ("cross-site", 403)]
)
def test_a_browser_that_says_where_a_form_is_from_is_believed(site: str, status: int) -> None:
    assert refused(Settings(), sec_fetch_site=site, origin="null") == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8000", 0),
        ("https://127.0.0.1:8000", 0),
        ("http://127.0.0.1:9000", 403),
        ("http://evil.example", 403),
        ("null", 403),
    ],
)
def test_without_that_the_origin_has_to_be_the_service_itself(origin: str, status: int) -> None:
    assert refused(Settings(), origin=origin) == status


def test_a_program_says_neither_and_a_link_from_elsewhere_may_open_the_page() -> None:
    assert refused(Settings()) == 0
    assert refused(Settings(), "GET", "/", sec_fetch_site="cross-site") == 0


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"anybody:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (f"Bearer {TOKEN}", 0),
        (f"bearer  {TOKEN}", 0),
        (basic(TOKEN), 0),
        ("", 401),
        (f"Bearer {TOKEN}x", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        ("Bearer ", 401),
        (f"Token {TOKEN}", 401),
        (basic("another"), 401),
        ("Basic ?", 401),
        ("Bearer \xe9", 401),
    ],
)
def test_only_who_shows_the_token_is_let_in(authorization: str, status: int) -> None:
    assert refused(Settings(token=TOKEN), authorization=authorization) == status


def test_a_monitor_needs_no_token_and_everything_else_does(stubbed: Start) -> None:
    running = stubbed(token=TOKEN)
    for path in ("/healthz", "/readyz"):
        assert running.get(path).status_code == 200
    for path in ("/", "/compare", "/metrics", "/openapi.json", "/v1/model", "/nowhere"):
        answer = running.get(path)
        assert answer.status_code == 401
        assert "Bearer" in answer.headers["www-authenticate"]
    shown = {"authorization": f"Bearer {TOKEN}"}
    assert running.get("/v1/model", headers=shown).json()["model_version"] == "stub"


def test_no_answer_holds_the_token_and_no_line_of_the_log(stubbed: Start) -> None:
    running = stubbed(token=TOKEN)
    shown = {"authorization": f"Bearer {TOKEN}"}
    for path in ("/", "/metrics", "/v1/model", "/openapi.json", "/nowhere"):
        answer = running.get(path, headers=shown)
        assert TOKEN not in answer.text + str(answer.headers)
    assert TOKEN not in running.errors.getvalue()


@pytest.mark.parametrize(
    "path", ["/healthz", "/", "/v1/model", "/metrics", "/openapi.json", "/no", "/favicon.ico"]
)
def test_every_answer_forbids_what_browsers_might_do(service: Running, path: str) -> None:
    for answer in (service.get(path), service.get(path, headers={"host": "evil.example"})):
        given = dict(answer.headers)
        assert set(EVERYWHERE) <= set(given)
        policy = given["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert policy.endswith("frame-ancestors 'none'")
        assert "unsafe" not in policy
        assert given["cache-control"] == "no-store"
        assert given["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in given
        assert "server" not in given


def test_the_policy_of_a_page_is_the_one_in_its_head_and_nothing_without_one() -> None:
    head = '<meta http-equiv="Content-Security-Policy" content="style-src &#x27;sha256-x&#x27;">'
    assert policy_of(f"<head>{head}") == "style-src 'sha256-x'; frame-ancestors 'none'"
    assert policy_of("<head>") == NOTHING


def test_a_token_comes_from_a_file_before_the_environment(tmp_path: object) -> None:
    path = f"{tmp_path}/token"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  a name as users give it
        file.write(f"{TOKEN}\n")
    named = {"CREDSCORE_TOKEN": "another-token-than-that"}
    assert token_from(path, named) == TOKEN
    assert token_from(None, named) == "another-token-than-that"
    assert token_from(None, {}) is None


@pytest.mark.parametrize(
    "token", ["", "short", "with spaces in the middle", "späte-nicht-ascii-zeichen"]
)
def test_a_token_that_is_short_or_no_header_can_hold_is_refused(token: str) -> None:
    with pytest.raises(SettingsError, match="16 or more visible ASCII"):
        token_from(None, {"CREDSCORE_TOKEN": token})


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("news.example", False),
    ],
)
def test_loopback_is_told_from_addresses_that_others_reach(host: str, own: bool) -> None:  # noqa: FBT001  a case
    assert Settings(host=host).on_loopback is own
