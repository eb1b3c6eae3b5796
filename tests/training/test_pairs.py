from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from credscore.training import pairs, pairs_articles, pairs_copies, pairs_edits
from credscore.training.pairs_articles import Article, components, similarities
from credscore.training.pairs_copies import Source
from credscore.training.pairs_runs import LONGEST, Words, shared_runs, shares_paragraphs
from credscore.training.pairs_stories import Stories, story_pairs, strangers

QUIET = "The harbour was quiet after the ferry left for the islands on Monday"
LONG = " ".join(f"word{i}" for i in range(40))


def article(text: str, key: str, **given: object) -> Article:
    values = {"corpus": "polnear", "outlet": key, "held_out": False, "day": None, **given}
    return Article(key, text=text, **values)  # type: ignore[arg-type]  # the wrong type is the test


def story(*topic: str, seed: int = 0) -> str:
    """Return a text of its own words, with those of the topic among them."""
    filler = [f"filler{seed}x{i}" for i in range(60)]
    words = filler + list(topic) * 3
    random.Random(seed).shuffle(words)
    return " ".join(words)


# Words of all texts are rare enough to tell a story only where there are several texts.
TOPICS = [("levee", "broke", "county"), ("senator", "quits", "panel"), ("bank", "merger", "vote")]
OTHERS = [story(f"a{i}", f"b{i}", seed=100 + i) for i in range(9)]


def test_runs_are_as_long_as_they_get_and_no_shorter_than_asked() -> None:
    one = Words(f"Yesterday {QUIET}, a man said.")
    other = Words(f"{QUIET} and stayed so.")
    assert shared_runs(one, other, 8) == [(1, 13)]
    assert shared_runs(one, other, 14) == []


def test_typography_and_case_do_not_break_a_run() -> None:
    one, other = Words("It’s the mayor’s own harbour"), Words("IT'S THE MAYOR'S OWN HARBOUR")
    assert shared_runs(one, other, 5) == [(0, 5)]


def test_quoted_words_are_no_shared_paragraph() -> None:
    speech = " ".join(LONG.split()[: LONGEST + 4])
    filler = " ".join(f"own{i}" for i in range(600))
    plain, quoted = f"{filler}. {speech}.", f"{filler}. “{speech}.”"
    assert shares_paragraphs(Words(plain), Words(speech + " " + "other " * 600))
    assert not shares_paragraphs(Words(quoted), Words(f"“{speech}.” " + "other " * 600))


def test_many_short_runs_are_a_shared_paragraph_too() -> None:
    pieces = [f"{' '.join(f'p{i}w{j}' for j in range(9))}" for i in range(4)]
    one = " one of mine. ".join(pieces)
    other = " that is theirs. ".join(reversed(pieces))
    assert shares_paragraphs(Words(one), Words(other))
    assert not shares_paragraphs(Words(one + " more" * 2000), Words(other + " else" * 2000))


def test_words_of_every_text_make_nothing_similar() -> None:
    texts = [
        f"the county said {a} {b}" for a, b in zip("abcdefghijkl", "aacdefghijkl", strict=True)
    ]
    cosine = similarities(texts).toarray()
    assert cosine[0, 1] > 0.5
    assert np.count_nonzero(np.triu(cosine, 1)) == 1


def test_no_two_articles_have_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"doc_id": "a", "publisher": "CXinhua", "split": "train", "text": "word " * 200}

    def rows(_: Path, name: str) -> list[dict[str, str]]:
        return [row, row] if "newsdiscourse" in name else []

    monkeypatch.setattr(pairs_articles, "rows", rows)
    found = pairs_articles.articles(tmp_path)
    assert len({a.key for a in found}) == len(found) == 2
    assert {a.outlet for a in found} == {"xinhua"}


def test_components_are_named_by_their_first() -> None:
    assert components(6, [(4, 2), (2, 5), (1, 3)]) == [0, 1, 2, 1, 2, 2]


@pytest.fixture
def stories() -> Stories:
    found = []
    for i, topic in enumerate(TOPICS):
        for j in range(2):
            text = story(*topic, seed=10 * i + j)
            found.append(article(text, f"{i}{j}", day=date(2016, 5, 1 + i), held_out=i == j == 0))
    others = [article(text, f"other{i}", held_out=i % 2 == 0) for i, text in enumerate(OTHERS)]
    return Stories.of(found + others)


def test_articles_with_the_same_rare_words_tell_one_story(stories: Stories) -> None:
    assert {(e.one, e.other) for e in stories.edges} == {(0, 1), (2, 3), (4, 5)}
    assert [stories.story[i] for i in range(6)] == [0, 0, 2, 2, 4, 4]


