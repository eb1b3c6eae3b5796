"""Alterations put into true text: one fact of a passage made false, the place known.

The rules are plain substitutions on characters and know nothing of how alterations are found.
Each injector takes a passage and returns the altered passage with the range of the altered
text, or None where it has nothing to alter.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.comparison.antonyms import antonyms

Injected = tuple[str, int, int]
Injector = Callable[[str, random.Random], Injected | None]

_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,]*(?:\.\d+)?(?![\w/-])")
_SPELLED = re.compile(
    r"(?<![-\w])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|hundred|third|fourth|fifth)(?![-\w])"
)
_SWAPS = {
    "magnitude": [("million", "billion"), ("thousand", "million"), ("hundreds", "thousands")],
    "unit": [
        ("miles", "kilometers"), ("years", "months"), ("days", "weeks"), ("hours", "minutes"),
        ("percent", "million"), ("feet", "meters"), ("pounds", "tons"), ("acres", "hectares"),
    ],
    "bound": [
        ("more than", "less than"), ("at least", "at most"), ("over", "under"),
        ("up to", "at least"), ("nearly", "more than"),
    ],
}  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February April June July August September October November December".split()
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|must)\b(?! not)(?= [a-z])")
_DENIED = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had|do|does|did|may|might) not\b"
)
_CONTRACTED = re.compile(r"\b(is|are|was|were|would|could|should|has|have|had|do|does|did)n['’]t\b")
_SHORT = re.compile(r"\b([Cc]an|[Ww]o)(?:n['’]t|['’]t)\b|\b([Cc]an)not\b")
_WORDS = (
    ("without", "with"), ("never", "always"), ("never", ""), ("nobody", "everybody"),
    ("no", "some"), ("no", ""), ("none", "all"), ("nothing", "something"), ("no one", "someone"),
    ("refused to", "agreed to"), ("failed to", "managed to"), ("unable", "able"),
    ("unlikely", "likely"), ("illegal", "legal"), ("impossible", "possible"),
)  # fmt: skip
_QUOTE = re.compile(r"“[^“”]{40,600}”|\"[^\"]{40,600}\"")
_LONG = re.compile(r"\b[a-z]{5,}\b")
_LITTLE = {"the": "a", "of": "for", "and": "or", "in": "on", "our": "their", "we": "they"}
_INSIDE = re.compile(r"(?<= )[a-z]+(?= [a-z]+ [a-z]+)")
_CLAUSE = re.compile(r"\bthat ((?:[a-z]+ ){5,11}[a-z]+)(?=[.,])")
_SAID = re.compile(
    r"(?<=said )[A-Z][a-z]+ [A-Z][a-z]+(?=[,.])|(?<=[.”] )[A-Z][a-z]+ [A-Z][a-z]+(?= said)"
)
_TITLE = re.compile(
    "Senator|Sen|Rep|Attorney|Governor|Gov|Mayor|President|General|The|Congress|Mr|Secretary"
)
_NAMES = ("Harold Finch", "Maria Delgado", "Ivan Petrov", "Grace Okafor", "Tom Whitaker")


def _put(text: str, start: int, end: int, new: str) -> Injected:
    return text[:start] + new + text[end:], start, start + max(len(new), 1)


def _swap(
    pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...], *, back: bool, before: str = ""
) -> Injector:
    def inject(text: str, rng: random.Random) -> Injected | None:
        both = [*pairs, *((b, a) for a, b in pairs)] if back else list(pairs)
        found = [
            (m, new) for old, new in both for m in re.finditer(rf"\b{old}\b{before}", text) if old
        ]
        if not found:
            return None
        match, new = rng.choice(found)
        end = match.end() + (not new and text[match.end() : match.end() + 1] == " ")
        return _put(text, match.start(), end, new)

    return inject


def _counted(pairs: list[tuple[str, str]]) -> Injector:
    """Swap only what stands right after a number."""
    forms = dict([*pairs, *((b, a) for a, b in pairs)])
    pattern = re.compile(rf"(?<=\d )(?:{'|'.join(forms)})\b")

    def inject(text: str, rng: random.Random) -> Injected | None:
        found = list(pattern.finditer(text))
        if not found:
            return None
        match = rng.choice(found)
        return _put(text, *match.span(), forms[match[0]])

    return inject


def digits(text: str, rng: random.Random) -> Injected | None:
    """Change one digit of a number."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    places = [i for i, c in enumerate(match[0]) if c.isdigit()]
    at = rng.choice(places[:2])
    wrong = rng.choice([d for d in "123456789" if d != match[0][at]])
    start, end = match.span()
    new, *_ = _put(text, start + at, start + at + 1, wrong)
    return new, start, end


