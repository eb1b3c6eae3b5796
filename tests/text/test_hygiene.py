from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.text.hygiene import harmless, warnings

ALL = (
    "nul_character",
    "control_character",
    "lone_surrogate",
    "bidi_control",
    "combining_flood",
    "mojibake",
    "zero_width_character",
    "replacement_character",
    "mixed_script",
)
BROKEN = st.sampled_from("\x00\x1b\ud800\u202e\u0301â€™Ã©\u200bаα\ufffd\n\t ab")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor said: “It’s fine – we’ll see…”\r\n\tHe left.\x0c",
        "São João, façade, Ångström, naïve, coöperate, Łódź, Đà Nẵng",
        "A ÂNCORA E A MANHÃ — “MAÇÔ, disse.",
        "e\u0301te\u0301, Việt Nam in decomposed letters: Vie\u0323\u0302t",
        "family emoji 👨‍👩‍👧 and flags 🇫🇷",
        "می‌خواهم",
        "Привет, мир. Ðuro",
        "שלום and مرحبا",
        "5 μm of β-catenin and ten of Ω",
        "The mayor \u200eسعيد\u200f said",
        "The reactor at Обнинск " * 50 + "held 3 ΔT",
    ],
)
def test_good_text_has_no_warning(text: str) -> None:
    assert warnings(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\x00b", "nul_character"),
        ("a\x1b[31mb", "control_character"),
        ("a\ud800b", "lone_surrogate"),
        ("abc \u202egnp.exe", "bidi_control"),
        ("a" + "\u0301" * 9, "combining_flood"),
        ("itâ€™s a cafÃ© for Â£2", "mojibake"),
        ("a cafÃ©", "mojibake"),
        ("only Â£2", "mojibake"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "mojibake"),
        ("CHICAGO \x97 A study", "mojibake"),
        ("fire\u200bfight", "zero_width_character"),
        ("non\xadinvasive", "zero_width_character"),
        ("non\xad\xadinva\u200esive", "zero_width_character"),
        ("naï\xadve", "zero_width_character"),
        ("The m\u0430yor s\u0430id no", "mixed_script"),
        ("Τhe council met", "mixed_script"),
        ("word " * 98 + "p\u0430y \u0440ay", "mixed_script"),
        ("lost \ufffd character", "replacement_character"),
    ],
)
def test_bad_text_is_named(text: str, name: str) -> None:
    assert warnings(text) == (name,)


def test_one_word_in_a_hundred_may_mix_scripts() -> None:
    assert warnings("word " * 99 + "p\u0430y") == ()


@given(st.text() | st.text(BROKEN))
def test_warnings_are_known_and_in_order(text: str) -> None:
    found = warnings(text)
    assert list(found) == [name for name in ALL if name in found]


@given(st.text() | st.text(BROKEN))
def test_harmless_text_keeps_its_offsets_and_controls_nothing(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert harmless(shown) == shown


def test_good_text_is_shown_as_it_is() -> None:
    text = "“Où ?”\n\tशब्द 👨‍👩‍👧 é"
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fire\u3164fight", "zero_width_character"),
        ("fire\ufe0ffight", "zero_width_character"),
        ("fire\U000e0041fight", "zero_width_character"),
        ("The 𝐦𝐚𝐲𝐨𝐫 left", "mixed_script"),
        ("The mаyor ѕаіd so", "mixed_script"),
        ("The ｍayor left", "mixed_script"),
    ],
)
def test_disguised_words_are_named(text: str, name: str) -> None:
    assert warnings(text) == (name,)
