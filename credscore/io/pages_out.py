"""Scores into one page: kept as lines first, since its head tells of all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, TextIO

from credscore.io.writers import kept_line
from credscore.model.score import Score
from credscore.report.overview import Overview, overview


def write_page(
    scores: Iterable[Score], stream: TextIO, asked: Overview, folder: Path | None = None
) -> None:
    """Write the page of many scores, which are kept in a nameless file until the last is there.

    Parameters
    ----------
    scores : iterable of Score
    stream : text file
    asked : Overview
    folder : Path or None
        Where that file is; None leaves it to the system.
    """
    with tempfile.TemporaryFile(dir=folder) as lines:
        for score in scores:
            lines.write(kept_line(score).encode())
        page_of(lines, stream, asked)


def page_of(lines: BinaryIO, stream: TextIO, asked: Overview) -> None:
    """Write the page of lines that `kept_line` made."""
    stream.writelines(overview(lines, asked))
