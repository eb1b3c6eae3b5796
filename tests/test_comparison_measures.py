from __future__ import annotations

import math

import numpy as np
import pytest

from benchmarks.comparison import alignment, changed, peers, seeds, verdicts
from benchmarks.comparison.changed_copies import Marked, marked
from benchmarks.comparison.links import UNCHANGED, Linked, Made, Rates, linked
from benchmarks.comparison.verdicts import Judged
from benchmarks.comparison.word_truth import ALIKE, CHANGED, MOVED, SAME, labelled, words
from credscore import Document
from credscore.comparison.result import Change, Comparison
from credscore.text.span import Span
from credscore.training.pairs import LabelledPair

SENTENCES = [
    "The mayor opened the bridge on Monday.",
    "Nobody had crossed it before, and the band played on.",
    "A second span follows in the spring.",
    "Two councillors stayed away.",
    "The cost has doubled since the vote.",
]
PARAGRAPHS: list[list[Made]] = [
    [(s, s.upper()) for s in SENTENCES[:3]],
    [(s, s.upper()) for s in SENTENCES[3:]],
]
ALL = Rates(dropped=0.2, merged=0.4, split=0.9, added=0.4, swapped=0.4, moved=0.6)


def made(rates: Rates = UNCHANGED, seed: str = "0") -> Linked:
    return linked(PARAGRAPHS, ["Rain came late that day."] * 3, "kind", rates, seed)


def exact(truth: Linked) -> list[alignment.Sides]:
    return [((truth.copy_units[i],), (truth.original_units[j],)) for i, j in truth.links]


@pytest.mark.parametrize("seed", list("abcdefgh"))
def test_what_a_copy_is_said_to_be_made_from_is_what_it_was_made_from(seed: str) -> None:
    truth = made(ALL, seed)
    assert truth.original == "\n\n".join([" ".join(SENTENCES[:3]), " ".join(SENTENCES[3:])])
    for i, unit in enumerate(truth.copy_units):
        mine = set(unit.of(truth.copy).lower().replace(".", "").replace(",", "").split())
        origins = [truth.original_units[j].of(truth.original) for k, j in truth.links if k == i]
        theirs = set(" ".join(origins).lower().replace(".", "").replace(",", "").split())
        if not origins:
            assert unit.of(truth.copy) == "Rain came late that day."
        else:
            assert len(mine & theirs) >= 0.6 * len(mine)


def test_true_links_score_one_and_wrong_ones_less() -> None:
    truth = made(ALL, "c")
    assert alignment.scores([truth], exact)["kind"][:2] == (1.0, 1.0)
    precision, recall, n = alignment.scores([truth], lambda t: exact(t)[1:])["kind"]
    assert (precision, recall) == (1.0, (n - 1) / n)
    shifted = [(a, (truth.original_units[0],)) for a, _ in exact(truth)]
    assert (alignment.scores([truth], lambda _: shifted)["kind"][0] or 0.0) <= 0.5


def test_recall_is_told_apart_by_what_was_done_to_a_sentence() -> None:
    truth = made(Rates(dropped=0, merged=0.5, split=0, added=0, swapped=0, moved=0), "c")
    joined = {i for i, _ in truth.links if sum(i == k for k, _ in truth.links) > 1}
    assert joined
    kept = [sides for sides in exact(truth) if truth.copy_units.index(sides[0][0]) not in joined]
    assert alignment.recall_by_operation([truth], lambda _: kept) == {"joined": 0, "one to one": 1}


def test_a_pair_of_two_by_two_sentences_is_four_links() -> None:
    truth = made()
    both = [(truth.copy_units[:2], truth.original_units[:2])]
    assert alignment.links_of(both, truth) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert alignment.scores([truth], lambda _: both)["kind"][:2] == (0.5, 0.4)


def test_a_span_that_barely_touches_a_sentence_is_no_link() -> None:
    units = [Span(0, 40), Span(41, 80)]
    assert alignment.touched(units, [Span(0, 44)]) == {0}
    assert alignment.touched(units, [Span(20, 61)]) == {0, 1}
    assert alignment.touched(units, [Span(45, 50)]) == {1}


