"""A process that scores what the listening process sends, one request after another."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import warnings
from typing import Any, BinaryIO

from credscore.scorer import Scorer
from credscore.service.answering import Answerer
from credscore.service.facts import facts
from credscore.service.frames import Reply, framed, question_from

READY, UNUSABLE = 200, 500
_SAMPLE = "“The bridge is safe,” the mayor of Weller said on Monday, according to the clerk. " * 20


def program(told: dict[str, Any]) -> None:
    """Answer questions from standard input on standard output until there are no more.

    Parameters
    ----------
    told : dict
        `model`, `base_rate`, `patterns`, `max_characters`, as in `Settings`.
    """
    _ignore_signals()
    questions, answers = _streams()
    # Warnings and notes of libraries may quote an article, and none may get into a log.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        scorer = _scorer(told)
        scorer.score(_SAMPLE, detail="full")
        ready = Reply(READY, facts=facts(scorer, told["model"]))
    except Exception as error:  # noqa: BLE001  whatever is wrong with a model or patterns, the parent says it
        _send(answers, Reply(UNUSABLE, problem=str(error) or type(error).__name__))
        return
    gc.collect()
    gc.freeze()  # what is loaded stays, and need not be looked through again
    _send(answers, ready)
    answerer = Answerer(scorer)
    while True:
        try:
            question = question_from(questions)
        except EOFError:
            return
        _send(answers, answerer(question))


def _scorer(told: dict[str, Any]) -> Scorer:
    given = {"patterns": told["patterns"], "base_rate": told["base_rate"]}
    model = told["model"]
    scorer = Scorer(**given) if model is None else Scorer.load(model, **given)
    scorer.max_characters = told["max_characters"]
    return scorer


def _ignore_signals() -> None:
    """Leave it to the parent when to end: it waits for answers that are under way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return both streams, and keep everybody else off them."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  only there

        msvcrt.setmode(questions.fileno(), os.O_BINARY)
        msvcrt.setmode(answers.fileno(), os.O_BINARY)
    return questions, answers


def _send(answers: BinaryIO, reply: Reply) -> None:
    try:
        answers.write(framed(reply))
        answers.flush()
    except OSError:  # nobody is there any more
        os._exit(1)
