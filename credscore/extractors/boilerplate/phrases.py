"""A small language for phrases, matched over tokens: linear in the text, whatever its shape."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

Slot = frozenset[str] | None  # None takes any token
_GAP = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a cue: its slots, and where it must stand."""

    slots: tuple[Slot, ...]
    starts: bool
    ends: bool
    kind: int
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: tokens `first` to `last`, end-exclusive."""

    first: int
    last: int
    kind: int
    weight: float


@dataclass(frozen=True, slots=True)
class Branch:
    """Phrases that share a first word: by their second, and those that any second fits."""

    by_second: dict[str, list[Phrase]] = field(default_factory=dict)
    others: list[Phrase] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        """Enter a phrase under every second word it allows."""
        second = phrase.slots[1] if len(phrase.slots) > 1 else None
        for word in second or ():
            self.by_second.setdefault(word, []).append(phrase)
        if second is None:
            self.others.append(phrase)


Table = dict[str, Branch]


@dataclass(frozen=True, slots=True)
class Index:
    """Phrases by first word: those that open a sentence, and those that stand anywhere."""

    opening: Table = field(default_factory=dict)
    anywhere: Table = field(default_factory=dict)


def compile_cues(
    cues: Mapping[str, Mapping[float, str]], classes: Mapping[str, str], kinds: Sequence[str]
) -> Index:
    """Turn written phrases into an index."""
    index = Index()
    seen: set[Phrase] = set()
    for kind, weights in cues.items():
        for weight, block in weights.items():
            for line in filter(None, map(str.strip, block.splitlines())):
                for phrase in _parse(line, classes, kinds.index(kind), weight):
                    if phrase not in seen:
                        seen.add(phrase)
                        table = index.opening if phrase.starts else index.anywhere
                        for word in phrase.slots[0] or ():
                            table.setdefault(word, Branch()).add(phrase)
    return index


def _parse(line: str, classes: Mapping[str, str], kind: int, weight: float) -> list[Phrase]:
    parts = line.split()
    starts, ends = parts[0] == "<", parts[-1] == ">"
    parts = parts[starts : len(parts) - ends]
    runs = product(*(_choices(part, classes) for part in parts))
    found = (tuple(slot for run in chosen for slot in run) for chosen in runs)
    return [Phrase(slots, starts, ends, kind, weight) for slots in found if slots and slots[0]]


def _choices(part: str, classes: Mapping[str, str]) -> list[tuple[Slot, ...]]:
    """Return the runs of slots that one written part stands for."""
    if part == "*":
        return [(None,) * n for n in range(_GAP + 1)]
    bare = part.removesuffix("?") or part
    words: set[str] = set()
    # A doubled bar is the bar itself, as in `related :||`.
    if "||" in bare:
        words.add("|")
    for word in filter(None, bare.split("|")):
        words.update(classes[word[1:]].split() if word[0] == "@" and word[1:] else [word])
    run: tuple[Slot, ...] = (frozenset(words),)
    return [run] if bare == part else [run, ()]


def find(
    words: Sequence[str], index: Index, starts: Collection[int], ends: Collection[int]
) -> list[Hit]:
    """Find every cue in lower-case `words`, in the order in which they begin.

    Parameters
    ----------
    words : sequence of str
        Tokens; numbers are given as ``"#"``.
    starts, ends : set of int
        Tokens at which a sentence starts, and token indices at which one has ended.
    """
    found: list[Hit] = []
    anywhere, opening = index.anywhere, index.opening
    following = [*words[1:], ""]
    for i, (word, second) in enumerate(zip(words, following, strict=True)):
        branch = anywhere.get(word)
        if branch is not None and (second in branch.by_second or branch.others):
            found.extend(_match(words, i, second, branch, ends))
        if word in opening and i in starts:
            found.extend(_match(words, i, second, opening[word], ends))
    return found


def _match(
    words: Sequence[str], at: int, second: str, branch: Branch, ends: Collection[int]
) -> Iterator[Hit]:
    for phrase in (*branch.by_second.get(second, ()), *branch.others):
        last = at + len(phrase.slots)
        if last > len(words) or (phrase.ends and last not in ends):
            continue
        rest = phrase.slots[2:]
        if all(s is None or words[j] in s for j, s in enumerate(rest, at + 2)):
            yield Hit(at, last, phrase.kind, phrase.weight)
