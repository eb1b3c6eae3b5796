"""Learn which tokens around a cue are its source, the cue itself, its content."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.attribution.outline import JOINTS, outline
from credscore.extractors.attribution.role_features import BITS, RoleFeatures, windows
from credscore.extractors.attribution.roles import CONTENT
from credscore.training import chain
from credscore.training.polnear import Article

PENALTY = 1.0
STEPS = 100
_LARGEST = 127


def learn(read: list[Article]) -> dict[str, NDArray[Any]]:
    """Learn weights and moves from every possible cue that is one; wrong ones are not asked."""
    weights, moves = chain.fit(chains(read), chain.Size(CONTENT + 1, JOINTS, BITS), PENALTY, STEPS)
    scale = float(np.abs(weights).max()) / _LARGEST
    return {
        "role_weights": np.round(weights / scale).astype(np.int8),
        "role_transitions": np.round(moves / scale).astype(np.int16),
    }


def chains(read: list[Article]) -> chain.Chains:
    """Line up the tokens around every cue with their roles."""
    slot, owner, joint, label = [], [], [], []
    count = 0
    for one in read:
        pairs = sorted(one.labelled(), key=lambda pair: pair[0])
        if not pairs:
            continue
        outlined = outline(one.reading)
        cues = np.array([cue for cue, _ in pairs])
        rows = RoleFeatures(one.reading, outlined).rows(cues, *windows(one.reading, cues))
        slot.append(rows.slot.T.astype(np.int32))
        owner.append(rows.owner + count)
        joint.append(outlined.joint[rows.token])
        roles = np.stack([roles for _, roles in pairs])
        label.append(roles[rows.owner, rows.token])
        count += len(pairs)
    return chain.Chains(
        np.concatenate(slot), np.concatenate(owner), np.concatenate(joint), np.concatenate(label)
    )
