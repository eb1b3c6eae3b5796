"""Pairs of texts made from one source by translators and by machines, and their neighbours."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from credscore.training.data import Row, essays, rows, translations
from credscore.training.pairs_articles import vectors
from credscore.training.pairs_kinds import APART, SPUN, LabelledPair
from credscore.training.pairs_runs import Words, shares_paragraphs

FEWEST = 90  # words of a document
ESSAYS = 240
# Systems that are no copies of anything a reader would know again (see DATA.md).
SALAD = ("AIST",)


def translated(data: Path, split: str, count: int) -> Iterator[LabelledPair]:
    """Yield two translations of one source: by two systems, or by a system and a person.

    Neither was made from the other, but both from one text: the other is a rewording.
    """
    held_out = split == "dev"
    rng = random.Random(21)  # noqa: S311  no secret
    sources = sorted(translations(data, split).items())
    rng.shuffle(sources)
    for n, (source, versions) in enumerate(sources):
        long = [v for v in versions if v["text"].count(" ") >= FEWEST]
        machine = [v for v in long if v["label"] == "mt" and v["system"] not in SALAD]
        people = [v for v in long if v["label"] == "human_ref"]
        if len(machine) < 2 or count <= 0:  # noqa: PLR2004  a pair
            continue
        one, other = rng.sample(machine, 2)
        by_hand = bool(people) and n % 2 == 0
        other = rng.choice(people) if by_hand else other
        kind = "two translations, machine and person" if by_hand else "two translations, machines"
        count -= 1
        yield LabelledPair(
            one["text"], other["text"], kind, source, held_out, made=True, share=1.0, fits=SPUN,
            outlets=(_name(one), _name(other)),
        )  # fmt: skip


def _name(row: Row) -> str:
    return str(row["system"]) if row["label"] == "mt" else "person"


def across(data: Path, split: str, count: int) -> Iterator[LabelledPair]:
    """Yield human translations with the most similar native text, neither made from the other."""
    found = [
        r
        for r in rows(data, "translation/documents")
        if r["split"] == split
        and r["label"] in ("human_ref", "human_original")
        and r["text"].count(" ") >= FEWEST
    ]
    refs = [i for i, r in enumerate(found) if r["label"] == "human_ref"]
    native = [i for i, r in enumerate(found) if r["label"] == "human_original"]
    if not refs or not native:
        return
    unit = vectors([r["text"] for r in found])
    cosine = (unit[refs] @ unit[native].T).toarray()
    best = cosine.max(axis=1)
    for row in sorted(range(len(refs)), key=lambda r: (-best[r], r))[:count]:
        one, other = found[refs[row]], found[native[int(cosine[row].argmax())]]
        if shares_paragraphs(Words(one["text"]), Words(other["text"])):
            continue
        yield LabelledPair(
            one["text"], other["text"], "same topic, translation and native", one["src_doc"],
            split == "dev", made=False, share=0.0, fits=APART, outlets=("person", "native"),
        )  # fmt: skip


def essay_pairs(data: Path) -> Iterator[LabelledPair]:
    """Yield essays beside their neural round trips, and beside another essay on one question.

    One half went through French, the other, which is held out, through Chinese.
    """
    rng = random.Random(22)  # noqa: S311  no secret
    long = {k: v for k, v in essays(data).items() if v[""].count(" ") >= FEWEST}
    chosen = rng.sample(sorted(long), min(2 * ESSAYS, len(long)))
    for pivot, keys in (("fr", chosen[:ESSAYS]), ("zh", chosen[ESSAYS:])):
        held_out = pivot == "zh"
        for key in keys:
            texts = long[key]
            if texts.get(pivot, "").count(" ") < FEWEST:
                continue
            yield LabelledPair(
                texts[pivot], texts[""], f"neural round trip, {pivot}", key, held_out,
                made=True, share=1.0, fits=SPUN,
            )  # fmt: skip
            some = [k for k in keys if k != key and _question(k) == _question(key)]
            if some:
                other = long[rng.choice(some)][rng.choice(("", pivot))]
                yield LabelledPair(
                    other, texts[""], "same topic, essays on one question", key, held_out,
                    made=False, share=0.0, fits=APART,
                )  # fmt: skip


def _question(key: str) -> str:
    return key.rpartition(".")[0]
