"""Characters that should not be in an article: named, and made harmless for display."""

from __future__ import annotations

import re

from credscore.text.disguise import INVISIBLE, disguised

# Every character that any warning below starts from: clean text pays for one search.
_SUSPECT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u00c3\u00c2\u00e2\u00d0\u00d1\u00ef"
    "\u0370-\u03ff\u0400-\u052f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0530-\u058f\u13a0-\u13ff\uff21-\uff5a\ufffd\ud800-\udfff\U0001d400-\U0001d6a3"
    f"{INVISIBLE}]"
)
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# What Windows-1252 makes of the bytes 80 to BF, without what may follow a capital in good
# text: quotation marks, dashes and the ellipsis.
_CONTINUATION = "\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"

_WARNINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("nul_character", re.compile("\x00")),
    ("control_character", re.compile("[\x01-\x08\x0e-\x1f\x7f]")),
    ("lone_surrogate", re.compile("[\ud800-\udfff]")),
    ("bidi_control", re.compile("[\u202a-\u202e\u2066-\u2069]")),
    ("combining_flood", re.compile(f"[{_COMBINING}]{{4}}")),
    (
        "mojibake",
        re.compile(
            f"[\u0080-\u0084\u0086-\u009f]|â€|Â[\u00a0-\u00bf]|Ã[{_CONTINUATION}]"
            f"|(?:[ÐÑ][{_CONTINUATION}]){{2}}|ï»¿|ï¿½"
        ),
    ),
    (
        "zero_width_character",
        re.compile(f"[\u200b\u2060\ufeff]|[{_LATIN}][{INVISIBLE}]+[{_LATIN}]"),
    ),
    ("replacement_character", re.compile("\ufffd")),
)

# Greek and Cyrillic without mu, which stands for "micro" before a unit.
_FOREIGN = "\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f"
_MIXED = re.compile(f"[{_LATIN}][{_FOREIGN}]|[{_FOREIGN}][{_LATIN}]")
_WORD = re.compile(r"[^\W_]+")
_MIXED_SHARE = 0.01  # of the words: a name or a formula is no disguise

_HARMLESS = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys((0x2028, 0x2029, 0x200E, 0x200F, 0x061C), 0xFFFD),
    **dict.fromkeys(range(0x202A, 0x202F), 0xFFFD),
    **dict.fromkeys(range(0x2066, 0x206A), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


def warnings(text: str) -> tuple[str, ...]:
    r"""Name what is wrong with the characters of `text`, each at most once, in this order.

    nul_character
        U+0000.
    control_character
        Another control character than tab and the line and page breaks.
    lone_surrogate
        Half of a surrogate pair: the text is no valid Unicode.
    bidi_control
        An embedding, override or isolate, which can show text in another order.
    combining_flood
        Four or more combining marks on one another.
    mojibake
        UTF-8 read as Windows-1252 or Latin-1, or the reverse.
    zero_width_character
        A zero-width space, word joiner or byte-order mark; inside a word of Latin letters
        also soft hyphens, joiners, direction marks, fillers, variation selectors and tags.
    replacement_character
        U+FFFD: something was lost when the text was decoded.
    mixed_script
        More than one word in 100 has Latin letters beside Greek or Cyrillic ones, or is
        written with other letters that look like Latin ones.

    >>> warnings("itâ€™s fine\x00")
    ('nul_character', 'mojibake')
    """
    if _SUSPECT.search(text) is None:
        return ()
    found = tuple(name for name, pattern in _WARNINGS if pattern.search(text))
    return (*found, "mixed_script") if _is_mixed(text) else found


def _is_mixed(text: str) -> bool:
    doubled = sum(bool(word.doubles) for word in disguised(text))
    if not doubled and _MIXED.search(text) is None:
        return False
    words = _WORD.findall(text)
    mixed = sum(_MIXED.search(word) is not None for word in words)
    return max(mixed, doubled) > _MIXED_SHARE * len(words)


def harmless(text: str) -> str:
    r"""Replace what could steer a terminal or reorder a line by visible signs.

    The length stays the same, so offsets stay true.

    >>> harmless("red: \x1b[31m")
    'red: ␛[31m'
    """
    return text.translate(_HARMLESS)
