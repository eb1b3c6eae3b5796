"""Copies of one another, as text."""

from __future__ import annotations

from credscore.corpus.clusters import Cluster, Member
from credscore.text.hygiene import harmless


def listed(cluster: Cluster) -> str:
    """Return a cluster as lines of text, the likely origin first."""
    n = len(cluster.members)
    lines = [f"{n} articles; likely the origin of the others, as {cluster.reason}:"]
    lines += [f"  {_line(member)}" for member in cluster.members]
    return "".join(f"{harmless(line)}\n" for line in lines)


def _line(member: Member) -> str:
    parts = [member.id]
    if member.date is not None:
        parts.append(member.date)
    parts.append("no score" if member.score is None else f"score {member.score:.2f}")
    if member.comparison is not None:
        taken = 1 - member.comparison.shares["added"]
        parts.append(f"{member.comparison.verdict}, {taken:.0%} of it from there")
    return " ".join(" · ".join(parts).split())
