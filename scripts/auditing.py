"""Search the locked packages for weaknesses that are known, with pip-audit.

pip-audit says that nothing was found, with exit code 0, where its service answers nothing at all.
So its list is read: a package that was not looked up is not a package without weaknesses.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from locked import LOCK, environments, holds, pins

_LIMIT = 600  # seconds
_SHOWN = 3


def audited() -> Iterator[str]:
    """Yield every known weakness of a locked version, or why nothing is known."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--disable-pip"]
    command += ["--require-hashes", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_LIMIT)
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        yield f"NOT AUDITED: no answer within {_LIMIT} s"
        return
    except ValueError:
        said = done.stderr.strip().splitlines()[-1:] or ["pip-audit said nothing"]
        yield f"NOT AUDITED: the service could not be reached: {said[0][:300]}"
        return
    yield from weaknesses(found, here())


def here() -> set[str]:
    """Return the names of the locked packages that some supported system has."""
    return {
        p.name
        for p in pins(LOCK.read_text(encoding="utf-8"))
        if any(holds(p.marker, e) for e in environments())
    }


def weaknesses(found: Mapping[str, Any], locked: set[str]) -> Iterator[str]:
    """Yield what an answer of pip-audit says against the locked packages.

    Parameters
    ----------
    found : mapping
        Its JSON.
    locked : set of str
        What it was asked for.
    """
    rows = found.get("dependencies", [])
    for row in rows:
        for one in row.get("vulns", []):
            fixed = ", ".join(one.get("fix_versions", [])) or "no version"
            yield f"{row['name']} {row['version']}: {one['id']}, mended in {fixed}"
    looked_up = {row["name"] for row in rows if "skip_reason" not in row}
    missing = sorted(locked - looked_up)
    if missing:
        shown = ", ".join(missing[:_SHOWN])
        yield (
            f"NOT AUDITED: {len(missing)} of {len(locked)} packages were not looked up "
            f"({shown}, …): the service could not be reached, or does not know them"
        )
