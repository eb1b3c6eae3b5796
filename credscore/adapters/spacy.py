"""spaCy: a component that scores each doc and points at its evidence.

Needs the extra `spacy`.
"""

# Without `from __future__ import annotations`: spaCy reads the types of `make` as they stand.
from collections.abc import Iterable, Iterator
from itertools import islice

from credscore.adapters.worker import BATCH, Worker
from credscore.extractors.base import Detail
from credscore.model.score import Score
from credscore.scorer import Scorer

try:
    from spacy.language import Language
    from spacy.tokens import Doc, SpanGroup
except ImportError as error:
    msg = "credscore.adapters.spacy needs spacy: pip install 'credscore[spacy]'"
    raise ModuleNotFoundError(msg, name=error.name) from error

KEY = "credscore"


class ScoreComponent:
    """Set ``doc._.credscore``, the record, and ``doc.spans["credscore"]``, the evidence.

    A span has the rule as its label and takes in every token that its evidence touches;
    offsets to the character are in the record.  In a text without words there are no spans.

    Parameters
    ----------
    scorer : Scorer or None
        None takes the model that ships with the package.
    detail : {"score", "evidence", "full"}
        With ``"score"`` there is no evidence, and so there are no spans.

    Raises
    ------
    ValueError
        If `detail` is none of the three.
    """

    def __init__(self, scorer: Scorer | None = None, detail: Detail = "evidence") -> None:
        if not Doc.has_extension(KEY):
            Doc.set_extension(KEY, default=None)
        self._worker = Worker.of(scorer, detail)

    def __call__(self, doc: Doc) -> Doc:
        """Score one doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        """Score the docs of a stream, `batch_size` at a time, and yield them in order."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            scores = self._worker.scores([doc.text for doc in batch])
            for doc, score in zip(batch, scores, strict=True):
                yield _annotated(doc, score)


def _annotated(doc: Doc, score: Score) -> Doc:
    doc._.credscore = score.to_dict()
    found = [
        doc.char_span(e.span.start, e.span.end, label=e.rule, alignment_mode="expand")
        for e in score.evidence
    ]
    doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=[span for span in found if span is not None])
    return doc


def make(
    nlp: Language,  # noqa: ARG001  as said
    name: str,  # noqa: ARG001  as said
    detail: Detail,
    model: str | None,
    patterns: str | None,
) -> ScoreComponent:
    """Return the component that ``nlp.add_pipe("credscore")`` asks for.

    Parameters
    ----------
    detail : {"score", "evidence", "full"}
    model, patterns : str or None
        Folder of a model of your own, and a file of your own boilerplate.

    Raises
    ------
    ValueError
        If `detail` is none of the three.
    ArtifactError, PatternError
        If the model or the patterns cannot be used.
    """
    if model is None:
        return ScoreComponent(Scorer(patterns=patterns), detail)
    return ScoreComponent(Scorer.load(model, patterns=patterns), detail)


Language.factory(
    KEY, default_config={"detail": "evidence", "model": None, "patterns": None}, func=make
)
