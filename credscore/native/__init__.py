"""The innermost loops in C, for where the package could be compiled when it was installed.

Each function of `kernels` gives what one written with numpy gives, to the last bit; callers
hold both, and take numpy's where `kernels` is None.

=================  ==========================================================
`spread_chunks`    `credscore.text.tokens.Chunks.cut`
`runs`             `credscore.ngram.runs.all_runs`
`repeated`         `credscore.ngram.repeated.repeated`
`shares`           `credscore.oddity.wording.Wording.of_tokens`
`describe`         `credscore.oddity.surroundings.describe`
`units`            `credscore.oddity.damage.DamageModel.of_columns`
`sentence_sums`,   `credscore.extractors.attribution.features.sentence_slots`
`state_sums`
`cue_sums`         `credscore.extractors.attribution.features.cue_slots`
`context_sums`     `credscore.extractors.attribution.context.context_slots`
`label`            `credscore.extractors.attribution.roles.label`
=================  ==========================================================

They take contiguous arrays of the types named in their sources and write into the last one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["kernels"]

_VERSION = 1  # as in module.c


def _compiled() -> Any:
    try:
        found = import_module("credscore.native._kernels")
    except ImportError:  # no compiler, or another system than it was compiled for
        return None
    # One that was built from other sources than these is as good as none.
    return found if getattr(found, "VERSION", 0) == _VERSION else None


kernels: Any = _compiled()
