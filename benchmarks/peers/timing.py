"""Time peers beside each other: round by round, every round on texts that nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from string import Template

from threadpoolctl import threadpool_limits

from benchmarks.peers.peer import Peer, Run
from benchmarks.speed import HERE, ROUNDS, spent
from fixtures.make_pages import LAYOUTS, page

FEWEST = 3  # articles a round, however slow the peer


@dataclass(frozen=True, slots=True)
class Row:
    """What came out for one peer.

    Attributes
    ----------
    peer : Peer
    articles : int
        How many it was given in each round.
    seconds : float or None
        CPU time an article, of the fastest round; None where it did not run.
    problem : str
        Why it did not run.
    """

    peer: Peer
    articles: int = 0
    seconds: float | None = None
    problem: str = ""


@dataclass(slots=True)
class _Runner:
    peer: Peer
    run: Run
    texts: list[str]
    best: float = float("inf")

    def once(self, turn: str) -> None:
        texts = list(fresh(self.texts, self.peer, turn))
        self.best = min(self.best, spent(lambda: self.run(texts)) / len(texts))


def measure(peers: Sequence[Peer], texts: list[str], seconds: float) -> list[Row]:
    """Return a row for each peer, in their order.

    Parameters
    ----------
    peers : sequence of Peer
    texts : list of str
        A fast peer is given all of them, a slow one the first few.
    seconds : float
        CPU time a peer may take in one round, as estimated from a few articles.
    """
    runners: list[_Runner] = []
    rows = []
    for peer in peers:
        try:
            runners.append(_warm(peer, texts, seconds))
            rows.append(Row(peer))
        except Exception as error:  # noqa: BLE001  a peer that does not run is a row that says so
            rows.append(Row(peer, problem=_reason(error)))
    with threadpool_limits(1):  # of all that has been loaded by now
        for turn in range(ROUNDS):
            for runner in runners:
                runner.once(str(turn))
    timed = {r.peer.name: Row(r.peer, len(r.texts), r.best) for r in runners}
    return [timed.get(row.peer.name, row) for row in rows]


def _warm(peer: Peer, texts: list[str], seconds: float) -> _Runner:
    """Load a peer, let it see some articles, and choose how many it gets in a round."""
    run = peer.prepare()
    few = _Runner(peer, run, texts[:FEWEST])
    for turn in ("first", "second"):  # what is loaded late is loaded in the first
        few.best = float("inf")
        few.once(turn)
    return _Runner(peer, run, texts[: max(FEWEST, int(seconds / few.best))])


def fresh(texts: list[str], peer: Peer, turn: str) -> Iterator[str]:
    """Yield the texts, each with a line of its own: many peers remember what they have read."""
    ended = (f"{text}\n\nTurn {turn} of {peer.name}." for text in texts)
    return ended if peer.reads == "text" else map(page, ended, cycle(_layouts()), cycle(("News",)))


def _layouts() -> list[Template]:
    folder: Path = HERE.parent / "fixtures" / "layouts"
    return [Template((folder / f"{name}.html").read_text(encoding="utf-8")) for name in LAYOUTS]


def _reason(error: Exception) -> str:
    """Return the first line of an error that says something."""
    lines = [line for line in str(error).splitlines() if any(map(str.isalpha, line))]
    kind = "not installed" if isinstance(error, ImportError) else type(error).__name__
    return f"{kind}: {lines[0].strip()}" if lines else kind
