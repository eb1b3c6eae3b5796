"""Build the sdist and the wheel so that anybody who builds them again gets the same bytes."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

MIB = 1 << 20
MOST_MODEL = 24 * MIB  # of the learned parts, as they are packed
MOST_WHEEL = 26 * MIB
_ENDINGS = {".css", ".html", ".js", ".json", ".npz", ".py", ".so", ".pyd", ".typed"}
_INFO = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "top_level.txt", "LICENSE"}
_NEEDED = ("credscore/py.typed", "credscore/cli.py", "credscore/data/manifest.json")


def built(checkout: Path, work: Path, epoch: int) -> tuple[Path, Path]:
    """Build from a clean copy of `checkout` and return the sdist and the wheel.

    The sdist is packed again, sorted and without anything of this machine, and the wheel is
    made of what is in it.

    Parameters
    ----------
    checkout : Path
        Of the commit that is released; only files that git knows are taken.
    work : Path
        An empty folder: another one must give the same bytes.
    epoch : int
        Seconds since 1970 that take the place of every date.
    """
    source, made = work / "source", work / "made"
    source.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", "--format=tar", "HEAD"],  # noqa: S607  whichever git is there
        cwd=checkout,
        check=True,
        capture_output=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(source, filter="data")
    _build(source, made, "--sdist", epoch)
    sdist = next(made.glob("*.tar.gz"))
    sdist.write_bytes(repacked(sdist.read_bytes(), epoch))
    with tarfile.open(sdist) as packed:
        packed.extractall(work / "unpacked", filter="data")
    _build(next((work / "unpacked").iterdir()), made, "--wheel", epoch)
    return sdist, next(made.glob("*.whl"))


def _build(source: Path, made: Path, kind: str, epoch: int) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    if sys.platform == "linux":
        # What Python was linked with may name folders of the machine that built it.
        environment |= {"LDSHARED": "cc -shared", "CFLAGS": "", "LDFLAGS": ""}
    command = [sys.executable, "-m", "build", "--no-isolation", kind, "--outdir", str(made)]
    before = os.umask(0o022)
    try:
        done = subprocess.run(
            [*command, str(source)],
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    finally:
        os.umask(before)
    if done.returncode:
        msg = f"the build failed:\n{done.stdout[-4000:]}"
        raise RuntimeError(msg)
    shutil.rmtree(source / "build", ignore_errors=True)


def repacked(blob: bytes, epoch: int) -> bytes:
    """Return a `.tar.gz` with the same files, sorted, with one date, one owner and plain modes."""
    packed = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(blob)) as old,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda m: m.name):
            if not member.isfile():
                continue  # folders come with their files, and there are no links
            plain = tarfile.TarInfo(member.name)
            plain.size, plain.mtime = member.size, epoch
            plain.mode = 0o755 if member.mode & 0o100 else 0o644
            new.addfile(plain, old.extractfile(member))
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=epoch) as file:
        file.write(packed.getvalue())
    return out.getvalue()


def contents(wheel: Path) -> dict[str, int]:
    """Return the files of a wheel and how many bytes each takes in it."""
    with zipfile.ZipFile(wheel) as archive:
        return {m.filename: m.compress_size for m in archive.infolist() if not m.is_dir()}


def unexpected(files: dict[str, int]) -> Iterator[str]:
    """Yield what of the contents of a wheel should not be, or is missing."""
    for name in sorted(files):
        path = Path(name)
        top, inner = path.parts[0], set(path.parts[1:-1])
        if top.endswith(".dist-info"):
            if path.name not in _INFO:
                yield f"{name}: no such file belongs beside the package"
        elif top != "credscore" or inner & {"tests", "fixtures", "__pycache__"}:
            yield f"{name}: lies outside the package"
        elif path.suffix not in _ENDINGS:
            yield f"{name}: nothing that ends so belongs into a wheel"
    yield from (f"{name} is missing" for name in _NEEDED if name not in files)
    model = sum(n for name, n in files.items() if name.startswith("credscore/data/"))
    if model > MOST_MODEL:
        yield f"the model takes {model / MIB:.1f} MiB, and {MOST_MODEL // MIB} are the most"
    if sum(files.values()) > MOST_WHEEL:
        size = sum(files.values()) / MIB
        yield f"the wheel takes {size:.1f} MiB, and {MOST_WHEEL // MIB} are the most"


def traces(wheel: Path, folders: list[str]) -> Iterator[str]:
    """Yield the files of a wheel that name a folder of this machine."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield from (f"{name} names {f}" for f in folders if f.encode() in content)
