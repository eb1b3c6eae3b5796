"""The innermost loops in C, for where the package could be compiled when it was installed.

Each function of `kernels` gives what one written with numpy gives, to the last bit; callers
hold both, and take numpy's where `kernels` is None.

============  =====================================================
`runs`        `credscore.ngram.runs.runs`
`shares`      `credscore.oddity.wording.Wording.of_tokens`
`describe`    `credscore.oddity.surroundings.describe`
`units`       `credscore.oddity.damage.DamageModel.of_columns`
============  =====================================================

They take contiguous arrays of the types named in their sources and write into the last one.
"""

from __future__ import annotations

from typing import Any

kernels: Any
try:
    from credscore.native import _kernels as kernels
except ImportError:  # no compiler, or another system than it was compiled for
    kernels = None

__all__ = ["kernels"]
