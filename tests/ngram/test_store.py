from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from credscore.ngram import store
from credscore.ngram.store import ArtifactError, Part

PART = Part({"weights": np.arange(6, dtype=np.int8).reshape(2, 3)}, {"scale": 0.5, "names": ["ä"]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store.save("wording", PART, tmp_path)
    return tmp_path


def test_a_part_comes_back_as_it_was_stored(folder: Path) -> None:
    part = store.load("wording", folder)
    assert part.settings == PART.settings
    assert np.array_equal(part.arrays["weights"], PART.arrays["weights"])
    assert part.arrays["weights"].dtype == np.int8


@pytest.mark.parametrize("file", ["wording.json", "wording.npz"])
def test_a_changed_byte_is_refused_by_name(folder: Path, file: str) -> None:
    blob = bytearray((folder / file).read_bytes())
    blob[len(blob) // 2] ^= 1
    (folder / file).write_bytes(blob)
    with pytest.raises(ArtifactError, match=f"{re.escape(file)} does not have the checksum"):
        store.load("wording", folder)


@pytest.mark.parametrize("file", ["wording.json", "wording.npz"])
def test_a_missing_file_is_refused_by_name(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ArtifactError, match=f"no part '{re.escape(file)}'"):
        store.load("wording", folder)


def test_a_file_that_the_manifest_does_not_name_is_refused(folder: Path) -> None:
    for ending in ("json", "npz"):
        (folder / f"wording.{ending}").rename(folder / f"stray.{ending}")
    with pytest.raises(ArtifactError, match=r"no part 'stray\.json'"):
        store.load("stray", folder)


ESCAPES = (
    *("../../x.npz", "/etc/x.npz", "..", "a/../../x.npz", "..\\\\x.npz", "C:x.npz", "x.npz\\u0000"),
    *("", ".npz", "manifest.json", "x.npz\\n", "x.pkl", f"{'x' * 300}.npz"),
)


@pytest.mark.parametrize(
    "manifest",
    [
        *(None, "", "{", "\x00", "[]", "3", '"x"', '{"wording.npz": 3}', '{"wording.npz": "0"}'),
        *(f'{{"{name}": "{"0" * 64}"}}' for name in ESCAPES),
        pytest.param("[" * 99_999, id="deep"),
        pytest.param(json.dumps({f"a{k}.npz": "0" * 64 for k in range(1001)}), id="long"),
    ],
)
def test_a_folder_without_a_readable_manifest_is_no_model(
    tmp_path: Path, manifest: str | None
) -> None:
    if manifest is not None:
        (tmp_path / store.MANIFEST).write_text(manifest)
    with pytest.raises(ArtifactError, match=r"not a model folder: manifest\.json"):
        store.load("wording", tmp_path)


class Fires:
    """Tells when it is unpickled."""

    fired = False

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return setattr, (Fires, "fired", True)


def test_nothing_is_unpickled_even_if_the_manifest_names_it(folder: Path) -> None:
    blob = io.BytesIO()
    np.savez(blob, weights=np.array([Fires()], dtype=object), allow_pickle=True)
    (folder / "wording.npz").write_bytes(blob.getvalue())
    manifest = json.loads((folder / store.MANIFEST).read_text())
    manifest["wording.npz"] = hashlib.sha256(blob.getvalue()).hexdigest()
    (folder / store.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ValueError, match="no pickle ever is"):
        store.load("wording", folder)
    assert not Fires.fired


def test_an_array_of_objects_is_not_stored(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pickle"):
        store.save("wording", Part({"weights": np.array([object()])}, {}), tmp_path)


def test_the_same_part_gives_the_same_bytes(tmp_path: Path) -> None:
    other = Part(dict(PART.arrays), dict(reversed(list(PART.settings.items()))))
    store.save("wording", PART, tmp_path / "a")
    store.save("wording", other, tmp_path / "b")
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == ["manifest.json", "wording.json", "wording.npz"]
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_what_was_loaded_cannot_be_changed(folder: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        store.load("wording", folder).arrays["weights"][0, 0] = 9


def test_the_fingerprint_changes_with_any_part_and_with_nothing_else(folder: Path) -> None:
    before = store.fingerprint(folder)
    store.save("wording", PART, folder)
    assert store.fingerprint(folder) == before
    store.save("pairs", Part({}, {"scale": 1}), folder)
    after = store.fingerprint(folder)
    store.save("pairs", Part({}, {"scale": 2}), folder)
    assert len({before, after, store.fingerprint(folder)}) == 3
    assert len(before) == 8


def test_a_whole_folder_is_checked_and_again_after_a_change(folder: Path) -> None:
    store.save("pairs", Part({}, {}), folder)
    store.check(("wording",), folder)
    (folder / "pairs.npz").write_bytes(b"")
    with pytest.raises(ArtifactError, match=r"pairs\.npz does not have the checksum"):
        store.check(("wording",), folder)
    (folder / "pairs.npz").unlink()
    with pytest.raises(ArtifactError, match=r"no part 'pairs\.npz'"):
        store.check(("wording",), folder)


def test_a_file_larger_than_any_part_is_not_read(folder: Path) -> None:
    for file in ("wording.npz", store.MANIFEST):
        with (folder / file).open("r+b") as stream:
            stream.truncate(1 << 40)  # of nothing: it takes no room
        with pytest.raises(ArtifactError, match=f"{re.escape(file)} is larger than 32 MiB"):
            store.load("wording", folder)


def test_a_part_that_is_needed_must_be_named(folder: Path) -> None:
    with pytest.raises(ArtifactError, match=r"no part 'reading\.json'"):
        store.check(("wording", "reading"), folder)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("wording.json", b"PK\x03\x04 nonsense"),
        ("wording.npz", b"PK\x03\x04 nonsense"),
        ("wording.json", b"[]"),
        ("wording.json", b"[" * 99_999),
        ("wording.json", b"\xff"),
        ("wording.npz", b""),
    ],
)
def test_a_part_with_the_right_checksum_but_no_sense_is_refused(
    folder: Path, file: str, content: bytes
) -> None:
    (folder / file).write_bytes(content)
    manifest = json.loads((folder / store.MANIFEST).read_text())
    manifest[file] = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    (folder / store.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ArtifactError, match=r"the part 'wording' in .* cannot be read"):
        store.load("wording", folder)
