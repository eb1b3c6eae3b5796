"""Answers into a stream, in any format, with any compression."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, TextIO

from credscore.io.compression import compressed, compression_of, uncompressed_name
from credscore.io.pages_out import page as page_of
from credscore.io.writers import WRITERS, OutputFormat
from credscore.model.score import Score
from credscore.report.overview import Overview, overview

AnyFormat = OutputFormat | Literal["parquet", "arrow", "html"]
FORMATS: tuple[AnyFormat, ...] = ("text", "jsonl", "csv", "parquet", "arrow", "html")
TABLES = ("parquet", "arrow")

_BY_ENDING: dict[str, AnyFormat] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".arrows": "arrow",
    ".html": "html",
    ".htm": "html",
}
_USUAL = Overview()


def format_of(name: str | Path | None) -> AnyFormat:
    """Return the format that the name of an output asks for, compressed or not.

    >>> format_of("scores.parquet"), format_of("scores.csv.gz"), format_of(None)
    ('parquet', 'csv', 'text')
    """
    return "text" if name is None else _BY_ENDING.get(_ending(name), "text")


def write_scores(
    scores: Iterable[Score],
    stream: TextIO,
    output_format: AnyFormat,
    name: str | Path | None = None,
    page: Overview = _USUAL,
) -> None:
    """Write scores as they come, a page when the last one has come.

    Parameters
    ----------
    scores : iterable of Score
    stream : text file
        What is no text goes to the bytes under it.
    output_format : str
    name : str, Path or None
        Its ending says how the output is compressed, and that Arrow is to be a file, whose
        batches can be read in any order.  None, and any other name: a stream.
    page : Overview
        What a page shows.

    Raises
    ------
    MissingExtraError
        Before the first score is taken, if format or compression needs an extra.
    """
    if output_format == "parquet" or output_format == "arrow":  # noqa: PLR1714  narrows the type
        write_records((score.to_dict() for score in scores), stream.buffer, output_format, name)
        return
    if output_format == "html":
        with packed(stream, name) as into:
            into.writelines(page_of(scores, page, _folder(name)))
        return
    writer = WRITERS[output_format]
    with packed(stream, name) as into:
        into.write(writer.header)
        into.writelines(map(writer.record, scores))


@contextmanager
def packed(stream: TextIO, name: str | Path | None) -> Iterator[TextIO]:
    """Give a stream of text that reaches `stream` compressed as the ending of `name` says.

    Raises
    ------
    MissingExtraError
        If the compression needs an extra that is not installed.
    """
    compression = compression_of(name)
    if compression is None:
        yield stream
        return
    with compressed(stream.buffer, compression) as into:
        text = io.TextIOWrapper(into, "utf-8", errors="backslashreplace", newline="\n")
        try:
            yield text
            text.flush()
        finally:
            text.detach()  # or it would close, and so end, what is under it


def convert(
    part: Path,
    target: BinaryIO,
    output_format: AnyFormat,
    name: str | Path | None = None,
    page: Overview = _USUAL,
) -> None:
    """Turn a file that was written line by line into what cannot be appended to.

    Parameters
    ----------
    part : Path
        Lines of JSON for Parquet, Arrow and a page, else what `target` is to hold compressed.
    target : binary file
    output_format, name, page
        As for `write_scores`.
    """
    with part.open("rb") as lines:
        if output_format == "parquet" or output_format == "arrow":  # noqa: PLR1714  as above
            write_records(map(json.loads, lines), target, output_format, name)
            return
        with compressed(target, compression_of(name)) as into:
            if output_format == "html":
                text = io.TextIOWrapper(into, "utf-8", newline="\n")
                text.writelines(overview(lines, page))
                text.flush()
                text.detach()  # or it would close what is under it
            else:
                shutil.copyfileobj(lines, into)


def write_records(
    records: Iterable[Mapping[str, Any]],
    stream: BinaryIO,
    output_format: Literal["parquet", "arrow"],
    name: str | Path | None = None,
) -> None:
    """Write records, as `Score.to_dict` gives them, as a table; compressed as `name` says."""
    # Here, since pyarrow is an extra.
    from credscore.io.tables_out import write_arrow, write_parquet  # noqa: PLC0415  only when needed

    with compressed(stream, compression_of(name)) as into:
        if output_format == "parquet":
            write_parquet(records, into)
        else:
            write_arrow(records, into, streamed=_ending(name) not in (".arrow", ".feather"))


def _folder(name: str | Path | None) -> Path | None:
    """Return where an output goes that is a file: there is room for what it is made of."""
    if name is None or (Path(name).exists() and not Path(name).is_file()):
        return None
    return Path(os.path.realpath(name)).parent


def _ending(name: str | Path | None) -> str:
    return "" if name is None else uncompressed_name(name).suffix.lower()
