from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.text import lookalikes
from credscore.text.disguise import disguised, plain
from credscore.text.span import Span

ODD = st.sampled_from("аеТοα𝐬ａսᎠ\u200b\u00ad\u200d\u202e\ufe0f\U000e0041payT 漢م👩.’1\n")
any_text = given(text=texts | st.text(ODD) | st.text())


def read(text: str) -> list[str]:
    return [d.plain for d in disguised(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The m\u0430yor s\u0430id so", ["mayor", "said"]),
        ("Τhe council", ["The"]),
        ("at \u0430 time", ["a"]),
        ("The pοlice", ["police"]),
        ("he pαys", ["pays"]),
        ("hօuse and Ꭰay and ｓaid", ["house", "Day", "said"]),
        ("𝐬𝐚𝐢𝐝 and 𝑡ℎ𝑒 and 𝓅oor", ["said", "the", "poor"]),
        ("fire\u200bfight", ["firefight"]),
        ("T\U000e0041he p\u2060ay", ["The", "pay"]),
        ("p\ufe0fay", ["pay"]),
        ("m\u0430y\u200bor", ["mayor"]),
    ],
)
def test_a_disguised_word_is_found_and_read(text: str, words: list[str]) -> None:
    assert read(text) == words
    assert not any(d.honest for d in disguised(text))


@pytest.mark.parametrize(
    "text",
    [
        "10 kΩ and 5 µm or μm, a Δ of 3 ΔT, TNFα, IFNγ, hν, αB-crystallin, β-carotene, 5α",
        "Σ and π, the fraternity ΑΚΑ, Ελλάδα",
        "Sara Pavlović (Сара Павловић) and СССР, Т-72, МиГ",
        "Привет, мир и а у нас",
        "می‌خواهم, हिन्दी क्‍ष",
        "family emoji 👨‍👩‍👧, ❤️ and 1️⃣, flags 🏴\U000e0067\U000e0062\U000e007f",
        "𝑥 and 𝑑𝑥 in ℝ, ＮＨＫ",
        "\ufeffThe mayor\u200b left \u200e(שלום\u200f).",
        "São João, Łódź, Đà Nẵng, Türkiye, ﬁnal",
    ],
)
def test_honest_text_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "honest"),
    [
        ("non\xadinva\xadsive", True),
        ("sep\xada\xadrate", True),
        ("f\u200city", True),
        ("s\xada\xadi\xadd", False),
        ("pa\xady", False),
        ("gov\xad\xadern", False),
        ("gov\xadern\u200bment", False),
        ("go\u200cvern", False),
    ],
)
def test_what_typesetting_explains_is_called_honest(text: str, *, honest: bool) -> None:
    assert [d.honest for d in disguised(text)] == [honest]


def test_a_disguise_names_what_it_is_made_of() -> None:
    (found,) = disguised("The m\u0430y\u200bor")
    assert (found.span, found.doubles, found.invisible) == (Span(4, 10), "\u0430", "\u200b")


def test_every_double_is_one_letter_for_one_latin_letter() -> None:
    for double, latin in lookalikes.ALL.items():
        assert len(double) == len(latin) == 1
        assert not double.isascii()
        assert latin.isascii()
        assert latin.isalpha()


def test_every_whole_word_can_be_written_in_cyrillic() -> None:
    assert not set("".join(lookalikes.WHOLE)) - set(lookalikes.CYRILLIC.values())


@any_text
def test_disguises_lie_apart_inside_the_text_in_order(text: str) -> None:
    found = disguised(text)
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(d.doubles or d.invisible for d in found)
    assert all(c in d.span.of(text) for d in found for c in d.doubles + d.invisible)


@any_text
def test_the_plain_text_maps_back_to_what_it_is_read_from(text: str) -> None:
    made = plain(text)
    where = [made.to_given(Span(i, i + 1)) for i in range(len(made.text))]
    assert all(a.end <= b.start for a, b in pairwise(where))
    for character, span in zip(made.text, where, strict=True):
        given_as = span.of(text)
        assert character in (given_as, lookalikes.ALL.get(given_as))


@any_text
def test_the_plain_text_has_no_doubles_left(text: str) -> None:
    found = disguised(text)
    made = plain(text)
    assert len(made.text) <= len(text)
    assert all(d.plain in made.text for d in found if d.doubles)


@pytest.mark.parametrize("text", ["", "The mayor: “It’s fine – we’ll see…” naïve € 5", "привет"])
def test_a_text_in_plain_letters_comes_back_as_it_is(text: str) -> None:
    assert plain(text).text is text
    assert plain("The p\u0430y\u200b.").text == "The pay."
