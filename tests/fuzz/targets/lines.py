"""Any file of many articles: every row is an article or says why not, with its line number.

The first byte says what the file is called.
"""

from __future__ import annotations

import io

from fuzz import laws

from credscore.io.records import Record, Unreadable, read

LONGEST = 4096  # bytes
_NAMES = ("a.jsonl", "a.csv", "a", "a.jsonl.gz", "a.txt", "a.html", "a.csv.xz", "a.jsonl.zst")


def check(data: bytes) -> None:
    name, body = _NAMES[data[0] % len(_NAMES)] if data else "a", data[1:]
    records = _read(name, body)
    assert records == _read(name, body)
    for record in records:
        if isinstance(record, Unreadable):
            assert record.reason
            assert isinstance(record.id, str)
        else:
            assert isinstance(record.get("text", record.get("html")), str)
            assert isinstance(record["id"], str)
    articles = [record for record in records if not isinstance(record, Unreadable)][:8]
    scores = list(laws.scorer().score_many(articles, detail="evidence"))
    assert len(scores) == len(articles)
    for score, article in zip(scores, articles, strict=True):
        assert score.id == article["id"]
        assert score.status != "error", score.reasons
        laws.of_score(score, article.get("text", score.text))


def _read(name: str, data: bytes) -> list[Record]:
    return list(read([name], opener=lambda _: io.BytesIO(data)))
