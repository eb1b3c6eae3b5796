"""The lock, the builds and the bill of materials of a release, as far as no network is needed."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import io
import json
import re
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = """\
[project]
description = "x"
license = "Apache-2.0"
dependencies = ["one>=1.5", "two>=2"]
[project.optional-dependencies]
patterns = ["three>=3; python_version < '3.13'"]
release = []
spark = ["never"]
"""
LOCK = f"""\
# head
one==1.6 ; python_full_version < '3.12' \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
    # via
    #   credscore (pyproject.toml)
    #   two
one==2.0 ; python_full_version >= '3.12' \\
    --hash=sha256:{"c" * 64}
    # via credscore (pyproject.toml)
three==3.1 \\
    --hash=sha256:{"d" * 64}
    # via credscore (pyproject.toml)
two==2.1 \\
    --hash=sha256:{"e" * 64}
    # via
    #   credscore (pyproject.toml)
"""


def script(name: str) -> ModuleType:
    """Import a program of `scripts`, whose folder comes last: one of them is called `test`."""
    if str(ROOT / "scripts") not in sys.path:
        sys.path.append(str(ROOT / "scripts"))
    return importlib.import_module(name)


def test_the_lock_meets_pyproject() -> None:
    locked = script("locked")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert list(locked.disagreements(pyproject, locked.LOCK.read_text(encoding="utf-8"))) == []


def test_the_lock_names_no_address() -> None:
    text = script("locked").LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE)


def test_a_lock_is_read_line_by_line() -> None:
    pins = script("locked").pins(LOCK)
    assert [(p.name, p.version, len(p.hashes)) for p in pins] == [
        *(("one", "1.6", 2), ("one", "2.0", 1)),
        *(("three", "3.1", 1), ("two", "2.1", 1)),
    ]
    assert pins[0].via == ("credscore", "two")
    assert pins[0].marker == "python_full_version < '3.12'"


@pytest.mark.parametrize("line", ["one>=1", "./here", "one @ file:x", "--index-url x", "-e ."])
def test_a_lock_that_pins_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="pins nothing"):
        script("locked").pins(line + "\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("two>=2", "two>=3", "two>=3: the lock has 2.1"),
        ("two>=2", "four", "four: is not in the lock"),
        ("three>=3", "three>=4", "of the extra 'patterns': the lock has 3.1"),
        ("one>=1.5", "one>=1.7", "one>=1.7: the lock has 1.6"),
    ],
)
def test_where_lock_and_pyproject_disagree_is_said(old: str, new: str, said: str) -> None:
    disagreements = script("locked").disagreements
    assert list(disagreements(PYPROJECT, LOCK)) == []
    found = list(disagreements(PYPROJECT.replace(old, new), LOCK))
    assert len(found) == 1
    assert said in found[0]


def test_a_pin_without_a_hash_or_with_two_versions_is_said() -> None:
    disagreements = script("locked").disagreements
    bare = re.sub(r" \\\n    --hash=sha256:e+", "", LOCK)
    assert list(disagreements(PYPROJECT, bare)) == ["two 2.1 has no hash"]
    twice = LOCK + f"two==2.2 \\\n    --hash=sha256:{'f' * 64}\n"
    assert "two has two versions at a time" in list(disagreements(PYPROJECT, twice))


def test_packages_that_were_not_looked_up_are_not_sound() -> None:
    weaknesses = script("auditing").weaknesses
    whole = {"dependencies": [{"name": "one", "version": "1", "vulns": []}]}
    assert list(weaknesses(whole, {"one"})) == []
    skipped = {"dependencies": [{"name": "one", "skip_reason": "not found"}]}
    for answer in (skipped, {"dependencies": []}, {}):
        (said,) = weaknesses(answer, {"one"})
        assert said.startswith("NOT AUDITED: 1 of 1 packages")
    known = {"id": "PYSEC-1", "fix_versions": ["2"]}
    weak = {"dependencies": [{"name": "one", "version": "1", "vulns": [known]}]}
    assert list(weaknesses(weak, {"one"})) == ["one 1: PYSEC-1, mended in 2"]


@pytest.mark.parametrize(
    ("changelog", "said"),
    [
        ("## [1.0] - 2026-11-22\n", None),
        ("## [1.0] - Unreleased\n", "give the day"),
        ("## [0.9] - 2026-11-22\n\n## [1.0] - 2026-11-23\n", "begins with 0.9"),
        ("", "begins with nothing"),
    ],
)
def test_version_and_changelog_must_agree(changelog: str, said: str | None) -> None:
    found = list(script("release").versions("1.0", changelog))
    assert (said is None and not found) or (said is not None and said in found[0])


def tarred(mtime: int, owner: str, mode: int, *names: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size, member.mtime, member.uname, member.mode = len(name), mtime, owner, mode
            archive.addfile(member, io.BytesIO(name.encode()))
    return out.getvalue()


def test_an_sdist_packed_again_tells_nothing_of_the_machine() -> None:
    repacked = script("building").repacked
    one = repacked(tarred(1, "ann", 0o664, "p/b", "p/a"), 1_700_000_000)
    other = repacked(tarred(2, "bob", 0o600, "p/a", "p/b"), 1_700_000_000)
    assert one == other
    assert gzip.decompress(one)
    with tarfile.open(fileobj=io.BytesIO(one)) as archive:
        assert archive.getnames() == ["p/a", "p/b"]
        assert {(m.mtime, m.uname, m.mode) for m in archive} == {(1_700_000_000, "", 0o644)}


WHOLE = dict.fromkeys(("credscore/py.typed", "credscore/cli.py", "credscore/data/manifest.json"), 9)


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("credscore-0.1.0.dist-info/RECORD", 9, None),
        ("credscore/native/_kernels.abi3.so", 9, None),
        ("tests/test_a.py", 9, "outside the package"),
        ("credscore/tests/test_a.py", 9, "outside the package"),
        ("credscore/native/chunks.c", 9, "nothing that ends so"),
        ("credscore-0.1.0.dist-info/notes", 9, "beside the package"),
        ("credscore/data/large.npz", 25 << 20, "24 are the most"),
        ("credscore/large.json", 27 << 20, "26 are the most"),
    ],
)
def test_what_does_not_belong_into_a_wheel_is_said(name: str, size: int, said: str | None) -> None:
    found = list(script("building").unexpected({**WHOLE, name: size}))
    assert (said is None and not found) or (said is not None and said in found[0])


def test_what_is_missing_in_a_wheel_is_said() -> None:
    assert len(list(script("building").unexpected({}))) == 3


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "credscore-0.1.0-cp311-abi3-linux_x86_64.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("credscore/data/wording.npz", b"weights")
        archive.writestr("credscore/native/_kernels.abi3.so", b"/home/ann/build/x.c")
        archive.writestr("credscore/cli.py", b"")
    return path


def test_a_wheel_that_names_a_folder_of_the_build_is_told(wheel: Path) -> None:
    found = list(script("building").traces(wheel, ["/home/ann", "/home/bob"]))
    assert found == ["credscore/native/_kernels.abi3.so names /home/ann"]


def test_the_bill_has_the_model_and_what_is_needed(wheel: Path) -> None:
    sbom = script("sbom")
    bill = sbom.sbom(wheel, PYPROJECT, LOCK, 1_700_000_000)
    named = {c["name"]: c for c in bill["components"]}
    model = named["credscore/data/wording.npz"]
    assert model["type"] == "machine-learning-model"
    assert model["hashes"][0]["content"] == hashlib.sha256(b"weights").hexdigest()
    assert (named["two"]["scope"], named["three"]["scope"]) == ("required", "optional")
    assert "credscore/cli.py" not in named
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    below = {row["ref"]: row["dependsOn"] for row in bill["dependencies"]}
    assert below["pkg:pypi/two@2.1"] == ["pkg:pypi/one@1.6"]
    refs = {c["bom-ref"] for c in bill["components"]}
    assert set(below["pkg:pypi/credscore@0.1.0"]) <= refs
    assert sbom.written(bill) == sbom.written(sbom.sbom(wheel, PYPROJECT, LOCK, 1_700_000_000))
    assert json.loads(sbom.written(bill)) == bill


def test_the_bill_agrees_with_its_schema(wheel: Path) -> None:
    pytest.importorskip("cyclonedx", reason="of the extra release")
    sbom = script("sbom")
    bill = sbom.sbom(wheel, PYPROJECT, LOCK, 1_700_000_000)
    assert not sbom.invalid(sbom.written(bill))
    bill["components"][0]["type"] = "nonsense"
    assert sbom.invalid(sbom.written(bill))
