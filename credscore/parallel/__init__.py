"""The same work in several processes, results in input order, memory bounded."""

from __future__ import annotations

from credscore.parallel.batches import Job, NoWorkerError
from credscore.parallel.run import in_processes

__all__ = ["Job", "NoWorkerError", "in_processes"]
