"""The same work in several processes, results in input order, memory bounded."""

from __future__ import annotations

from credscore.parallel.batches import NoWorkerError
from credscore.parallel.run import in_processes

__all__ = ["NoWorkerError", "in_processes"]
