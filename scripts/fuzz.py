"""Fuzz the library with atheris: python3 scripts/fuzz.py [--minutes 10] [TARGET…].

The minutes are shared out among the targets of tests/fuzz/targets.  What breaks a law is left in
build/fuzz/TARGET, with the command that runs it again; inputs that reach new code are kept there
too and taken up by the next run.  The exit code is 1 where anything broke.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from environment import ROOT, cached

TARGETS = ("text", "page", "lines", "patterns", "model", "comparison")
SANITIZED = ("kernels", "text", "comparison")
_FUZZ = ROOT / "tests" / "fuzz"
_WORK = ROOT / "build" / "fuzz"
_HANGS = 25  # seconds for one input
_MEMORY = 3072  # megabytes
_FLAGS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1")
_FOUND = ("crash-*", "timeout-*", "oom-*", "leak-*")


def main() -> int:
    """Fuzz every target for its share of the time; return the exit code."""
    arguments = _arguments()
    try:
        python = Path(sys.executable) if arguments.here else cached(("test", "fuzz"))
    except (subprocess.SubprocessError, OSError) as error:
        print(f"SKIPPED: atheris could not be installed, so nothing was fuzzed: {error}")
        return 0
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    if arguments.sanitize:
        environment |= _sanitized(python)
    targets = arguments.targets or (SANITIZED if arguments.sanitize else TARGETS)
    seconds = max(1, round(60 * arguments.minutes / len(targets)))
    broken = [name for name in targets if _fuzz(python, name, seconds, environment)]
    print(f"fuzzed {', '.join(targets)}: {', '.join(broken) or 'nothing'} broke")
    return 1 if broken else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, "kernels", []], metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=10, help="for all targets together")
    parser.add_argument("--sanitize", action="store_true", help="with the C code under a sanitizer")
    parser.add_argument("--here", action="store_true", help="in the environment of this Python")
    return parser.parse_args()


def _fuzz(python: Path, target: str, seconds: int, environment: dict[str, str]) -> bool:
    """Fuzz one target; return whether it broke."""
    work = _WORK / target
    kept = work / "kept"
    kept.mkdir(parents=True, exist_ok=True)
    seeds = _FUZZ / "corpus" / target
    command = [
        *(str(python), str(_FUZZ / "run.py"), target, f"-max_total_time={seconds}"),
        "-len_control=20",  # longer inputs soon: every target reads its seeds whole
        *(f"-timeout={_HANGS}", f"-rss_limit_mb={_MEMORY}", f"-dict={_FUZZ / 'words.dict'}"),
        *(str(kept), *([str(seeds)] if seeds.is_dir() else [])),
    ]
    log = work / "log.txt"
    with log.open("wb") as into:
        # One input that hangs is libFuzzer's to tell; here the machine was too slow for the seeds.
        limit = 2 * seconds + 300
        try:
            code = subprocess.run(
                command,
                cwd=work,
                env=environment,
                stdout=into,
                stderr=into,
                timeout=limit,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            print(f"{target}: cut off after {limit} s, nothing broke until then", flush=True)
            return False
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    if code == 0:
        print(f"{target}: {lines[-1]}", flush=True)
        return False
    found = sorted(path.name for pattern in _FOUND for path in work.glob(pattern))
    said = [line for line in lines if not line.startswith(("INFO", "WARNING", "#"))]
    print(f"{target}: FAILED, see {log}", *said[:40], sep="\n  ")
    print(*(f"again: python tests/fuzz/run.py {target} {work / name}" for name in found), sep="\n")
    return True


def _sanitized(python: Path) -> dict[str, str]:
    """Compile the C code of a copy of the package under a sanitizer; return what to set.

    Raises
    ------
    subprocess.CalledProcessError
        If there is no compiler, or it does not know the sanitizers.
    """
    copy = _WORK / "sanitized"
    shutil.rmtree(copy, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__", "*.so")
    shutil.copytree(ROOT / "credscore", copy / "credscore", ignore=ignored)
    native = copy / "credscore" / "native"
    where = "import sysconfig; print(sysconfig.get_paths()['include'])"
    include = subprocess.check_output([python, "-c", where], text=True).strip()
    out = native / "_kernels.abi3.so"
    sources = sorted(native.glob("*.c"))
    gcc = shutil.which("gcc") or "gcc"
    compiler = [gcc, *_FLAGS, "-shared", "-fPIC", f"-I{include}", *sources, "-lm", "-o", out]
    subprocess.run(compiler, check=True)
    runtime = subprocess.check_output([gcc, "-print-file-name=libasan.so"], text=True).strip()
    return {
        "PYTHONPATH": str(copy),
        "LD_PRELOAD": runtime,
        "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
        "UBSAN_OPTIONS": "print_stacktrace=1",
    }


if __name__ == "__main__":
    sys.exit(main())
