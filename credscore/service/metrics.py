"""Counts and times, for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from credscore.io.extras import MissingExtraError
from credscore.service.settings import MISSING

try:
    from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
    from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
except ImportError as error:  # pragma: no cover
    raise MissingExtraError(MISSING) from error

MEDIA_TYPE: str = CONTENT_TYPE_LATEST
_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """What is counted; one process listens, so its numbers are those of the service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._requests = Counter(
            "credscore_requests",
            "Requests that were answered.",
            ("route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "credscore_request_seconds",
            "Time from the head of a request to the end of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._documents = Counter(
            "credscore_documents",
            "Documents that were dealt with, by the status of their records.",
            ("status",),
            registry=self._registry,
        )
        self._refused = Counter(
            "credscore_refused",
            "Requests that were refused, by reason.",
            ("reason",),
            registry=self._registry,
        )

    def watch(self, name: str, what: str, value: Callable[[], float]) -> None:
        """Show a number that is asked for whenever the metrics are."""
        Gauge(f"credscore_{name}", what, registry=self._registry).set_function(value)

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def scored(self, documents: Mapping[str, int]) -> None:
        """Count documents by the status of their records."""
        for status, n in documents.items():
            self._documents.labels(status).inc(n)

    def refused(self, reason: str) -> None:
        """Count a refusal."""
        self._refused.labels(reason).inc()

    def shown(self) -> bytes:
        """Return all of it in Prometheus' text format."""
        found: bytes = generate_latest(self._registry)
        return found
