"""Hashed features of every token beside a cue: is it part of the source, the cue, the content?

A feature adds up to three parts: what the token's surroundings are, what the cue's are, and
how the two stand to each other.  The first two are hashed once for each token and each cue.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.extractors.attribution.outline import Outline
from credscore.extractors.attribution.reading import Ints, Reading
from credscore.ngram.hashing import ODD, Hashes, combined, spread

BITS = 19
REACH = 80  # tokens looked at on either side of a cue, within its sentence
_CUES = 6  # other cues looked past on either side
_EDGE = np.uint64(0x5E17)  # stands for what lies outside the sentence
_EDGES = np.array([-16, -10, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 10, 16])
# Distance from the cue, -17 to 17, in steps that grow.
STEPS = np.concatenate([[30], np.searchsorted(_EDGES, np.arange(-16, 17)), [31]])
# Every feature: what of the token, what of the cue, how they stand to each other.
_TOKEN = (
    "- w s ww_ _ww sss ss_ _ss f pa pfa lf pff vf w_s"  # 0 to 14
).split()
_CUE = "- w ss +1 -1 first marks w+1 -1w sss s".split()  # 0 to 10
_RELATION = (
    "near side piece piece.quoted piece.here links.cues piece.links.cues.quoted quotes "
    "begin end nth.verb.begin nth.verb.piece nth.verb.side between between.nth.piece "
    "between.side near.quoted piece.aux.cues piece.aux.links piece.cues.quoted"
).split()  # 0 to 19
_FEATURES = """
    -:-:near w:-:near s:-:near ww_:-:side _ww:-:side sss:-:side ss_:-:side _ss:-:side
    -:w:piece -:ss:piece -:w:near -:-:piece.quoted f:-:piece.here -:-:links.cues
    -:-:piece.links.cues.quoted -:-:quotes -:-:begin -:-:end -:+1:piece -:-1:piece w:w:side
    -:first:piece -:marks:piece.quoted lf:-:piece pa:-:piece.here pfa:-:piece
    -:s:piece.aux.cues pff:-:piece -:w+1:piece.quoted -:-1w:piece.quoted s:-:piece.aux.links
    w:-:piece.cues.quoted -:sss:near.quoted -:s:nth.verb.begin -:w:nth.verb.piece vf:-:piece
    w:-:nth.verb.side w_s:-:side s:-:between -:-:between.nth.piece -:w:between.side
    w:-:between.side
""".split()
_PLACES = np.array(
    [
        [
            names.index(part)
            for names, part in zip((_TOKEN, _CUE, _RELATION), f.split(":"), strict=True)
        ]
        for f in _FEATURES
    ]
).T
FEATURE_PARTS = np.ascontiguousarray(_PLACES, dtype=np.int64)
SALTS = np.arange(1, len(_FEATURES) + 1, dtype=np.uint64) * ODD[1]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The tokens around some cues, cue by cue.

    Attributes
    ----------
    owner : ndarray of int64, shape (n_rows,)
        Number of the cue that each row belongs to.
    token : ndarray of int64, shape (n_rows,)
        The token each row looks at.
    slot : ndarray of int64, shape (n_features, n_rows)
    """

    owner: Ints
    token: Ints
    slot: Ints


def windows(reading: Reading, cues: Ints) -> tuple[Ints, Ints]:
    """Return the range of tokens that may belong to each cue of a rising sequence.

    It ends with the sentence, and at the sixth cue to either side: no sentence costs more than
    its length.
    """
    home = reading.sentence[cues]
    low = np.maximum(reading.first[home], cues - REACH)
    high = np.minimum(reading.last[home], cues + REACH + 1)
    low[_CUES:] = np.maximum(low[_CUES:], cues[:-_CUES])
    high[:-_CUES] = np.minimum(high[:-_CUES], cues[_CUES:])
    return low, high


