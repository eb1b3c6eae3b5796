from __future__ import annotations

import asyncio
import io
import json
import sys

import pytest
from service_client import STUB, fixture

from credscore.service.answering import Answerer
from credscore.service.frames import Question, Reply, framed, question_from, reply_from
from credscore.service.pool import Pool, UnusableError, command
from credscore.service.settings import Settings


def unusable(*worker: str) -> str:
    """Return what is said of processes that cannot start."""

    async def start() -> str:
        pool = Pool(worker, 2, lambda *_, **__: None)
        with pytest.raises(UnusableError) as error:
            await pool.start()
        await pool.stop()
        return str(error.value)

    return asyncio.run(start())


def test_a_process_that_cannot_load_its_model_says_why() -> None:
    assert unusable(*STUB, "broken") == "reliability.npz was changed"


def test_a_process_that_ends_at_once_is_told_of() -> None:
    assert "ended before it could score" in unusable(sys.executable, "-c", "")


def test_a_question_and_an_answer_arrive_as_they_were_sent() -> None:
    question = Question("score", b"\x00\xff", detail="full", part=1, parts=3)
    reply = Reply(200, b"\x00\n", documents={"scored": 2}, policy="x", many=True)

    async def read() -> Reply:
        stream = asyncio.StreamReader()
        stream.feed_data(framed(reply))
        return await reply_from(stream)

    assert question_from(io.BytesIO(framed(question))) == question
    assert asyncio.run(read()) == reply


@pytest.mark.parametrize("cut", [0, 3, 8, 20, -1])
def test_a_question_that_breaks_off_is_the_end(cut: int) -> None:
    with pytest.raises(EOFError):
        question_from(io.BytesIO(framed(Question("score", b"abc"))[:cut]))


def test_processes_that_have_nothing_to_do_share_a_large_request() -> None:
    documents = [{"id": str(i), "text": fixture("wire-report")} for i in range(30)]
    body = json.dumps({"documents": documents, "detail": "score"}).encode()

    async def asked(n_workers: int) -> list[Reply]:
        pool = Pool(command(Settings()), n_workers, lambda *_, **__: None)
        await pool.start()
        try:
            return await pool.ask(Question("score", body))
        finally:
            await pool.stop()

    (one,), two = asyncio.run(asked(1)), asyncio.run(asked(2))
    assert len(two) == 2
    assert b",\n".join(reply.body for reply in two) == one.body


def test_a_token_in_the_environment_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDSCORE_TOKEN", "a-token-of-this-test")
    code = (
        "import os, sys; sys.path[:0] = [{!r}]; import stub_worker as s; "
        "s.answer = lambda _: s.Reply(200, str('CREDSCORE_TOKEN' in os.environ).encode()); s.main()"
    )

    async def asked() -> bytes:
        folder = STUB[1].rpartition("/")[0]
        pool = Pool((sys.executable, "-c", code.format(folder)), 1, lambda *_, **__: None)
        await pool.start()
        try:
            return (await pool.ask(Question("score", b"")))[0].body
        finally:
            await pool.stop()

    assert asyncio.run(asked()) == b"False"


def test_a_bug_is_told_by_its_name_and_place_and_quotes_nothing() -> None:
    class Broken:
        def score(self, *_: object, **__: object) -> None:
            msg = "words of an article"
            raise ZeroDivisionError(msg)

    reply = Answerer(Broken())(Question("score", b'{"text": "words of an article"}'))  # type: ignore[arg-type]  # broken
    assert reply.status == 500
    assert reply.problem == "this should not happen: ZeroDivisionError"
    assert reply.facts["where"].startswith(f"{__name__}:")


def test_processes_that_ended_with_nothing_to_do_cost_no_request() -> None:
    async def asked() -> int:
        pool = Pool(STUB, 3, lambda *_, **__: None)
        await pool.start()
        for worker in list(pool._workers):
            await worker.end()
        try:
            return (await pool.ask(Question("compare", b"")))[0].status
        finally:
            await pool.stop()

    assert asyncio.run(asked()) == 200
