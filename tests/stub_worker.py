"""A process that stands in for one that scores, and does what a body says."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from credscore.service.frames import Reply, framed, question_from


def answer(body: bytes) -> Reply:
    if body.startswith(b"sleep "):
        time.sleep(float(body.removeprefix(b"sleep ")))
    if body == b"die":
        os._exit(9)
    if body.startswith(b"die once "):
        flag = Path(body.removeprefix(b"die once ").decode())
        if not flag.exists():
            flag.touch()
            os._exit(9)
    return Reply(200, str(os.getpid()).encode(), documents={"scored": 1})


def main() -> None:
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    answers.write(framed(Reply(200, facts={"model_version": "stub"})))
    answers.flush()
    while True:
        try:
            reply = answer(question_from(questions).body)
        except EOFError:
            return
        answers.write(framed(reply))
        answers.flush()


if __name__ == "__main__":
    if sys.argv[1:] == ["broken"]:
        sys.stdout.buffer.write(framed(Reply(500, problem="reliability.npz was changed")))
    else:
        main()
