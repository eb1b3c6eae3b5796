from __future__ import annotations

from credscore.comparison.comparer import compare
from credscore.corpus.clusters import Cluster, Member
from credscore.report.clusters import listed

TEXT = "Eleven ferries stayed in the harbour because the wind had torn down the signal mast."
OWN = "Penguins of Patagonia sleep upright on warm stones beside a lagoon of deep green water."


def test_a_cluster_is_a_heading_and_a_line_for_each_article() -> None:
    cluster = Cluster(
        (
            Member("first", "2024-05-01", 0.876, None),
            Member("second", None, None, compare(f"{TEXT} {OWN}", TEXT)),
        ),
        "the earliest",
    )
    heading, first, second = listed(cluster).splitlines()
    assert heading == "2 articles; likely the origin of the others, as the earliest:"
    assert first == "  first · 2024-05-01 · score 0.88"
    assert second.startswith("  second · no score · ")
    assert second.endswith(", 50% of it from there")


def test_line_breaks_in_names_and_dates_do_not_break_lines() -> None:
    cluster = Cluster((Member("a\nb", "May\r1", 0.5, None),), "the earliest")
    assert len(listed(cluster).splitlines()) == 2
