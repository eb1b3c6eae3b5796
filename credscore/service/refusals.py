"""A problem as an answer: JSON for programs, a page for people."""

from __future__ import annotations

import time
from dataclasses import dataclass

from credscore.service.pages import problem_page
from credscore.service.problems import MEDIA_TYPE, Problem

VISIT = "credscore.visit"


@dataclass(slots=True)
class Visit:
    """A request and what became of it.

    Attributes
    ----------
    route : str
        Its path, if there is one of that name.
    wants_page : bool
        Whether a person asks, with a browser.
    began : float
        By `time.perf_counter`.
    status : int
        Of the answer; 0 before there is one.
    refused : str or None
        Reason of a refusal.
    """

    id: str
    method: str
    route: str
    wants_page: bool
    began: float
    status: int = 0
    n_bytes: int = 0
    n_documents: int = 0
    refused: str | None = None

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.perf_counter() - self.began


def refusal(problem: Problem, visit: Visit) -> tuple[dict[str, str], bytes]:
    """Return headers and body that tell a visitor of a problem, and note the reason."""
    visit.refused = problem.reason
    headers = {k.lower(): v for k, v in problem.headers.items()}
    if visit.wants_page:
        body, policy = problem_page(problem)
        headers["content-security-policy"] = policy
        headers["content-type"] = "text/html; charset=utf-8"
    else:
        body = problem.body(visit.id)
        headers["content-type"] = MEDIA_TYPE
    headers["content-length"] = str(len(body))
    return headers, body
