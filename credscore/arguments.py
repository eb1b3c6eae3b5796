"""What the command line understands."""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version

from credscore.extractors.base import DETAILS
from credscore.extractors.boilerplate.pieces import HARMLESS, KINDS
from credscore.io.detect import INPUT_FORMATS
from credscore.io.given import kinds, probability, rate, whole
from credscore.io.write import FORMATS
from credscore.service.options import add_serve

_EPILOG = """\
exit codes: 0 done; 1 a document fell under --fail-under; 2 wrong usage or nothing readable;
3 done, but some records are errors.  Results go to standard output, everything else to
standard error.  Parquet and Arrow need the extra 'arrow', .zst the extra 'zstd'.
"""

_SCORE = "score articles: one record each, in the order given"
_CLEAN = "the articles alone, without appeals, teasers, notices and what else is boilerplate"
_EXPLAIN = "show an article with its evidence and who is cited"
_HTML = (
    "write one page instead, to look at in a browser: the text with its evidence, and how the "
    "score came about; - for standard output"
)
_COMPARE = "show what became of an original in a copy: what was kept, changed, added, dropped"
_INDEX = "put articles into an index, in which the original of a copy is found"
_INDEX_OUTPUT = (
    "folder of the index, made if it is not there; an article with an id that is there already "
    "replaces it; all changes count at the end of the run, or none"
)
_SOURCES = "pool the scores of many articles: one row a source, with what is not known"
_RECORDS = (
    "JSON lines, Parquet or Arrow that `credscore score` wrote, compressed or not, or - for "
    "standard input"
)
_EVALUATE = "measure a model on texts that you have labelled"
_TRAIN = "fit a model of your own to texts that you have labelled"
_CARD = "print what a model is made of, how good it is, and what it is not for"
_LABELLED = (
    "JSON lines, CSV, Parquet or Arrow with a text, a label (pass or fail, 1 or 0) and maybe a "
    "group: texts of one group are never on two sides of a split"
)
_OUTPUT = (
    "write there instead, compressed if the name ends in .gz, .xz or .zst; the file appears "
    "whole or not at all"
)
_PLOT = ".svg, .png or .pdf"
_FORMAT = "by default what the ending of --output says, else text"
_AUTO = "by default what the ending of the name says, else how the file begins"
_RESUME = (
    "with --output: a run that is stopped, however hard, leaves PATH.part and PATH.journal, and "
    "the same command goes on from there; the file in the end is the same"
)
_QUIET = "no progress bar, no summary on standard error"
_PATHS = (
    "files, folders (.txt .md .html .htm .jsonl .ndjson .csv .parquet .arrow .arrows .feather, "
    "and these with .gz, .xz or .zst, sorted, hidden ones left out) or - for standard input, "
    "which is taken for JSON lines if its first line is a JSON object"
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of `credscore` and its commands."""
    top = argparse.ArgumentParser(
        prog="credscore",
        description="How far the text of an article can be relied on, with evidence.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"credscore {_version()}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_score(commands)
    _add_explain(commands)
    _add_clean(commands)
    _add_compare(commands)
    _add_index(commands)
    _add_sources(commands)
    _add_evaluate(commands)
    _add_train(commands)
    _add_card(commands)
    _add_model(add_serve(commands, _version()))
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001  argparse names no public type for it


def _add_score(commands: Commands[argparse.ArgumentParser]) -> None:
    score = commands.add_parser("score", help=_SCORE, description=_SCORE, epilog=_EPILOG)
    score.add_argument("paths", nargs="*", default=["-"], metavar="PATH", help=_PATHS)
    score.add_argument("--format", choices=FORMATS, help=_FORMAT)
    score.add_argument(
        "--detail",
        choices=DETAILS,
        help="numbers only; evidence and contributions too, the default; attributions and "
        "sentences too, the default of html",
    )
    score.add_argument(
        "--by",
        metavar="FIELD",
        help="in html: column that names the source of a text; by default `source`, or else the "
        "host of `url`, where there is one",
    )
    score.add_argument("--output", metavar="PATH", help=_OUTPUT)
    score.add_argument("--resume", action="store_true", help=_RESUME)
    score.add_argument("--jobs", type=whole, default=1, metavar="N", help="number of processes")
    score.add_argument(
        "--fail-under",
        type=probability,
        metavar="X",
        help="exit with 1 if a document scores below X, from 0 to 1",
    )
    score.add_argument("--quiet", action="store_true", help=_QUIET)
    score.set_defaults(release=_version())
    _add_input(score)
    _add_model(score)


def _add_explain(commands: Commands[argparse.ArgumentParser]) -> None:
    explain = commands.add_parser("explain", help=_EXPLAIN, description=_EXPLAIN, epilog=_EPILOG)
    explain.add_argument("path", metavar="PATH", help=_PATHS)
    explain.add_argument("--html", metavar="PAGE", help=_HTML)
    _add_input(explain)
    _add_model(explain)


def _add_clean(commands: Commands[argparse.ArgumentParser]) -> None:
    clean = commands.add_parser("clean", help=_CLEAN, description=_CLEAN, epilog=_EPILOG)
    clean.add_argument("paths", nargs="*", default=["-"], metavar="PATH", help=_PATHS)
    clean.add_argument(
        "--format",
        choices=("text", "jsonl"),
        help=f"{_FORMAT}; several articles as text stand each under a line with its name",
    )
    clean.add_argument(
        "--keep",
        type=kinds,
        default=",".join(sorted(HARMLESS)),
        metavar="KINDS",
        help=f"kinds that stay, with commas between, or none (default: %(default)s), "
        f"out of {', '.join(KINDS)}",
    )
    clean.add_argument("--output", metavar="PATH", help=_OUTPUT)
    clean.add_argument("--quiet", action="store_true", help=_QUIET)
    _add_input(clean)


def _add_compare(commands: Commands[argparse.ArgumentParser]) -> None:
    compare = commands.add_parser("compare", help=_COMPARE, description=_COMPARE, epilog=_EPILOG)
    compare.usage = (
        "credscore compare [options] COPY ORIGINAL\n"
        "       credscore compare [options] COPY… --corpus INDEX\n"
        "       credscore compare [options] --all INDEX"
    )
    compare.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="the copy and its original, files with one article each, or - for standard input; "
        "with --corpus copies alone, files or folders",
    )
    compare.add_argument(
        "--corpus", metavar="INDEX", help="find the original there, as `credscore index` made it"
    )
    compare.add_argument(
        "--all",
        dest="every",
        metavar="INDEX",
        help="list the articles of an index that are copies of one another, by cluster, the "
        "likely origin first",
    )
    compare.add_argument(
        "--when", default="date", metavar="FIELD", help="with --all: column of the date"
    )
    compare.add_argument(
        "--format",
        choices=("text", "jsonl", "html"),
        help=f"{_FORMAT}; html is one page with both texts side by side",
    )
    compare.add_argument(
        "--alignment", action="store_true", help="in text: show both texts too, pair by pair"
    )
    compare.add_argument("--output", metavar="PATH", help=_OUTPUT)
    compare.add_argument("--quiet", action="store_true", help="say nothing on standard error")
    _add_input(compare)


def _add_index(commands: Commands[argparse.ArgumentParser]) -> None:
    index = commands.add_parser("index", help=_INDEX, description=_INDEX, epilog=_EPILOG)
    index.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    index.add_argument("--output", required=True, metavar="INDEX", help=_INDEX_OUTPUT)
    index.add_argument(
        "--delete",
        action="append",
        default=[],
        metavar="ID",
        help="delete this article first; may be given several times, and without any PATH",
    )
    index.add_argument("--quiet", action="store_true", help=_QUIET)
    _add_input(index)


def _add_sources(commands: Commands[argparse.ArgumentParser]) -> None:
    sources = commands.add_parser("sources", help=_SOURCES, description=_SOURCES, epilog=_EPILOG)
    sources.add_argument("records", metavar="RECORDS", help=_RECORDS)
    sources.add_argument(
        "--by", required=True, metavar="FIELD", help="column that names the source of a text"
    )
    sources.add_argument("--when", metavar="FIELD", help="column of its date, for a trend")
    sources.add_argument("--format", choices=("text", "jsonl", "csv"), help=_FORMAT)
    sources.add_argument("--plot", metavar="PATH", help=f"sources with intervals, {_PLOT}")
    sources.add_argument("--output", metavar="PATH", help=_OUTPUT)


def _add_evaluate(commands: Commands[argparse.ArgumentParser]) -> None:
    one = commands.add_parser("evaluate", help=_EVALUATE, description=_EVALUATE, epilog=_EPILOG)
    _add_labelled(one)
    one.add_argument("--model", metavar="PATH", help="folder of another model")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.add_argument("--diagram", metavar="PATH", help=f"reliability diagram, {_PLOT}")
    one.add_argument("--risk-coverage", metavar="PATH", help=f"risk against coverage, {_PLOT}")
    one.add_argument("--output", metavar="PATH", help=_OUTPUT)


def _add_train(commands: Commands[argparse.ArgumentParser]) -> None:
    train = commands.add_parser("train", help=_TRAIN, description=_TRAIN, epilog=_EPILOG)
    _add_labelled(train)
    train.add_argument("--output", required=True, metavar="FOLDER", help="folder for the model")
    train.add_argument("--force", action="store_true", help="replace the model that is there")
    train.add_argument(
        "--base-rate",
        type=rate,
        metavar="X",
        help="share of texts that would not pass where the model will be used; theirs by default",
    )


def _add_card(commands: Commands[argparse.ArgumentParser]) -> None:
    one = commands.add_parser("model-card", help=_CARD, description=_CARD, epilog=_EPILOG)
    one.add_argument("--model", metavar="PATH", help="folder of another model")
    one.add_argument("--shapes", metavar="PATH", help=f"shape of each feature, {_PLOT}")


def _add_labelled(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="LABELLED", help=_LABELLED)
    command.add_argument("--label-field", default="label", metavar="NAME", help="column of labels")
    command.add_argument("--group-field", default="group", metavar="NAME", help="column of groups")
    _add_input(command)


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("--input-format", choices=INPUT_FORMATS, default="auto", help=_AUTO)
    command.add_argument("--text-field", default="text", metavar="NAME", help="column of the text")
    command.add_argument("--id-field", default="id", metavar="NAME", help="column of the name")


def _add_model(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", metavar="PATH", help="folder of another model")
    command.add_argument(
        "--base-rate",
        type=rate,
        metavar="X",
        help="share of texts that would not pass where yours are from, from 0 to 1",
    )
    command.add_argument("--patterns", metavar="FILE", help="your own boilerplate, in TOML")


def _version() -> str:
    try:
        return version("credscore")
    except PackageNotFoundError:
        return "(not installed)"
