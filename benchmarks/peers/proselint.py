"""proselint: advice of writers and editors on style and usage."""

from __future__ import annotations

from benchmarks.peers.peer import Peer, Run, each


def _prepare() -> Run:
    from proselint.checks import __register__ as checks
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    if not registry.checks:
        registry.register_many(checks)
    return each(lambda text: LintFile("article", text).lint())


PEERS = (
    Peer(
        "proselint",
        "proselint",
        "all its checks, default configuration",
        _prepare,
        needs=("google-re2",),
    ),
)
