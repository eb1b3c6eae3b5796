"""Antonyms as WordNet has them, to see what a list by hand leaves out."""

from __future__ import annotations

from functools import cache

from credscore.training.spinner import WORDNET


@cache
def antonyms() -> dict[str, str]:
    """Return one-word antonyms of verbs and adjectives, by the most frequent sense."""
    found: dict[str, str] = {}
    for part, mark in (("verb", "v"), ("adj", "a")):
        path = WORDNET / f"data.{part}"
        if not path.is_file():
            continue
        lines = {
            line[:8]: line.split(" | ")[0].split()
            for line in path.read_text(encoding="latin-1").splitlines()
            if not line.startswith("  ")
        }
        first = _frequent(mark)
        for fields in lines.values():
            words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            for i, field in enumerate(fields):
                if field != "!" or i + 3 >= len(fields):
                    continue
                source, target = (int(part, 16) for part in (fields[i + 3][:2], fields[i + 3][2:]))
                other = lines.get(fields[i + 1])
                if other is None or not source:
                    continue
                word = words[source - 1].partition("(")[0]
                opposite = other[4 + 2 * (target - 1)].partition("(")[0]
                if first.get(word, 0) and word.isalpha() and opposite.isalpha():
                    found.setdefault(word, opposite)
    return found


def _frequent(mark: str) -> dict[str, int]:
    """Return the lemmas that WordNet's own texts have at least ten times in their first sense."""
    kinds = {"v": "2", "a": "3"}
    found: dict[str, int] = {}
    for line in (WORDNET / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, sense, count = line.split()[:3]
        lemma, _, rest = key.partition("%")
        if rest[0] == kinds[mark] and sense == "1" and int(count) >= 10:  # noqa: PLR2004  often enough tagged to be a usual sense
            found[lemma] = int(count)
    return found
