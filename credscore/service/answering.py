"""Questions to answers, in a process that scores."""

from __future__ import annotations

from collections import Counter
from typing import Any

from credscore.asked import known_detail
from credscore.comparison.comparer import compare
from credscore.comparison.result import Comparison
from credscore.extractors.base import Detail
from credscore.inputs import document
from credscore.io.rows import json_value
from credscore.io.writers import json_line, record_line
from credscore.model.score import Score
from credscore.report.compared_page import compared_page
from credscore.report.score_page import score_page
from credscore.scorer import Scorer
from credscore.service.asked import Refused, asked_to_compare, asked_to_score
from credscore.service.forms import given, read_form
from credscore.service.frames import Question, Reply
from credscore.service.headers import policy_of
from credscore.service.logs import place
from credscore.service.pages import with_way_back
from credscore.text.document import Document

SIDES = ("copy", "original")
_DEFAULT: Detail = "evidence"


class Answerer:
    """Answers questions with one scorer; whatever is wrong becomes an answer, too."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer

    def __call__(self, question: Question) -> Reply:
        """Return the answer, or the reason why there is none."""
        try:
            return getattr(self, f"_{question.task}")(question)  # type: ignore[no-any-return]  # one of four methods
        except Refused as refusal:
            return Reply(refusal.status, problem=str(refusal))
        except MemoryError:
            return Reply(500, problem="there is not enough memory for this document")
        except Exception as error:  # noqa: BLE001  its message may quote the text, its name cannot
            said = f"this should not happen: {type(error).__name__}"
            return Reply(500, problem=said, facts={"where": place(error)})

    def _score(self, question: Question) -> Reply:
        asked = asked_to_score(_json(question.body))
        detail = _detail(question.detail, asked.detail)
        if not asked.many:
            score = self._one(asked.documents[0], detail)
            return Reply(200, json_line(score).encode(), documents={score.status: 1})
        first, end = _bounds(len(asked.documents), question)
        scores = self._scorer.score_all(first, asked.documents[first:end], detail)
        statuses: Counter[str] = Counter()
        lines = []
        for score in scores:
            statuses[score.status] += 1
            lines.append(json_line(score).removesuffix("\n"))
        return Reply(200, ",\n".join(lines).encode(), documents=dict(statuses), many=True)

    def _one(self, item: Any, detail: Detail) -> Score:
        try:
            return self._scorer.score(document(item), detail=detail)
        except (TypeError, ValueError) as error:
            raise Refused(422, str(error)) from None

    def _compare(self, question: Question) -> Reply:
        both = asked_to_compare(_json(question.body))
        comparison = self._compared(*map(_side, both, SIDES))
        line = record_line(comparison.to_dict())
        return Reply(200, line.encode(), documents={"compared": 2})

    def _report(self, question: Question) -> Reply:
        form = read_form(question.body, question.content_type)
        doc = given(form, "text", "file", "a text", "pasted text")
        score = self._one(doc, "full")
        return _page(score_page(score), {score.status: 1})

    def _comparison(self, question: Question) -> Reply:
        form = read_form(question.body, question.content_type)
        sides = [given(form, side, f"{side}_file", f"a text for the {side}") for side in SIDES]
        page = compared_page(self._compared(*map(_side, sides, SIDES)))
        return _page(page, {"compared": 2})

    def _compared(self, copy: Document, original: Document) -> Comparison:
        for side, doc in zip(SIDES, (copy, original), strict=True):
            most = self._scorer.max_characters
            if len(doc.text) > most:
                raise Refused(
                    422, f"{side}: a text may have {most} characters, this has {len(doc.text)}"
                )
            if not doc.n_words:
                raise Refused(422, f"{side} holds no words, so there is nothing to compare")
        return compare(copy, original)


def _json(body: bytes) -> Any:
    try:
        return json_value(body)
    except ValueError as error:
        raise Refused(400, str(error)) from None


def _page(page: str, documents: dict[str, int]) -> Reply:
    body = with_way_back(page).encode()
    return Reply(200, body, documents=documents, policy=policy_of(page))


def _detail(*said: str | None) -> Detail:
    """Return the detail that the address or the body asks for."""
    given = {one for one in said if one is not None}
    if len(given) > 1:
        raise Refused(422, "the address and the body ask for two different details")
    detail: Any = given.pop() if given else _DEFAULT
    try:
        known_detail(detail)
    except ValueError as error:
        raise Refused(422, str(error)) from None
    return detail  # type: ignore[no-any-return]  # one of the three, as was just checked


def _bounds(n_documents: int, question: Question) -> tuple[int, int]:
    """Return the first and the end of the documents in this part of the question."""
    return (
        n_documents * question.part // question.parts,
        n_documents * (question.part + 1) // question.parts,
    )


def _side(item: Any, side: str) -> Document:
    try:
        return document(item)
    except (TypeError, ValueError) as error:
        raise Refused(422, f"{side}: {error}") from None