def test_either_of_two_equal_sentences_is_right() -> None:
    twice: list[list[Made]] = [[("Call this number now.", "CALL this number now.")] * 2]
    truth = linked(twice, [], "kind", UNCHANGED, "0")
    crossed = [((truth.copy_units[0],), (truth.original_units[1],))]
    assert alignment.scores([truth], lambda _: crossed)["kind"][:2] == (1.0, 1.0)


def labels_of(copy: str, original: str) -> tuple[list[str], list[str]]:
    return labelled(words(copy), words(original))


def test_words_are_same_alike_moved_or_changed() -> None:
    copy, original = labels_of(
        "the US Fighters of the farm fire agreed", "Firefight agreed the U.S. fighter"
    )
    assert copy == [SAME, SAME, ALIKE, CHANGED, CHANGED, CHANGED, CHANGED, MOVED]
    assert original == [CHANGED, MOVED, SAME, SAME, ALIKE]


def test_a_contraction_is_no_change() -> None:
    assert labels_of("We do not know", "We don't know")[0] == [SAME, ALIKE, ALIKE, SAME]
    assert labels_of("They cannot win", "They can't win")[0] == [SAME] * 4
    assert labels_of("They can not win", "They cannot win")[0] == [SAME, ALIKE, ALIKE, SAME]


def test_a_word_is_matched_where_its_neighbours_are() -> None:
    assert labels_of("of the mill", "of the bay, of the mill")[1] == [CHANGED] * 3 + [SAME] * 3


@pytest.fixture
def firefight() -> Marked:
    pair = (
        "Ten men engaged in a firefight with guards.",
        "Ten men engaged in a farm fire with guards.",
    )
    return marked(linked([[pair], [(SENTENCES[4], SENTENCES[4])]], [], "kind", UNCHANGED, "0"))


def spans(one: Marked, copy: str | None, original: str | None) -> changed.Told:
    def span(text: str, part: str | None) -> Span | None:
        return None if part is None else Span(text.index(part), text.index(part) + len(part))

    return span(one.copy, copy), span(one.original, original)


def rates(one: Marked, told: list[changed.Told]) -> list[float | None]:
    return list(changed.rates(changed.counted(one, told)).values())


def test_changed_words_told_exactly_score_one(firefight: Marked) -> None:
    assert rates(firefight, [spans(firefight, "farm fire", "firefight")]) == [1.0] * 7


def test_changed_words_missed_or_too_many_score_less(firefight: Marked) -> None:
    assert rates(firefight, []) == [None, 0.0, None, 0.0, None, 0.0, None]
    wide = [spans(firefight, "a farm fire with", "a firefight")]
    assert rates(firefight, wide) == [0.5, 1.0, 0.5, 1.0, 1.0, 1.0, 1.0]
    wrong = [spans(firefight, "engaged", None), spans(firefight, "fire", "firefight")]
    assert rates(firefight, wrong) == [0.5, 0.5, 1.0, 1.0, 0.5, 1.0, 1.0]
    beside = [spans(firefight, "farm fire", "firefight"), spans(firefight, "cost", "doubled")]
    assert rates(firefight, beside)[4] == 0.5


def test_a_change_put_beside_the_wrong_words_is_not_paired() -> None:
    pair = ("He met a banker and later sold a boat.", "He met a farmer and later sold a horse.")
    one = marked(linked([[pair]], [], "kind", UNCHANGED, "0"))
    crossed = [spans(one, "farmer", "boat"), spans(one, "horse", "boat")]
    assert rates(one, crossed)[-1] == 0.5


def test_sentences_added_or_dropped_whole_do_not_count() -> None:
    rates_ = Rates(dropped=0.0, merged=0.0, split=0.0, added=0.4, swapped=0.0, moved=0.0)
    one = marked(made(rates_, "1"))
    assert "Rain came" in one.copy
    assert rates(one, [spans(one, "Rain came", None)])[0] is None


def pair(kind: str, *, made: bool | None) -> LabelledPair:
    fits = ("copy",) if made else ("same story",)
    return LabelledPair("a", "b", kind, "g", True, made, 1.0, fits)  # type: ignore[arg-type]  # noqa: FBT003  the fields in order


