"""Edits that leave every fact of a passage as it is.

Like the alterations they are plain substitutions, made without a look at how alterations are
found.  Each takes a passage and returns the edited one, or None where it finds nothing to edit.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Edit = Callable[[str, random.Random], str | None]

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_MONTHS = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.",
    "October": "Oct.", "November": "Nov.", "December": "Dec.",
}  # fmt: skip
_CONTRACTIONS = {
    "do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't",
    "are not": "aren't", "was not": "wasn't", "were not": "weren't", "will not": "won't",
    "would not": "wouldn't", "cannot": "can't", "could not": "couldn't", "has not": "hasn't",
    "have not": "haven't", "had not": "hadn't", "should not": "shouldn't", "it is": "it's",
    "we are": "we're", "they are": "they're", "we have": "we've", "I am": "I'm",
}  # fmt: skip
_SYNONYMS = {
    "buy": "purchase", "help": "assist", "show": "demonstrate", "big": "large", "began": "started",
    "ended": "finished", "attempt": "try", "children": "kids", "important": "significant",
    "near": "close to", "about": "approximately", "said": "stated", "says": "states",
    "many": "numerous", "allow": "permit", "also": "additionally", "announced": "made known",
    "killed": "slain", "injured": "hurt", "obtain": "get", "required": "needed",
    "legislation": "laws", "provide": "supply", "receive": "get", "ensure": "make sure",
    "nearly": "almost", "quickly": "rapidly", "currently": "at present", "however": "still",
    "because": "since", "support": "backing", "work": "labor", "country": "nation",
    "increase": "rise", "decline": "drop", "effort": "attempt", "money": "funds",
    "rose": "climbed", "fell": "dropped", "more than": "over", "before": "ahead of",
    "after": "following", "against": "in opposition to", "within": "inside",
}  # fmt: skip
_DENIALS = (
    ("no one", "nobody"), ("nobody", "no one"), ("not possible", "impossible"),
    ("not able to", "unable to"), ("unable to", "not able to"), ("did not", "failed to"),
    ("failed to", "did not"), ("not likely", "unlikely"), ("unlikely", "not likely"),
    ("no longer", "not any longer"), ("do not have", "lack"), ("does not have", "lacks"),
    ("declined to comment", "would not comment"), ("refused to", "would not"),
    ("there is no", "there isn't any"), ("there are no", "there aren't any"),
    ("is not legal", "is illegal"), ("is illegal", "is not legal"), ("no more than", "at most"),
    ("has yet to", "has not yet been able to"), ("without any", "with no"), ("never", "at no time"),
    ("not enough", "too little"), ("disagree", "do not agree"), ("unclear", "not clear"),
    ("not aware", "unaware"), ("opposes", "does not support"), ("unable", "powerless"),
)  # fmt: skip
_SPELLINGS = (
    ("organization", "organisation"),
    ("center", "centre"),
    ("defense", "defence"),
    ("program", "programme"),
    ("labor", "labour"),
    ("color", "colour"),
    ("honor", "honour"),
    ("recognize", "recognise"),
    ("favor", "favour"),
    ("traveled", "travelled"),
    ("neighbor", "neighbour"),
    ("toward", "towards"),
    ("percent", "per cent"),
    ("gray", "grey"),
)
_FACT = re.compile(r"\b(?:not?|never|cannot|without|fail\w*|lack\w*|absence|un\w+|nor|none)\b")
_QUOTE = re.compile(r"“([^“”]{30,600})”|\"([^\"]{30,600})\"")


def _swaps(pairs: list[tuple[str, str]]) -> Edit:
    def edit(text: str, _: random.Random) -> str | None:
        made = text
        for old, new in pairs:
            made = re.sub(rf"\b{old}\b", new, made)
        return made if made != text else None

    return edit


def _one(pairs: tuple[tuple[str, str], ...]) -> Edit:
    def edit(text: str, rng: random.Random) -> str | None:
        if '"' in text or "“" in text:
            return None
        found = [(m, new) for old, new in pairs for m in re.finditer(rf"\b{old}\b", text)]
        if not found:
            return None
        match, new = rng.choice(found)
        return text[: match.start()] + new + text[match.end() :]

    return edit


def spelled(text: str, _: random.Random) -> str | None:
    """Write small numbers in words, and words in digits."""
    made = re.sub(
        r"(?<![\w.,:$€£/-])(?:1\d|20|[2-9])(?=[ .][a-z])", lambda m: _WORDS[int(m[0])], text
    )
    if made == text:
        made = re.sub(
            rf"\b(?<!-)(?:{'|'.join(_WORDS[2:])})\b(?!-)", lambda m: str(_WORDS.index(m[0])), text
        )
    return made if made != text else None


def separated(text: str, rng: random.Random) -> str | None:
    """Write "1.5 million" as 1,500,000, or "$3 billion" as "$3bn" and "3 billion dollars"."""
    ways = (
        lambda m: f"{round(float(m[2]) * 1e6):,}" if m[3] == "million" and m[1] != "$" else m[0],
        lambda m: f"{m[1]}{m[2]}{m[3][0]}n" if m[3] == "billion" else f"{m[1]}{m[2]}m",
        lambda m: f"{m[2]} {m[3]} dollars" if m[1] == "$" else m[0],
    )
    made = re.sub(
        r"(\$?)(?<![\d,.])(\d+(?:\.\d+)?) (million|billion)\b(?!-)", rng.choice(ways), text
    )
    return made if made != text else None


def percent(text: str, rng: random.Random) -> str | None:
    """Write percentages in another way."""
    new = rng.choice((r"\1%", r"\1 per cent", r"\1 pct"))
    made = re.sub(r"\b(\d+(?:\.\d+)?)(?: percent\b|%)", new, text)
    return made if made != text else None


def dates(text: str, rng: random.Random) -> str | None:
    """Write dates in another way."""
    months = "|".join((*_MONTHS, "March", "April", "May", "June", "July"))
    if rng.random() < 0.5:  # noqa: PLR2004  one time in two
        made = re.sub(rf"\b({months}) (\d\d?)\b(?!,? \d\d\d\d)", r"\2 \1", text)
    else:
        made = re.sub(
            rf"\b({'|'.join(_MONTHS)}) (\d\d?)\b", lambda m: f"{_MONTHS[m[1]]} {m[2]}", text
        )
    return made if made != text else None


def typography(text: str, _: random.Random) -> str | None:
    """Exchange straight marks for curly ones, or the other way round."""
    if "“" in text or "’" in text:
        plain = str.maketrans("“”‘’", "\"\"''")
        return text.translate(plain)
    made = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    made = re.sub(r'(^|[\s(\[])"(?=\S)', r"\1“", made).replace('"', "”")
    return made if made != text else None


def moved(text: str, _: random.Random) -> str | None:
    """Move "on Tuesday" or "in 2009" from the front of a sentence to its end, or back."""
    if '"' in text or "“" in text:
        return None
    made = re.sub(
        r"(?m)(^|(?<=[.!?] ))((?:On|In|Since|During|By) (?:[A-Z]\w+day|\d{4}|[A-Z]\w+ \d+)), "
        r"([^.!?\n\"“”]{20,200})\.(?= |$)",
        lambda m: f"{m[3][0].upper()}{m[3][1:]} {m[2][0].lower()}{m[2][1:]}.",
        text,
    )
    return made if made != text else None


def trimmed(text: str, rng: random.Random) -> str | None:
    """Leave the first sentence of a quotation out, or its end with the marks closed before."""
    found = [m for m in _QUOTE.finditer(text) if ", " in m[0][10:-10]]
    if not found:
        return None
    match = rng.choice(found)
    cut = match.start() + 10 + match[0][10:-10].rindex(", ")
    return text[:cut] + "," + text[match.end() - 1 :]


def elided(text: str, rng: random.Random) -> str | None:
    """Leave words out of a quotation and say so."""
    found = [
        m
        for quote in _QUOTE.finditer(text)
        for m in re.finditer(r"(?<= )[a-z]+ [a-z]+ [a-z]+(?= [a-z]+ )", text[: quote.end()])
        if m.start() > quote.start() + 8 and not _FACT.search(m[0])
    ]
    if not found:
        return None
    match = rng.choice(found)
    return text[: match.start()] + rng.choice(("…", "...", "[…]")) + text[match.end() :]


def split(text: str, rng: random.Random) -> str | None:
    """Put "he said" into the middle of a quotation."""
    found = [m for m in _QUOTE.finditer(text) if ", " in m[0][10:-10]]
    if not found:
        return None
    match = rng.choice(found)
    cut = match.start() + 10 + match[0][10:-10].index(", ")
    opened, closed = ("“", "”") if match[0][0] == "“" else ('"', '"')
    return f"{text[:cut]},{closed} he said, {opened}{text[cut + 2 :]}"


def bracketed(text: str, rng: random.Random) -> str | None:
    """Say in brackets who is meant."""
    found = [
        m
        for quote in _QUOTE.finditer(text)
        for m in re.finditer(r"\b(?:he|she|it|they) ", text[: quote.end() - 1])
        if m.start() > quote.start()
    ]
    if not found:
        return None
    match = rng.choice(found)
    return text[: match.start()] + "[the officials] " + text[match.end() :]


def dropped(text: str, _: random.Random) -> str | None:
    """Leave an adverb or a bracket out, outside quotations."""
    if _QUOTE.search(text) or '"' in text or "“" in text:
        return None
    made = re.sub(r" \([^()]*\)|, however,| (?:also|currently|recently|further|really)\b", "", text)
    return made if made != text else None


EDITS: dict[str, dict[str, Edit]] = {
    "number": {
        "numbers spelled": spelled,
        "millions otherwise": separated,
        "percentages": percent,
        "dates": dates,
        "time moved": moved,
    },
    "negation": {
        "contracted": _swaps(list(_CONTRACTIONS.items())),
        "written out": _swaps([(b, a) for a, b in _CONTRACTIONS.items()]),
        "denied otherwise": _one(_DENIALS),
    },
    "quotation": {
        "typography": typography,
        "trimmed at the edge": trimmed,
        "elided": elided,
        "split": split,
        "bracketed": bracketed,
        "British spelling": _swaps(list(_SPELLINGS)),
    },
    "any": {
        "synonyms outside quotations": lambda text, rng: (
            None if '"' in text or "“" in text else _swaps(list(_SYNONYMS.items()))(text, rng)
        ),
        "left out": dropped,
    },
}
