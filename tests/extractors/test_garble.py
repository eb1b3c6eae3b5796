from __future__ import annotations

import math

import numpy as np
import pytest
from cases import Case, article, cases, exact_evidence

from credscore.extractors import garble
from credscore.extractors.base import Findings
from credscore.extractors.garble import Garble
from credscore.oddity.reading import Reading
from credscore.text.document import Document


@pytest.mark.parametrize("case", cases("garble"))
def test_cases(case: Case) -> None:
    assert exact_evidence(Garble(), case.text) == case.evidence


@pytest.mark.parametrize("text", ["", "...", "\n"])
def test_a_text_without_words_is_not_measured(text: str) -> None:
    values = Garble()(Document.from_text(text)).values
    assert all(math.isnan(v) for v in values.values())


def test_without_everyday_words_no_share_is_odd() -> None:
    values = Garble()(Document.from_text("Ardlow Brannoch Courier.")).values
    assert math.isnan(values["garble.odd_words"])
    assert values["garble.rate"] == 0


def test_rates_are_per_thousand_words() -> None:
    # Two stray stops among nine words.
    doc = Document.from_text("The vote was off. . Nobody knew. . The ferry left.")
    values = Garble()(doc).values
    assert values["garble.rate"] == pytest.approx(2 / 9 * 1000)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The vote was off. Nobody knew.", 0),
        ("The vote was off. . Nobody knew. .", 1),
        ("The vote was off. . He said “ nobody” knew.", 2),
        ("The vote was over. nobody knew. they left.", 0),
        ("The vote was over. nobody knew. . They left.", 2),
    ],
)
def test_broken_marks_count_by_kind_and_missing_capitals_not_alone(text: str, kinds: int) -> None:
    assert Garble()(Document.from_text(text)).values["garble.broken_kinds"] == kinds


def test_the_rate_counts_the_evidence() -> None:
    doc = Document.from_text(article("round-trip-esperanto"))
    findings = Garble()(doc)
    assert findings.values["garble.rate"] == pytest.approx(
        1000 * len(findings.evidence) / doc.n_words
    )


def test_names_are_never_odd() -> None:
    doc = Document.from_text("Rain Of Engine And Putt Polices Hell In Store")
    assert Garble()(doc).evidence == ()


def test_evidence_in_a_quotation_says_so() -> None:
    doc = Document.from_text("“We left. . Then we slept,” he said. . Then he slept.")
    assert [e.in_quote for e in Garble()(doc).evidence] == [True, False]


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> dict[int, float]:
    """Return what may be filled with the margins of odd tokens, by number."""
    given: dict[int, float] = {}

    def margins(reading: Reading) -> np.ndarray:
        above = np.full(len(reading.views.kept), -1.0)
        above[list(given)] = list(given.values())
        return above

    monkeypatch.setattr(garble, "margins", margins)
    return given


def found(text: str) -> Findings:
    return Garble()(Document.from_text(text), "full")


def test_the_message_says_whether_words_or_a_word_is_wrong(odd: dict[int, float]) -> None:
    odd |= {2: 1.0, 6: 1.0}
    assert [e.message for e in found("It was rain, of the old mill.").evidence] == [
        "“rain”: a word that does not belong here",
        "“old mill”: words that do not go together",
    ]


def test_the_odder_a_phrase_the_more_severe(odd: dict[int, float]) -> None:
    odd |= {1: 0.1, 4: 9.0}
    weak, strong = (e.severity for e in found("The mill, the rain.").evidence)
    assert 0.6 < weak < strong <= 0.9


def test_british_spellings_are_not_pointed_at(odd: dict[int, float]) -> None:
    odd |= {1: 9.0, 4: 9.0}
    findings = found("The colour, the programme.")
    assert findings.evidence == ()
    assert findings.values["garble.rate"] == 0
    assert findings.sentences[0] < 0.5


def test_a_sentence_of_which_every_third_word_is_odd_is_garbled_for_sure(
    odd: dict[int, float],
) -> None:
    text = "The mill was sold to it. The mill was sold to it. The mill was sold to it."
    odd |= {1: 1.0, 8: 1.0, 10: 1.0, 11: 1.0}  # one of seven tokens, and three
    one, three, none = found(text).sentences
    assert 3 / 7 < one < three == 1.0
    assert none < 1 / 7


def test_a_text_that_is_likely_a_machines_is_read_more_strictly() -> None:
    plain = "They made a strong rain of the motor and went to the vote at dawn the next day."
    before = "The -Coalition left. . He said “ nothing” of it. "
    alone, beside = (Garble()(Document.from_text(t)).evidence for t in (plain, before + plain))
    phrases = [e for e in beside if e.rule == "garble.phrase"]
    assert len(phrases) >= len([e for e in alone if e.rule == "garble.phrase"])


@pytest.mark.parametrize("copy", ["round-trip-esperanto", "synonym-spun", "direct-mt-imitation"])
def test_a_spun_copy_has_more_odd_words_than_its_original(copy: str) -> None:
    shares = [
        Garble()(Document.from_text(article(name))).values["garble.odd_words"]
        for name in (copy, "council-original")
    ]
    assert shares[0] > shares[1]


@pytest.mark.parametrize("copy", ["round-trip-esperanto", "spun-by-hand-neural"])
def test_the_sentences_of_a_copy_are_more_garbled_than_its_originals(copy: str) -> None:
    means = []
    for name in (copy, "council-original"):
        sentences = Garble()(Document.from_text(article(name)), "full").sentences
        means.append(sum(sentences) / len(sentences))
    assert means[0] > means[1]


def test_disguised_words_are_pointed_at_with_what_they_say_and_weigh_nothing() -> None:
    plain, written = "The mayor left the ferry.", "The m\u0430yor left the fer\u200bry."
    found = Garble()(Document.from_text(written))
    assert [(e.rule, e.suggestion) for e in found.evidence] == [
        ("garble.lookalike", "mayor"),
        ("garble.invisible", "ferry"),
    ]
    assert [e.message[-6:] for e in found.evidence] == ["U+0430", "U+200B"]
    assert found.values["garble.rate"] == Garble()(Document.from_text(plain)).values["garble.rate"]