class RoleFeatures:
    """The features of one reading, with what depends on its tokens alone hashed once."""

    def __init__(self, reading: Reading, found: Outline) -> None:
        self._reading, self._outline = reading, found
        self._tokens = _token_parts(reading, found)

    def rows(self, cues: Ints, low: Ints, high: Ints) -> Rows:
        """Return the features of the tokens `low` to `high`, end-exclusive, around each cue."""
        reading = self._reading
        size = high - low
        owner = np.repeat(np.arange(len(cues)), size)
        token = np.arange(len(owner)) - (np.cumsum(size) - size - low)[owner]
        of_token, of_cue, of_both = _PLACES
        relation = self._relations(token, cues, owner).astype(np.uint64) * ODD[0]
        value = self._tokens[:, token][of_token]
        value += (_cue_parts(reading, cues)[of_cue] + SALTS[:, None])[:, owner]
        value += relation[of_both]
        return Rows(owner, token, spread(value, BITS))

    def _relations(self, i: Ints, cues: Ints, owner: Ints) -> Ints:
        """Code how the tokens `i` stand to their cues, shape (20, n_rows)."""
        o, c = self._outline, cues[owner]
        home = self._reading.sentence[cues]
        low, high = self._reading.first[home][owner], self._reading.last[home][owner]
        far = i - c
        side = np.sign(far) + 1
        near = STEPS[np.clip(far, -17, 17) + 17]
        here = self._reading.quoted[i].astype(np.int64)
        quoted = here * 2 + self._reading.quoted[c]
        piece = np.where(
            o.first[i] == o.first[c], 15, np.clip(o.breaks[i] - o.breaks[c], -5, 5) + 5
        )
        links, cued, aux = (
            np.clip(count[i] - count[c], -2, 2) + 2 for count in (o.links, o.cues, o.auxiliaries)
        )
        marks = np.clip(o.quotes[i] - o.quotes[c], -3, 3) + 3
        begin, end = np.minimum(i - low, 5), np.minimum(high - 1 - i, 3)
        verbs = o.verbs - o.verb
        nth = np.minimum(verbs[i] - verbs[low], 3)
        ahead = np.where(side == 0, verbs[c] - o.verbs[i], verbs[i] - o.verbs[c])
        between = np.where(side == 1, 4, np.minimum(ahead, 3)) * 3 + side
        on = piece * 4 + quoted
        codes = (
            near,
            side,
            piece * 3 + side,
            on * 3 + side,
            (piece * 2 + here) * 3 + side,
            (links * 8 + cued) * 3 + side,
            (on * 8 + links) * 8 + cued,
            (marks * 4 + quoted) * 3 + side,
            (begin * 3 + side) * 2 + here,
            (end * 3 + side) * 2 + here,
            nth * 8 + begin,
            nth * 16 + piece,
            nth * 3 + side,
            between * 4 + quoted,
            (between * 4 + nth) * 16 + piece,
            between,
            near * 4 + quoted,
            (piece * 8 + aux) * 8 + cued,
            (piece * 8 + aux) * 8 + links,
            on * 8 + cued,
        )
        return np.stack(codes)


def _token_parts(reading: Reading, o: Outline) -> Hashes:
    """Hash the surroundings of every token, shape (15, n_tokens)."""
    i = np.arange(len(reading.words))
    begin, end = reading.first[reading.sentence], reading.last[reading.sentence]

    def at(view: Hashes, place: Ints) -> Hashes:
        inside = (place >= begin) & (place < end)
        return np.where(inside, view[np.clip(place, 0, len(view) - 1)], _EDGE)

    words, shapes = reading.words, reading.shapes
    before, after = at(words, i - 1), at(words, i + 1)
    behind, ahead = at(shapes, i - 1), at(shapes, i + 1)
    opening, second = shapes[o.first], at(shapes, o.first + 1)
    left, right = at(words, o.first - 1), at(words, o.last + 1)
    length = np.minimum(o.last - o.first, 8).astype(np.uint64)
    place = np.minimum(i - o.first, 4).astype(np.uint64)
    verbal = np.minimum(o.verbs[o.last] - o.verbs[o.first] + o.verb[o.first], 2).astype(np.uint64)
    parts = (
        np.zeros_like(words),
        words,
        shapes,
        combined(before, words),
        combined(words, after),
        combined(behind, shapes, ahead),
        combined(at(shapes, i - 2), behind, shapes),
        combined(shapes, ahead, at(shapes, i + 2)),
        opening,
        combined(left, right),
        combined(left, opening, right),
        combined(opening, length),
        combined(opening, second, place),
        combined(opening, verbal),
        combined(before, ahead),
    )
    return np.stack(parts)


def _cue_parts(reading: Reading, cues: Ints) -> Hashes:
    """Hash the surroundings of every cue, shape (11, n_cues)."""
    home = reading.sentence[cues]
    begin, end = reading.first[home], reading.last[home]

    def at(view: Hashes, place: Ints) -> Hashes:
        inside = (place >= begin) & (place < end)
        return np.where(inside, view[np.clip(place, 0, len(view) - 1)], _EDGE)

    words, shapes = reading.words[cues], reading.shapes[cues]
    before, after = at(reading.words, cues - 1), at(reading.words, cues + 1)
    behind, ahead = at(reading.shapes, cues - 1), at(reading.shapes, cues + 1)
    marks = np.minimum(reading.opened[home], 2) * 3 + np.minimum(reading.closed[home], 2)
    parts = (
        np.zeros_like(words),
        words,
        combined(behind, ahead),
        after,
        before,
        reading.words[begin],
        marks.astype(np.uint64) * ODD[2],
        combined(words, after),
        combined(before, words),
        combined(behind, shapes, ahead),
        shapes,
    )
    return np.stack(parts)
