"""See whether a release may be made, and make its files in `dist`.

Run ``python3 scripts/release.py``, from a clean tree.  Every step is said with what came of it:
passed, failed, or not done and why.  The exit code is 0 only if all passed.

``--without-audit`` leaves the search for known weaknesses out where its service cannot be
reached, ``--without-tests`` the tests with the oldest versions; the report says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from environment import ROOT, kept

DIST = ROOT / "dist"
_INSIDE = "CREDSCORE_RELEASE_ENVIRONMENT"  # set where the packages of the lock are there
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
Said = Iterator[str]


def clean_tree() -> Said:
    """Yield files that are not committed."""
    yield from _git("status", "--porcelain").splitlines()


def same_version() -> Said:
    """Yield where the version and the changelog disagree."""
    found = _VERSION.search((ROOT / "credscore" / "__init__.py").read_text(encoding="utf-8"))
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    yield from versions(found[1] if found else "", changelog)


def versions(version: str, changelog: str) -> Said:
    """Yield what is wrong with the first heading of the changelog for this version."""
    heading = re.search(r"^## \[(?P<version>[^\]]+)\] - (?P<date>\S+)$", changelog, re.MULTILINE)
    if heading is None or heading["version"] != version:
        named = heading["version"] if heading else "nothing"
        yield f"the changelog begins with {named}, the package is {version}"
    elif not re.fullmatch(r"\d{4}-\d{2}-\d{2}", heading["date"]):
        yield f"the changelog dates {version} {heading['date']!r}: give the day"


def lock_agrees() -> Said:
    """Yield where the lock does not meet pyproject.toml."""
    from locked import LOCK, disagreements  # noqa: PLC0415  of the environment that the lock makes

    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    yield from disagreements(pyproject, LOCK.read_text(encoding="utf-8"))


def known_weaknesses() -> Said:
    """Yield the weaknesses that are known of the locked packages, or why nobody knows."""
    from auditing import audited  # noqa: PLC0415  as above

    yield from audited()


def same_bytes() -> Said:
    """Build twice in folders of other names, and put the files into `dist`."""
    import building  # noqa: PLC0415  as above

    epoch = int(_git("log", "-1", "--format=%ct"))
    with tempfile.TemporaryDirectory() as folder:
        works = [Path(folder) / "one", Path(folder) / "another" / "place"]
        first, second = (building.built(ROOT, work, epoch) for work in works)
        for one, two in zip(first, second, strict=True):
            if one.read_bytes() != two.read_bytes():
                yield f"{one.name} is not the same twice"
        wheel = first[1]
        yield from building.unexpected(building.contents(wheel))
        named = [folder, str(ROOT), str(Path.home()), sys.prefix, sys.base_prefix]
        yield from building.traces(wheel, named)
        DIST.mkdir(exist_ok=True)
        for old in DIST.iterdir():
            old.unlink()
        for path in first:
            (DIST / path.name).write_bytes(path.read_bytes())


def sound_metadata() -> Said:
    """Yield what twine has against the files."""
    done = _run([sys.executable, "-m", "twine", "check", "--strict", *map(str, _made())])
    yield from done.stdout.splitlines() if done.returncode else ()


def bill_of_materials() -> Said:
    """Write the bill beside the wheel, and yield what its schema has against it."""
    import sbom  # noqa: PLC0415  as above
    from locked import LOCK  # noqa: PLC0415  as above

    (wheel,) = DIST.glob("*.whl")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    epoch = int(_git("log", "-1", "--format=%ct"))
    bill = sbom.sbom(wheel, pyproject, LOCK.read_text(encoding="utf-8"), epoch)
    text = sbom.written(bill)
    wheel.with_suffix(".cdx.json").write_bytes(text)
    yield from filter(None, [sbom.invalid(text)])


def checksums() -> Said:
    """Write `SHA256SUMS`."""
    files = sorted(path for path in DIST.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
    yield from ()


def oldest_versions() -> Said:
    """Yield the end of the tests with the oldest versions, if they fail."""
    done = _run([sys.executable, str(ROOT / "scripts" / "oldest.py")])
    yield from done.stdout.splitlines()[-20:] if done.returncode else ()


STEPS: dict[str, Callable[[], Said]] = {
    "clean tree": clean_tree,
    "version and changelog": same_version,
    "lock": lock_agrees,
    "known weaknesses": known_weaknesses,
    "same bytes twice, contents": same_bytes,
    "metadata": sound_metadata,
    "bill of materials": bill_of_materials,
    "checksums": checksums,
    "tests, oldest versions": oldest_versions,
}
LEFT_OUT = {
    "--without-audit": "known weaknesses",
    "--without-tests": "tests, oldest versions",
}


def report(left_out: Sequence[str]) -> int:
    """Do every step, say what came of it, and return the number that failed."""
    failed = 0
    for name, step in STEPS.items():
        if name in left_out:
            print(f"NOT DONE  {name}: left out as asked", flush=True)
            continue
        try:
            said = list(step())
        except Exception as error:  # noqa: BLE001  the other steps are worth knowing
            said = [f"{type(error).__name__}: {error}"]
        failed += bool(said)
        print(f"{'FAILED' if said else 'passed':<10}{name}", flush=True)
        for line in said:
            print(f"          {line}", flush=True)
    return failed


def main(arguments: list[str]) -> int:
    """Check everything in an environment of the locked versions."""
    if not set(arguments) <= set(LEFT_OUT):
        print(f"usage: release.py [{'] ['.join(LEFT_OUT)}]", file=sys.stderr)
        return 2
    if _INSIDE not in os.environ:
        lock = ROOT / "scripts" / "lock.txt"
        # The name tells one lock from another, so that each has its environment.
        digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
        python = kept(["--require-hashes", "--requirement", str(lock)], digest)
        command = [python, __file__, *arguments]
        return subprocess.run(command, check=False, env={**os.environ, _INSIDE: "1"}).returncode
    return 1 if report([LEFT_OUT[one] for one in arguments]) else 0


def _made() -> list[Path]:
    return [*DIST.glob("*.whl"), *DIST.glob("*.tar.gz")]


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607  whichever git is there
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
