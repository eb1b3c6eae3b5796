from __future__ import annotations

import pytest
from overviews import invented, page_of, read, rows, scored

from credscore.sources.summary import summarize_sources

ROWS = "//table[contains(@class, 'by-source')]/tbody/tr"


def with_columns(*columns: dict[str, object]) -> list[object]:
    return [invented(n, 0.8, metadata=held) for n, held in enumerate(columns, start=1)]


def test_sources_are_those_of_the_summary() -> None:
    page = read(page_of(scored(), by="desk"))
    expected = summarize_sources(scored(), "desk")
    found = [
        (row.xpath("string(th)"), row.xpath("string(td[1])"), row.xpath("string(td[2]/b)"))
        for row in page.xpath(ROWS)
    ]
    assert [name for name, *_ in found] == [row.source or "no source named" for row in expected]
    for (_, n, estimate), row in zip(found, expected, strict=True):
        assert n.startswith(f"{row.n_scored:,}")
        assert estimate == ("" if row.estimate is None else f"{row.estimate:.2f}")
    assert "by the column “desk”" in page.xpath("string(//section[@aria-labelledby='sources'])")


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (({"source": "A"}, {"source": "B"}), ["A", "B"]),
        (({"source": 3, "url": "https://b.example/"}, {"url": "https://c.example/"}), ["3", ""]),
        (({"url": "https://www.Gate.example:80/a"}, {"url": "no address"}), ["gate.example", ""]),
        (({"url": "http://[broken"}, {"url": "//pier.example/x"}), ["", "pier.example"]),
    ],
)
def test_the_source_is_found_where_none_is_asked_for(
    columns: tuple[dict[str, object], ...], found: list[str]
) -> None:
    page = page_of(with_columns(*columns))  # type: ignore[arg-type]  scores
    assert [row.xpath("string(td[1])") for row in rows(page)] == found


def test_without_a_source_there_is_neither_column_nor_section() -> None:
    page = page_of(with_columns({"desk": "A"}, {}))  # type: ignore[arg-type]  scores
    assert not read(page).xpath("//*[@id='sources'] | //td[@class='from']")


def test_a_column_that_no_document_has_is_told() -> None:
    page = read(page_of(scored(), by="nowhere"))
    assert "No document has the column “nowhere”." in page.text_content()
    assert not page.xpath("//td[@class='from']")
    assert len(page.xpath("//table[@aria-labelledby='documents']/tbody/tr")) == len(scored())
