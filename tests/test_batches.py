from __future__ import annotations

from collections.abc import Iterator

import pytest

from credscore import Scorer
from credscore import batches as module
from credscore.batches import BATCH, CHARACTERS, Job, batches
from credscore.text.document import Document


def jobs(n: int, text: str = "Rain.") -> list[Job]:
    return [(i, Document.from_text(text)) for i in range(n)]


def test_batches_grow_from_one_to_the_most_and_lose_nothing() -> None:
    found = list(batches(jobs(200)))
    sizes = [len(batch) for batch in found]
    assert sizes[:6] == [1, 2, 4, 8, 16, 32]
    assert max(sizes) == BATCH
    assert [position for batch in found for position, _ in batch] == list(range(200))


def test_a_batch_ends_with_the_text_that_makes_it_long_enough() -> None:
    found = list(batches(jobs(5, "x" * (CHARACTERS // 2)), first=BATCH))
    assert [len(batch) for batch in found] == [2, 2, 1]


def test_an_error_of_the_source_comes_after_what_it_gave() -> None:
    def source() -> Iterator[Job]:
        yield from jobs(5)
        msg = "the disk is gone"
        raise OSError(msg)

    found = batches(source(), first=BATCH)
    assert len(next(found)) == 5
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


def test_nothing_more_is_waited_for_when_a_source_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SLOW", 0.0)  # every source is
    assert [len(batch) for batch in batches(jobs(5), first=BATCH)] == [1] * 5


def test_with_a_batch_of_one_each_is_answered_before_the_next_is_asked_for() -> None:
    answered: list[str] = []

    def source() -> Iterator[dict[str, str]]:
        for i in range(40):
            assert len(answered) == i
            yield {"id": str(i), "text": "Rain."}

    scores = Scorer(batch_size=1).score_many(source())
    while (score := next(scores, None)) is not None:
        answered.append(str(score.id))
    assert answered == [str(i) for i in range(40)]


def test_a_batch_holds_at_least_one() -> None:
    with pytest.raises(ValueError, match="batch_size"):
        Scorer(batch_size=0)