def test_a_story_with_one_held_out_article_is_held_out(stories: Stories) -> None:
    by_group = {p.group: p.held_out for p in story_pairs(stories)}
    assert by_group == {"00": True, "10": False, "20": False}


def test_articles_of_one_outlet_or_far_apart_in_time_are_no_pair_of_one_story() -> None:
    texts = [story(*TOPICS[0], seed=j) for j in range(2)]
    days = [date(2016, 5, 1), date(2016, 6, 1)]

    def kinds(outlets: str, *days: date) -> list[str]:
        some = [
            article(t, str(i), outlet=o, day=d)
            for i, (t, o, d) in enumerate(zip(texts, outlets, days, strict=True))
        ]
        more = [article(t, f"other{i}") for i, t in enumerate(OTHERS)]
        return [e.kind for e in Stories.of(some + more).edges]

    assert kinds("xy", days[0], days[0]) == ["same story"]
    assert kinds("xy", *days) == ["same topic"]
    assert kinds("xx", days[0], days[0]) == []


def test_strangers_never_tell_one_story_and_keep_to_their_side(stories: Stories) -> None:
    held = {a.text: stories.story[i] in stories.held_out() for i, a in enumerate(stories.articles)}
    place = {a.text: i for i, a in enumerate(stories.articles)}
    for pair in strangers(stories, 40):
        assert stories.story[place[pair.copy]] != stories.story[place[pair.original]]
        assert held[pair.copy] == held[pair.original] == pair.held_out


TEXT = "\n\n".join(
    f"Paragraph {i} opens the tale of two boats. It then says that 3 men rowed {i},000 miles."
    for i in range(2, 12)
)


@pytest.mark.parametrize(
    "edit",
    [
        lambda rng: pairs_edits.shortened(TEXT, 0.2, rng),
        lambda rng: pairs_edits.thinned(TEXT, 0.3, rng),
        lambda rng: pairs_edits.shuffled(TEXT, rng),
        lambda rng: pairs_edits.swapped(TEXT, rng),
    ],
)
def test_cutting_and_reordering_bring_in_no_word(edit: object) -> None:
    copy = edit(random.Random(1))  # type: ignore[operator]  # each of them is a function
    assert copy != TEXT
    assert not Counter(copy.split()) - Counter(TEXT.split())


def test_restyling_changes_marks_and_numbers_but_no_other_word() -> None:
    text = "The “two boats” took 40 percent of 3 big crates, a third of 12,000 on May 5."
    seen = {pairs_edits.restyled(text, random.Random(seed)) for seed in range(12)}
    assert len(seen) >= 3
    for copy in seen:
        words = set(Words(copy).strings)
        assert {"boats", "took", "crates", "third", "may", "5"} <= words
        assert words & {"two", "2"}


def test_a_mixture_says_how_much_of_it_was_taken() -> None:
    other = "\n\n".join(
        f"Foreign line {i} has exactly these seven words here now." for i in range(20)
    )
    for foreign in (0.2, 0.5, 0.8):
        copy, share = pairs_edits.mixed(TEXT, other, foreign, random.Random(5))
        lines = copy.split("\n\n")
        own = sum(len(line.split()) for line in lines if line.startswith("Paragraph"))
        assert share == pytest.approx(own / sum(len(line.split()) for line in lines))
        assert share == pytest.approx(1 - foreign, abs=0.15)


def source(text: str, group: str, *, held_out: bool = False) -> Source:
    return Source(text, group, "outlet", held_out)


def test_quoting_pairs_hold_passages_of_the_other_and_leave_the_answer_open() -> None:
    said = "“We rowed for three days and nights and nobody came to look,” he said."
    quoted = source(f"{TEXT}\n\n{said}", "g")
    found = list(pairs_copies.quoting_pairs([(source(TEXT, "g"), quoted)] * 2, random.Random(3)))
    assert [p.kind for p in found] == ["quotes it, quotations", "quotes it, sentences"]
    assert "nobody came to look,” the statement said." in found[0].copy
    for pair in found:
        assert pair.made is None
        assert 0 < pair.share < 0.5


def test_only_the_held_out_side_goes_through_the_held_out_pivot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []

    def trips(sources: list[Source], pivot: str, _: Path) -> list[object]:
        asked.append((pivot, sources[0].held_out))
        return []

    monkeypatch.setattr(pairs, "round_trip_pairs", trips)
    for name in ("spun_pairs", "plain_pairs", "partial_pairs"):
        monkeypatch.setattr(pairs, name, lambda *_: [])
    for side in (False, True):
        list(pairs._copies([source(TEXT, "g", held_out=side)], [], tmp_path))
    assert asked == [("ca", False), ("es", False), ("ca", True), ("es", True), ("eo", True)]
