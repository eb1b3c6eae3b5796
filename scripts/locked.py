"""The lock: every package that development needs, with its version and the hashes of its files.

It is a requirements file, which pip and uv install with ``--require-hashes``; the newer
``pylock.toml`` would have to name the address of every file, and no address belongs here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "scripts" / "lock.txt"
# Hundreds of megabytes each, in environments of their own, and always the newest.
LEFT_OUT = ("bench", "datatrove", "ray", "spark", "tables")
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}

_PIN = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+))?"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"\s+#(?: via)? +(?P<name>(?!via$)[A-Za-z0-9][A-Za-z0-9._-]*)(?: \(.*\))?")


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of the lock.

    Attributes
    ----------
    marker : str
        Where it holds, empty for everywhere.
    hashes : tuple of str
        SHA-256 of every file of this version.
    via : tuple of str
        What needs it; the package itself where pyproject.toml names it.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]


def pins(text: str) -> list[Pin]:
    """Return the pins of a lock.

    Raises
    ------
    ValueError
        If a line is something else: an address, a folder, a version that is not exact.
    """
    found: list[Pin] = []
    for line in text.splitlines():
        if line.startswith((" ", "\t")) and found:
            last = found[-1]
            via = _VIA.fullmatch(line)
            more = (str(canonicalize_name(via["name"])),) if via else ()
            hashes = (*last.hashes, *_HASH.findall(line))
            found[-1] = Pin(last.name, last.version, last.marker, hashes, (*last.via, *more))
        elif line.strip() and not line.startswith("#"):
            pin = _PIN.fullmatch(line.removesuffix("\\").rstrip())
            if pin is None:
                msg = f"the lock has a line that pins nothing: {line!r}"
                raise ValueError(msg)
            name = str(canonicalize_name(pin["name"]))
            found.append(Pin(name, pin["version"], pin["marker"] or "", (), ()))
    return found


def wanted(pyproject: str) -> dict[str, list[str]]:
    """Return the requirements that the lock must meet, by extra; run time under ``""``."""
    project = tomllib.loads(pyproject)["project"]
    extras = project["optional-dependencies"]
    kept = {name: extras[name] for name in sorted(extras) if name not in LEFT_OUT}
    return {"": project["dependencies"], **kept}


def disagreements(pyproject: str, lock: str) -> Iterator[str]:
    """Yield what of pyproject.toml the lock does not meet, and what is wrong with it itself."""
    held = pins(lock)
    for pin in held:
        if not pin.hashes:
            yield f"{pin.name} {pin.version} has no hash"
    for extra, lines in wanted(pyproject).items():
        for requirement in map(Requirement, lines):
            where = f" of the extra {extra!r}" if extra else ""
            for said in sorted({*_unmet(requirement, held)}):
                yield f"{requirement}{where}: {said}"
    for environment in environments():
        seen: dict[str, str] = {}
        for pin in held:
            if (
                holds(pin.marker, environment)
                and seen.setdefault(pin.name, pin.version) != pin.version
            ):
                yield f"{pin.name} has two versions at a time"


def _unmet(requirement: Requirement, held: list[Pin]) -> Iterator[str]:
    name = canonicalize_name(requirement.name)
    for environment in environments():
        if requirement.marker is not None and not requirement.marker.evaluate(dict(environment)):
            continue
        here = [p for p in held if p.name == name and holds(p.marker, environment)]
        if not here:
            yield "is not in the lock"
        for pin in here:
            if not allowed(requirement.specifier, pin.version):
                yield f"the lock has {pin.version}"


def allowed(specifier: SpecifierSet, version: str) -> bool:
    """Return whether a version is one of those, previews too."""
    return specifier.contains(Version(version), prereleases=True)


def environments() -> Iterator[Mapping[str, str]]:
    """Yield where the lock must hold: every system with every version of Python."""
    for python in PYTHONS:
        for platform, system in SYSTEMS.items():
            yield {
                "python_version": python,
                "python_full_version": f"{python}.9",
                "sys_platform": platform,
                "platform_system": system,
                "os_name": "nt" if platform == "win32" else "posix",
                "platform_machine": "AMD64" if platform == "win32" else "x86_64",
                "platform_python_implementation": "CPython",
                "implementation_name": "cpython",
                "extra": "",
            }


def holds(marker: str, environment: Mapping[str, str]) -> bool:
    """Return whether a marker is met; an empty one is everywhere."""
    return not marker or Marker(marker).evaluate(dict(environment))