def answers(probabilities: dict[str, list[float]]) -> list[Judged]:
    verdict = {True: "copy", False: "same story"}
    return [
        Judged(pair(kind, made=kind == "verbatim"), p, verdict[p >= 0.5])
        for kind, some in probabilities.items()
        for p in some
    ]


def test_probabilities_that_separate_perfectly_score_one_and_flat_ones_a_half() -> None:
    good = verdicts.probabilities(
        answers({"verbatim": [1.0, 1.0], "same story": [0.0], "unrelated": [0.0]})
    )
    assert good["made from it or not, AUC"] == 1.0
    assert good["Brier score"] == good["expected calibration error, 15 bins"] == 0.0
    flat = verdicts.probabilities(answers({"verbatim": [0.7] * 3, "same story": [0.7]}))
    assert flat["made from it or not, AUC"] == 0.5
    assert flat["Brier score"] == pytest.approx((0.3**2 + 0.7**2) / 2)
    assert flat["expected calibration error, 15 bins"] == pytest.approx(0.2)


def test_false_calls_of_stories_are_counted() -> None:
    found = verdicts.stories(answers({"same story, a": [0.9, 0.1, 0.1, 0.1], "unrelated": [0.2]}))
    assert found["same story, called a copy"] == 0.25
    assert found["same story, probability 0.5 or more"] == 0.25
    assert found["unrelated, called a copy"] == 0.0
    assert found["called a copy, same story, a"] == "1 of 4"


def test_copies_that_are_missed_are_counted() -> None:
    assert verdicts.copies(answers({"verbatim": [0.9, 0.8, 0.2, 0.6]}))["told, verbatim"] == 0.75
    told = verdicts.confusion(answers({"verbatim": [0.9, 0.2]}))["verdicts, verbatim"]
    assert told == "copy 1, same story 1; fair 50%"


def test_families_of_a_class_weigh_alike() -> None:
    kinds = ["verbatim", "spun, 8%", "spun, 15%", "spun, 8%"]
    weight = verdicts.weights([pair(kind, made=True) for kind in kinds])
    assert weight.tolist() == pytest.approx([1 / 2, 1 / 6, 1 / 6, 1 / 6])


def test_a_peers_threshold_lets_one_in_a_hundred_pass() -> None:
    negative = np.arange(200.0)
    least = peers.threshold(negative)
    assert (negative > least).sum() == 2
    assert math.isclose(peers.threshold(np.array([0.3, 0.1])), 0.3)


def test_a_peers_row_is_recall_of_copies_above_the_threshold() -> None:
    some = [
        LabelledPair(c, "x", kind, "g", True, kind != "same story", 1.0, ("copy",))  # noqa: FBT003  the fields in order
        for c, kind in (("9", "verbatim"), ("1", "verbatim"), ("8", "spun"), ("5", "same story"))
    ]
    row = peers.row(lambda copy, _: float(copy), some)
    assert (row["verbatim"], row["spun"], row["recall at 1 %"]) == (0.5, 1.0, 0.75)
    assert row["AUC"] == pytest.approx(0.75)


def compared(copy: str, original: str, *told: tuple[str, str]) -> Comparison:
    changes = tuple(
        Change("word", Span(copy.index(a), copy.index(a) + len(a)),
               Span(original.index(b), original.index(b) + len(b)), 0.5, "")
        for a, b in told
    )  # fmt: skip
    docs = Document.from_text(copy), Document.from_text(original)
    return Comparison(*docs, "spun copy", 1.0, {}, 1.0, (), changes)


def test_a_listed_phrase_is_marked_only_on_its_altered_words_on_both_sides() -> None:
    copy, original = "It took part in a farm fire.", "It engaged in a firefight."
    phrase = ("a [farm fire]", "a [firefight]")
    assert seeds.marked(compared(copy, original, ("fire", "firefight")), phrase)
    assert not seeds.marked(compared(copy, original, ("took part", "engaged")), phrase)
    assert not seeds.marked(compared(copy, original, ("farm", "engaged")), phrase)
    assert seeds.places(copy, "a [farm fire]") == [Span(18, 27)]
