"""Pairs of which one text was made from the other, by machines and by people's edits."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from credscore.comparison.result import Verdict
from credscore.text.document import Document
from credscore.training import pairs_edits as edits
from credscore.training.corpus import cut, leftover_lines
from credscore.training.own import digest
from credscore.training.pairs_articles import Article
from credscore.training.pairs_kinds import COPY, QUOTES, SOMEHOW, SPUN, STORY, LabelledPair
from credscore.training.roundtrip import paired
from credscore.training.spinner import spin

# The pivot that nothing is trained on.
HELD_OUT_PIVOT = "eo"
SPUN_SHARES = (0.08, 0.15, 0.25, 0.4, 0.6)  # of content words
FOREIGN = (0.2, 0.4, 0.6, 0.8)
LONGEST = 900  # words of an original
FEWEST_KEPT = 30  # words of a copy that are worth a verdict
FARTHEST = 0.15  # that the share of a partial copy may be from what its kind says
_FEW_WORDS = 8  # of a quotation worth taking over
_SPUN_FIRST = 0.15  # from this share of exchanged words a copy is spun beyond doubt


@dataclass(frozen=True, slots=True)
class Source:
    """An original: its text, its story, its outlet."""

    text: str
    group: str
    outlet: str
    held_out: bool

    @classmethod
    def of(cls, article: Article, group: str, *, held_out: bool) -> Source:
        """Take an article, cut to a length that keeps the work short."""
        return cls(cut(article.text, LONGEST), group, article.outlet, held_out)

    def pair(
        self, copy: str, kind: str, fits: tuple[Verdict, ...], share: float = 1.0
    ) -> LabelledPair:
        """Return the pair of a copy and this original."""
        return LabelledPair(
            copy, self.text, kind, self.group, self.held_out, made=True, share=share, fits=fits,
            outlets=("", self.outlet),
        )  # fmt: skip


def round_trip_pairs(sources: Sequence[Source], pivot: str, cache: Path) -> Iterator[LabelledPair]:
    """Yield originals and what Apertium made of them; with own articles for those."""
    by_text = {s.text: s for s in sources}
    held_out = pivot == HELD_OUT_PIVOT or all(s.held_out for s in sources)
    for original, copy in paired(list(by_text), pivot, cache, kept_out=held_out):
        own = Source(original, f"own {digest(original)}", "own", held_out)
        source = by_text.get(original, own)
        yield source.pair(copy, f"round trip, {pivot}", SPUN)


def spun_pairs(sources: Sequence[Source]) -> Iterator[LabelledPair]:
    """Yield originals and what the synonym spinner made of them, at several shares."""
    for i, source in enumerate(sources):
        share = SPUN_SHARES[i % len(SPUN_SHARES)]
        fits = SPUN if share >= _SPUN_FIRST else SOMEHOW
        yield source.pair(spin(source.text, share, 500 + i).text, f"spun, {share:.0%}", fits)


def plain_pairs(
    sources: Sequence[Source], leftovers: list[str], rng: random.Random
) -> Iterator[LabelledPair]:
    """Yield originals and copies that people or pages make: edited, cut, reordered, swamped."""
    for i, source in enumerate(sources):
        text = source.text
        made = (
            ("verbatim", text),
            ("plain copy, sentences dropped", edits.shortened(text, rng.uniform(0.1, 0.4), rng)),
            ("plain copy, paragraphs dropped", edits.thinned(text, rng.uniform(0.2, 0.6), rng)),
            ("plain copy, reordered", edits.swapped(text, rng)),
            ("plain copy, shuffled", edits.shuffled(text, rng)),
            ("plain copy, restyled", edits.restyled(text, rng)),
            ("plain copy, surrounded", edits.surrounded(text, leftovers, 0.2, rng)),
            ("plain copy, edited", edits.restyled(edits.shortened(
                edits.swapped(text, rng), 0.15, rng), rng)),
        )  # fmt: skip
        kind, copy = made[i % len(made)]
        if copy.count(" ") < FEWEST_KEPT:
            continue
        own = text.count(" ") / copy.count(" ") if kind.endswith("surrounded") else 1.0
        yield source.pair(copy, kind, COPY, min(own, 1.0))


def partial_pairs(
    sources: Sequence[Source], trips: dict[str, str], rng: random.Random
) -> Iterator[LabelledPair]:
    """Yield copies of parts: the rest is of another article, as it stands.

    Parameters
    ----------
    sources : sequence of Source
    trips : mapping of str to str
        From originals to their round trips.
    rng : random.Random
    """
    for i, source in enumerate(sources):
        foreign = FOREIGN[i % len(FOREIGN)]
        other = sources[(i + len(sources) // 2) % len(sources)]
        trip = trips.get(source.text)
        forms = [("verbatim", source.text), ("spun", spin(source.text, 0.25, i).text)]
        forms += [("round trip", trip)] if trip else []
        form, taken = forms[(i // len(FOREIGN)) % len(forms)]
        if other.group == source.group:
            continue
        copy, share = edits.mixed(taken, other.text, foreign, rng)
        kept = share * copy.count(" ")
        # Texts of one long line and some short ones cannot be shared out.
        if kept < FEWEST_KEPT or abs(share - (1 - foreign)) > FARTHEST:
            continue
        fits = COPY if form == "verbatim" else SPUN
        fits = (*fits, *QUOTES) if share < 1 / 2 else fits
        yield source.pair(copy, f"partial, {form}, {1 - foreign:.0%} kept", fits, share)


def quoting_pairs(
    hosts: Sequence[tuple[Source, Source]], rng: random.Random
) -> Iterator[LabelledPair]:
    """Yield articles that hold a few passages of another: `hosts` are (host, quoted).

    Whether their text was "made from" the other's is a matter of taste, so `made` is None.
    """
    for i, (host, quoted) in enumerate(hosts):
        form = ("quotations", "sentences")[i % 2]
        taken = (_quotations if form == "quotations" else _sentences)(quoted.text, rng)
        if not taken:
            continue
        lines = edits.paragraphs(host.text)
        for line in taken:
            lines.insert(rng.randint(1, len(lines)), line)
        words = sum(len(line.split()) for line in taken)
        share = words / sum(len(line.split()) for line in lines)
        fits = (*QUOTES, *STORY) if form == "quotations" else QUOTES
        yield LabelledPair(
            "\n\n".join(lines), quoted.text, f"quotes it, {form}", quoted.group,
            quoted.held_out, made=None, share=share, fits=tuple(dict.fromkeys(fits)),
            outlets=(host.outlet, quoted.outlet),
        )  # fmt: skip


def _quotations(text: str, rng: random.Random) -> list[str]:
    spans = [q.span.of(text) for q in Document.from_text(text).quotations if q.closed]
    long = [passage for passage in spans if passage.count(" ") >= _FEW_WORDS]
    return [f"{q} the statement said." for q in rng.sample(long, min(len(long), 3))]


def _sentences(text: str, rng: random.Random) -> list[str]:
    some = [s for part in edits.sentences(text) for s in part if s.count(" ") >= _FEW_WORDS]
    return rng.sample(some, min(len(some), rng.randint(2, 4)))


def leftovers_for(data: Path) -> tuple[list[str], list[str]]:
    """Return lines of pages: to train with, and others to measure with."""
    return leftover_lines(data, "wcxb"), leftover_lines(data, "aeb")
