"""What a score says, in the words that people are shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from credscore.extractors.base import Evidence
from credscore.model.applicability import MIN_WORDS
from credscore.model.score import Score, Verdict, finite
from credscore.report.passages import SIGNALS, signal

VERDICTS: dict[Verdict, str] = {
    "pass": "Not enough was found to hold this text back.",
    "review": "Enough was found that a person should look before this text is used.",
    "fail": "So much was found that few texts like this one would be passed.",
}
TITLES: dict[str, str] = {
    "garble": "Garble",
    "translation": "Translation",
    "attribution": "Attribution",
    "boilerplate": "Boilerplate",
    "repetition": "Repetition",
    "comparison": "Altered",
}
ASKED: dict[str, str] = {
    "translation": "Is this an unedited machine translation or a spun copy?",
    "garble": "Which phrases does nobody write?",
    "attribution": "Who is cited for what?",
    "boilerplate": "Which lines are not the article?",
}
_PROBABILITY = "probability {}"  # of a value that is log-odds
# Of a signal's make-up: what its share is a share of.
PARTS: dict[str, str] = {
    "named_share": "named",
    "anonymous_share": "unnamed",
    "outlet_share": "from other outlets",
    "appeal_share": "appeals for money",
}
# feature: (name, how its value is told)
_FEATURES: dict[str, tuple[str, str]] = {
    "translation.neural": ("Worded as neural translators do", _PROBABILITY),
    "translation.rule_based": ("Worded as rule-based translators do", _PROBABILITY),
    "translation.spinner": ("Worded as synonym spinners do", _PROBABILITY),
    "garble.rate": ("Garbled phrases and broken marks", "{:.1f} per 1,000 words"),
    "garble.odd_words": ("Everyday words that are odd here", "{:.1%} of everyday words"),
    "garble.broken_kinds": ("Kinds of broken punctuation", "{:.0f}"),
    "attribution.rate": ("Number of attributions", "{:.1f} per 1,000 words"),
    "boilerplate.share": ("Boilerplate", "{:.1%} of characters"),
    "boilerplate.appeal_share": ("Appeals for money", "{:.1%} of characters"),
    "boilerplate.brief_share": ("Short lines without a stop", "{:.1%} of lines"),
    "readability.ari": ("Reading level", "school grade {:.1f}"),
    "repetition.line_share": ("Lines that stood there before", "{:.1%} of words"),
    "repetition.phrase_share": ("Phrases that stood there before", "{:.1%} of words"),
    "comparison.altered": ("Altered against the original", "{:.1f} per 1,000 words"),
}
_GENRES = {
    "transcript": "a transcript",
    "list": "a list",
    "poetry": "a poem",
    "table": "a table",
    "code": "program code",
    "recipe": "a recipe",
}
_ODDITIES = {
    "repetition": "it says the same over and over",
    "no_stops": "it has hardly any stops",
    "capitals": "its capitals are unlike those of any article",
}
_WARNINGS = {
    "nul_character": "it holds NUL characters",
    "control_character": "it holds control characters",
    "lone_surrogate": "it holds halves of characters: the text is no valid Unicode",
    "bidi_control": "it holds characters that turn the order of reading around",
    "combining_flood": "it holds piles of accents on one letter",
    "mojibake": "some characters were read in the wrong encoding",
    "zero_width_character": "it holds characters that nobody can see",
    "replacement_character": "something was lost when it was decoded",
    "mixed_script": "words mix Latin with Greek or Cyrillic letters",
    "oversized_page": "the page was too deep or too long for the parser: tags were left out",
    "extraction_failed": "the article could not be told from the rest of the page",
    "original_more_garbled": "the original is garbled and the copy is clean: it may be the other "
    "way round",
    "other_particulars": "most names and numbers differ from those of the original: the two may "
    "follow one pattern and tell of different things",
    "pattern_stopped": "a pattern of yours was stopped, since it took too long",
}
LIMITS = (
    "It says how likely a copy editor would pass a text as it stands, and why.",
    "Passing means: fluent English by people, claims attributed, nothing in it but the article.",
    "It judges the text, not whether what it says is so, and never an author.",
    "A careful lie passes; an honest report that went through a translator does not.",
    "Nothing here looks for text written by a language model.",
    "Do not decide about people or outlets with it: look at the evidence.",
)
_DEGREES = ((0.75, "grave"), (0.5, "serious"), (0.25, "slight"))


def headline(score: Score) -> str:
    """Return the answer in a word or two.

    >>> headline(Score("", "", "", 3, "abstained", reasons=("too_short",)))
    'No score'
    """
    if score.verdict is not None:
        return score.verdict.capitalize()
    return "Error" if score.status == "error" else "No score"


def why_not(reason: str, n_words: int) -> str:
    """Say as a sentence why there is no score.

    >>> why_not("genre:list", 90)
    'It reads as a list, and only running prose can be scored.'
    """
    kind, _, what = reason.partition(":")
    if reason == "too_short":
        words = "no words" if n_words == 0 else f"only {counted(n_words, 'word')}"
        return (
            f"It has {words}; below {MIN_WORDS} the readings have not settled, "
            "and no score would be honest."
        )
    if kind == "genre":
        return f"It reads as {_GENRES.get(what, what)}, and only running prose can be scored."
    if kind == "language":
        found = "Its language could not be told" if what == "und" else f"Its language is “{what}”"
        return f"{found}, and everything that was learned is English."
    if kind == "out_of_distribution":
        return f"It is unlike any article that was learned from: {_ODDITIES.get(what, what)}."
    return reason


def warned(warning: str) -> str:
    """Say as a sentence what a warning is about.

    >>> warned("mojibake")
    'Some characters were read in the wrong encoding.'
    """
    kind, _, what = warning.partition(":")
    said = _WARNINGS.get(kind, warning)
    return f"{said[:1].upper()}{said[1:]}{f': {what}' if what and kind in _WARNINGS else ''}."


def title(name: str) -> str:
    """Return what people read for a signal."""
    return TITLES.get(name, name.replace("_", " ").capitalize())


def feature(name: str) -> str:
    """Return what people read for a feature."""
    return _FEATURES[name][0] if name in _FEATURES else name


def measured(name: str, value: float | None) -> str:
    """Return the value of a feature with its unit.

    >>> measured("boilerplate.share", 0.063), measured("translation.neural", -3.0)
    ('6.3% of characters', 'probability 0.05')
    """
    known = None if value is None else finite(value)
    if known is None:
        return "not measured"
    told = _FEATURES.get(name, ("", "{:.2f}"))[1]
    if told != _PROBABILITY:
        return told.format(known).replace("-", "−")
    return told.format(_bounded(0.5 + 0.5 * math.tanh(known / 2)))


def _bounded(probability: float) -> str:
    if 0.005 <= probability < 0.995:  # noqa: PLR2004  what is no certainty when it is rounded
        return f"{probability:.2f}"
    return "under 0.01" if probability < 0.5 else "over 0.99"  # noqa: PLR2004  either end


def chances(probability: float) -> str:
    """Return a probability as people say it.

    >>> chances(0.07), chances(0.003), chances(0.999)
    ('7 in 100', '3 in 1,000', 'more than 99 in 100')
    """
    if probability >= 0.995:  # noqa: PLR2004  it would be rounded to certainty
        return "more than 99 in 100"
    if probability < 0.01:  # noqa: PLR2004  it would be rounded to nothing
        return f"{1000 * probability:.0f} in 1,000"
    return f"{100 * probability:.0f} in 100"


def signed(log_odds: float) -> str:
    """Return log-odds with their sign.

    >>> signed(-3.104), signed(0.2), signed(-0.001)
    ('−3.10', '+0.20', '0.00')
    """
    shown = f"{log_odds:+.2f}".replace("-", "−")
    return shown[1:] if shown[1:] == "0.00" else shown


def read(value: float, unit: str) -> tuple[str, str]:
    """Return the value of a signal and its unit as people read them.

    >>> read(0.063, "share of characters"), read(0.97, "probability")
    (('6.3%', 'of characters'), ('0.97', 'probability'))
    """
    known = finite(value)
    if known is None:
        return "not measured", ""
    if unit.startswith("share "):
        return f"{100 * known:.1f}%", unit.removeprefix("share ")
    return (_bounded(known) if unit == "probability" else f"{known:.1f}"), unit


def counted(n: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def degree(severity: float) -> str:
    """Return a word for how telling a piece of evidence is.

    >>> degree(0.9), degree(0.1)
    ('grave', 'small')
    """
    return next((word for least, word in _DEGREES if severity >= least), "small")


def ordered(names: Iterable[str]) -> list[str]:
    """Put signals in the order in which they are shown, each once."""
    known = (*SIGNALS, "comparison", "repetition")
    found = set(names)
    return [*(n for n in known if n in found), *sorted(found - set(known))]


def said(evidence: Sequence[Evidence], most: int = 4) -> str:
    """Return rule, message and suggestion of some evidence, for a tip; one paragraph each."""
    parts = [_said(one) for one in evidence[:most]]
    if len(evidence) > most:
        parts.append(f"and {len(evidence) - most} more")
    return "\n\n".join(parts)


def _said(evidence: Evidence) -> str:
    lines = [f"{title(signal(evidence))} · {degree(evidence.severity)} · {evidence.rule}"]
    quoted = " Inside a quotation." if evidence.in_quote else ""
    lines.append(f"{sentence(evidence.message)}{quoted}")
    if evidence.suggestion:
        lines.append(f"Suggestion: {cut(evidence.suggestion)}")
    return "\n".join(lines)


def sentence(message: str) -> str:
    """Return a message as a sentence.

    >>> sentence("worded as machines translate")
    'Worded as machines translate.'
    """
    if not message:
        return ""
    end = "" if message[-1] in ".!?…" else "."
    return f"{message[0].upper()}{message[1:]}{end}"


def cut(words: str, most: int = 300) -> str:
    """Return words without line ends, and not too many of them."""
    words = " ".join(words[: 2 * most].split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
