from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from service_client import Running, fixture

ARTICLE = fixture("wire-report")
ROUTES = {"/v1/score", "/v1/compare", "/v1/model", "/healthz", "/readyz"}


@pytest.fixture(scope="module")
def described(service: Running) -> dict[str, Any]:
    found: dict[str, Any] = service.get("/openapi.json").json()
    return found


def holds(described: dict[str, Any], schema: dict[str, Any], value: object) -> bool:
    """Return whether a value is as the description says."""
    whole = {"components": described["components"], **schema}
    return bool(jsonschema.Draft202012Validator(whole).is_valid(value))


def answered(described: dict[str, Any], path: str, status: int = 200) -> dict[str, Any]:
    """Return the schema of an answer."""
    (method,) = described["paths"][path].values()
    content = method["responses"][str(status)]["content"]
    (found,) = content.values()
    schema: dict[str, Any] = found["schema"]
    return schema


def test_every_address_for_programs_is_described_and_no_other(
    service: Running, described: dict[str, Any]
) -> None:
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == ROUTES
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    for path in ROUTES - {"/v1/score", "/v1/compare"}:
        assert holds(described, answered(described, path), service.get(path).json())


@pytest.mark.parametrize("detail", ["score", "evidence", "full"])
@pytest.mark.parametrize(
    "body",
    [
        {"text": ARTICLE, "id": "a"},
        {"html": f"<article><p>{ARTICLE}</p></article>"},
        {"documents": [ARTICLE, {"text": "Two words."}, 3]},
    ],
)
def test_what_is_scored_and_what_comes_back_is_as_described(
    service: Running, described: dict[str, Any], body: dict[str, Any], detail: str
) -> None:
    operation = described["paths"]["/v1/score"]["post"]
    asked = operation["requestBody"]["content"]["application/json"]["schema"]
    answer = service.post("/v1/score", json={**body, "detail": detail}).json()
    assert holds(described, asked, {**body, "detail": detail})
    assert holds(described, answered(described, "/v1/score"), answer)


@pytest.mark.parametrize(
    "body",
    [{}, [], {"text": "a", "detail": "all"}, {"documents": "a"}, {"documents": ["a"] * 257}],
)
def test_what_is_refused_is_described_as_wrong_and_the_refusal_too(
    service: Running, described: dict[str, Any], body: object
) -> None:
    operation = described["paths"]["/v1/score"]["post"]
    asked = operation["requestBody"]["content"]["application/json"]["schema"]
    answer = service.post("/v1/score", json=body)
    assert answer.status_code == 422
    assert not holds(described, asked, body)
    assert holds(described, answered(described, "/v1/score", 422), answer.json())


def test_a_comparison_is_as_described(service: Running, described: dict[str, Any]) -> None:
    both = {"copy": ARTICLE, "original": {"text": ARTICLE}}
    operation = described["paths"]["/v1/compare"]["post"]
    asked = operation["requestBody"]["content"]["application/json"]["schema"]
    assert holds(described, asked, both)
    assert not holds(described, asked, {"copy": ARTICLE})
    answer = service.post("/v1/compare", json=both).json()
    assert holds(described, answered(described, "/v1/compare"), answer)


def test_every_status_of_a_refusal_is_described(described: dict[str, Any]) -> None:
    statuses = set(described["paths"]["/v1/score"]["post"]["responses"])
    assert statuses == {
        "200", "400", "401", "403", "408", "413", "415", "421", "422", "429", "500", "503"
    }  # fmt: skip


def test_the_model_says_its_versions_thresholds_figures_and_limits(service: Running) -> None:
    found = service.get("/v1/model").json()
    assert 0 < found["thresholds"]["fail_below"] < found["thresholds"]["review_below"] < 1
    assert found["limits"]["max_documents"] == 256
    assert found["limits"]["max_bytes"] == 200_000
    assert set(found["figures"]) == {"documents", "auc", "brier", "calibration_error"}
    assert found["kinds"]