def spelled(text: str, rng: random.Random) -> Injected | None:
    """Change a number in words."""
    found = list(_SPELLED.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    ordinals, counts = ("third", "fourth", "fifth"), ("two", "three", "six", "nine", "twenty")
    choices = ordinals if match[0] in ordinals else counts
    if match[0] == "hundred":
        choices = ("thousand",)
    return _put(text, *match.span(), rng.choice([c for c in choices if c != match[0]]))


def days(text: str, rng: random.Random) -> Injected | None:
    """Change a weekday or a month."""
    for names in rng.sample((_DAYS, _MONTHS), 2):
        found = list(re.finditer(rf"\b(?:{'|'.join(names)})\b", text))
        if found:
            match = rng.choice(found)
            return _put(text, *match.span(), rng.choice([n for n in names if n != match[0]]))
    return None


def currency(text: str, rng: random.Random) -> Injected | None:
    """Change the currency."""
    found = list(re.finditer(r"[$€£](?=\d)", text))
    if not found:
        return None
    match = rng.choice(found)
    return _put(text, *match.span(), rng.choice([c for c in "$€£" if c != match[0]]))


def affirmed(text: str, rng: random.Random) -> Injected | None:
    """Take a "not" away."""
    found = [*_DENIED.finditer(text), *_CONTRACTED.finditer(text), *_SHORT.finditer(text)]
    if not found:
        return None
    match = rng.choice(found)
    word = next(group for group in match.groups() if group)
    return _put(text, *match.span(), {"wo": "will", "Wo": "Will"}.get(word, word))


def denied(text: str, rng: random.Random) -> Injected | None:
    """Put a "not" in."""
    found = list(_AUXILIARY.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    new = f"{match[0]} not" if rng.random() < 0.7 or match[0] == "will" else f"{match[0]}n't"  # noqa: PLR2004  now one form, now the other
    new = {"can not": "cannot", "cann't": "can't", "mustn't": "must not"}.get(new, new)
    return _put(text, *match.span(), new)


def antonym(text: str, rng: random.Random) -> Injected | None:
    """Exchange a frequent verb or adjective for its first antonym in WordNet."""
    known = antonyms()
    found = [m for m in re.finditer(r"\b[a-z]{4,}\b", text) if m[0] in known]
    if not found:
        return None
    match = rng.choice(found)
    return _put(text, *match.span(), known[match[0]])


def _in_quote(pattern: re.Pattern[str], text: str, rng: random.Random) -> re.Match[str] | None:
    found = [
        m
        for quote in _QUOTE.finditer(text)
        for m in pattern.finditer(text, quote.start() + 1, quote.end() - 1)
    ]
    return rng.choice(found) if found else None


def exchanged(text: str, rng: random.Random) -> Injected | None:
    """Exchange a word of a quotation for another of the passage."""
    match, words = _in_quote(_LONG, text, rng), _LONG.findall(text)
    others = [w for w in words if match and w != match[0]]
    return _put(text, *match.span(), rng.choice(others)) if match and others else None


def small(text: str, rng: random.Random) -> Injected | None:
    """Exchange a small word of a quotation."""
    match = _in_quote(re.compile(rf"\b(?:{'|'.join(_LITTLE)})\b"), text, rng)
    return _put(text, *match.span(), _LITTLE[match[0]]) if match else None


def left_out(text: str, rng: random.Random) -> Injected | None:
    """Leave two words out of the middle of a quotation."""
    match = _in_quote(re.compile(r"(?<=[a-z] )[a-z]{2,} [a-z]{4,} (?=[a-z]+ )"), text, rng)
    return _put(text, *match.span(), "") if match else None


def put_in(text: str, rng: random.Random) -> Injected | None:
    """Put a word into a quotation."""
    match = _in_quote(_INSIDE, text, rng)
    if match is None:
        return None
    new = rng.choice(("terrible", "wonderful", "secret", "allegedly", "gladly", "foreign"))
    return _put(text, match.start(), match.start(), f"{new} ")


def made_up(text: str, rng: random.Random) -> Injected | None:
    """Put marks around a clause that nobody is quoted with."""
    quotes = [m.span() for m in _QUOTE.finditer(text)]
    found = [
        m
        for m in _CLAUSE.finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in quotes)
    ]
    if not found or "“" in text or '"' in text:
        return None
    match = rng.choice(found)
    return _put(text, *match.span(1), f"“{match[1]}”")


def speaker(text: str, rng: random.Random) -> Injected | None:
    """Give a quotation to somebody else."""
    if not _QUOTE.search(text):
        return None
    found = list(_SAID.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    if _TITLE.match(match[0]):
        return None
    return _put(text, *match.span(), rng.choice(_NAMES))


INJECTORS: dict[str, dict[str, Injector]] = {
    "number": {
        "a digit": digits,
        "a number in words": spelled,
        "a day or month": days,
        "a currency": currency,
        "million and billion": _counted(_SWAPS["magnitude"]),
        "a unit": _counted(_SWAPS["unit"]),
        "a bound turned round": _swap(_SWAPS["bound"], back=True, before=r"(?= \$?\d)"),
    },
    "negation": {
        "not taken away": affirmed,
        "not put in": denied,
        "another word of denial": _swap(_WORDS, back=False),
    },
    "quotation": {
        "a word exchanged": exchanged,
        "a small word exchanged": small,
        "words left out": left_out,
        "a word put in": put_in,
        "marks put around": made_up,
        "another speaker": speaker,
    },
    "beside": {
        "an antonym of WordNet": antonym,
    },
}
