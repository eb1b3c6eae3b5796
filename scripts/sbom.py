"""A software bill of materials, in CycloneDX 1.6: what is in the wheel and what it needs.

The learned parts are components of their own, with the checksums that they are loaded by.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import uuid
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from locked import Pin, pins, wanted
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_VERSION = "1.6"
_NAMESPACE = uuid.UUID("6f6b9f0e-5a3c-5b0e-9a51-1d4f0f7f7d3a")  # drawn once, for this package


def sbom(wheel: Path, pyproject: str, lock: str, epoch: int) -> dict[str, Any]:
    """Return the bill of a wheel; the same wheel and lock, the same bill.

    What the package needs at run time is ``required``, what an extra brings ``optional``, and
    what is for development alone is left out.  Versions are those of the lock, which the tests
    ran with; users may have others.
    """
    project = tomllib.loads(pyproject)["project"]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    version = wheel.name.split("-")[1]
    held = pins(lock)
    extras = wanted(pyproject)
    required = needed(_names(extras.pop("")), held)
    for_users = (extras[e] for e in sorted(extras) if e not in ("test", "lint", "docs", "release"))
    optional = needed(_names(line for lines in for_users for line in lines), held) - required
    listed = [p for p in held if p.name in required | optional]
    root = f"pkg:pypi/credscore@{version}"
    files = _files(wheel)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": _VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{digest} {lock}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "library",
                "bom-ref": root,
                "name": "credscore",
                "version": version,
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
                "purl": root,
                "hashes": [{"alg": "SHA-256", "content": digest}],
            },
        },
        "components": [*files, *(_package(pin, pin.name in required) for pin in listed)],
        "dependencies": _dependencies(root, files, listed),
    }


def needed(names: Iterable[str], held: list[Pin]) -> set[str]:
    """Return `names` and everything that they need in turn, by the lock."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [pin.name for pin in held if name in pin.via]
    return found


def written(bill: dict[str, Any]) -> bytes:
    """Return the bill as it stands in the file."""
    return (json.dumps(bill, indent=1, ensure_ascii=False) + "\n").encode()


def invalid(text: bytes) -> str:
    """Return what the schema of CycloneDX has against a bill, or nothing."""
    # Only a release has this package.
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415  of the extra release
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415  of the extra release

    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.decode())
    return "" if error is None else str(error)


def _names(lines: Iterable[str]) -> list[str]:
    return [str(canonicalize_name(Requirement(line).name)) for line in lines]


def _files(wheel: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in sorted(archive.namelist())}
    return [
        {
            "type": "machine-learning-model" if name.endswith(".npz") else "file",
            "bom-ref": f"file:{name}",
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}],
        }
        for name, content in held.items()
        if name.startswith("credscore/data/") or name.endswith((".so", ".pyd"))
    ]


def _reference(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def _package(pin: Pin, required: bool) -> dict[str, Any]:  # noqa: FBT001  one of two scopes
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(pin),
        "name": pin.name,
        "version": pin.version,
        "scope": "required" if required else "optional",
        "purl": _reference(pin),
    }
    if pin.marker:
        found["properties"] = [{"name": "credscore:marker", "value": pin.marker}]
    return found


def _dependencies(
    root: str, files: list[dict[str, Any]], listed: list[Pin]
) -> list[dict[str, Any]]:
    direct = [_reference(pin) for pin in listed if "credscore" in pin.via]
    rows = [{"ref": root, "dependsOn": sorted([*direct, *(f["bom-ref"] for f in files)])}]
    for pin in listed:
        below = sorted(_reference(other) for other in listed if pin.name in other.via)
        rows.append({"ref": _reference(pin), "dependsOn": below})
    return rows
