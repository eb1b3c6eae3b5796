"""What the service says of itself to programs, in OpenAPI."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from credscore.extractors.base import DETAILS
from credscore.service.problems import MEDIA_TYPE, title
from credscore.service.settings import MOST_DOCUMENTS

_SCHEMAS = "#/components/schemas"
_REFUSALS = (400, 401, 403, 408, 413, 415, 421, 422, 429, 500, 503)


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"{_SCHEMAS}/{name}"}


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _responses(what: str, schema: dict[str, Any], *refusals: int) -> dict[str, Any]:
    found: dict[str, Any] = {"200": {"description": what, "content": _content(schema)}}
    for status in refusals:
        content = {MEDIA_TYPE: {"schema": _ref("Problem")}}
        found[str(status)] = {"description": title(status), "content": content}
    return found


def _document(what: str) -> dict[str, Any]:
    return {
        "description": f"{what}  Everything beside id, text and html is kept as its metadata.",
        "type": "object",
        "properties": {
            "id": {},
            "text": {"type": ["string", "null"]},
            "html": {"type": ["string", "null"], "description": "A page, where there is no text."},
            "url": {"description": "Of the page; never fetched."},
        },
        "anyOf": [{"required": ["text"]}, {"required": ["html"]}],
    }


_DETAIL: dict[str, Any] = {"enum": list(DETAILS), "default": "evidence"}
_MANY = {
    "type": "object",
    "required": ["documents"],
    "additionalProperties": False,
    "properties": {
        "documents": {
            "type": "array",
            "maxItems": MOST_DOCUMENTS,
            "items": {
                "description": "A text, or an object as above.  What is neither gets a record "
                "with the status error.",
                "anyOf": [{"type": "string"}, _ref("Document"), {}],
            },
        },
        "detail": _DETAIL,
    },
}
_ONE = {
    "allOf": [_ref("Document")],
    "properties": {"detail": _DETAIL},
    "not": {"required": ["documents"]},
}
_SIDE = {"anyOf": [{"type": "string"}, _ref("Document")]}
_BOTH = {
    "type": "object",
    "required": ["copy", "original"],
    "properties": {"copy": _SIDE, "original": _SIDE},
}
_RECORDS = {
    "type": "object",
    "required": ["records"],
    "additionalProperties": False,
    "properties": {"records": {"type": "array", "items": _ref("Record")}},
}
_PROBLEM = {
    "description": "Problem details of RFC 9457.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "request_id"],
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "request_id": {"type": "string"},
    },
}
_STATUS = {
    "type": "object",
    "required": ["status"],
    "properties": {"status": {"enum": ["ok", "ready"]}},
}

OPERATIONS: dict[str, dict[str, Any]] = {
    "/v1/score": {
        "operationId": "score",
        "summary": f"Score one document, or up to {MOST_DOCUMENTS}",
        "parameters": [
            {
                "name": "detail",
                "in": "query",
                "description": "How much to say; may stand in the body instead.",
                "schema": _DETAIL,
            }
        ],
        "requestBody": {
            "required": True,
            "content": _content({"oneOf": [_ref("One"), _ref("Many")]}),
        },
        "responses": _responses(
            "The record of one document, or those of many in their order.",
            {"oneOf": [_ref("Record"), _ref("Records")]},
            *_REFUSALS,
        ),
    },
    "/v1/compare": {
        "operationId": "compare",
        "summary": "Compare a copy with the text it may have been made from",
        "requestBody": {"required": True, "content": _content(_BOTH)},
        "responses": _responses("The comparison.", _ref("Comparison"), *_REFUSALS),
    },
    "/v1/model": {
        "operationId": "model",
        "summary": "Versions, thresholds, figures of the model card, and the limits here",
        "responses": _responses("The model.", {"type": "object"}, 401, 421),
    },
    "/healthz": {
        "operationId": "healthz",
        "summary": "Whether the service answers at all",
        "responses": _responses("It does.", _ref("Status"), 421),
        "security": [],
    },
    "/readyz": {
        "operationId": "readyz",
        "summary": "Whether the service can score, and is not about to stop",
        "responses": _responses("It can.", _ref("Status"), 421, 503),
        "security": [],
    },
}


def openapi(generated: dict[str, Any]) -> dict[str, Any]:
    """Return the description that the framework made of the routes, with all schemas."""
    own = {
        "Comparison": {"type": "object", "required": ["verdict", "probability", "changes"]},
        "Document": _document("An article, as a text or as the page that holds it."),
        "Many": _MANY,
        "One": _ONE,
        "Problem": _PROBLEM,
        "Records": _RECORDS,
        "Status": _STATUS,
    }
    schemes = {"token": {"type": "http", "scheme": "bearer"}}
    components = {"schemas": {**own, **_record()}, "securitySchemes": schemes}
    return {**generated, "components": components, "security": [{}, {"token": []}]}


def _record() -> dict[str, Any]:
    """Return the schema of a record, and those that it is made of under names of their own."""
    stored = files("credscore.model").joinpath("record.schema.json").read_text(encoding="utf-8")
    found = json.loads(stored.replace("#/$defs/", f"{_SCHEMAS}/"))
    return {**found.pop("$defs"), "Record": {k: v for k, v in found.items() if k != "$schema"}}
