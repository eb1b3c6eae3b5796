"""What the command line understands for the service."""

from __future__ import annotations

import argparse

from credscore.io.given import port, seconds, whole
from credscore.service.settings import TOKEN_VARIABLE, Settings

_SERVE = "answer requests over HTTP, and show a page for pasting a text"
_TOKEN = (
    "file with a token that every client has to show; without this option that of the variable "
    f"{TOKEN_VARIABLE}, if it is set"
)
_ALLOWED = (
    "name under which the service may be asked, beside localhost and addresses; may be given "
    "several times"
)


def add_serve(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], release: str
) -> argparse.ArgumentParser:
    """Add `serve` and its options, but those of the model, and return its parser."""
    serve = commands.add_parser("serve", help=_SERVE, description=_SERVE)
    serve.set_defaults(release=release)
    usual = Settings()
    for name, kind, what in (
        ("host", str, "address to listen at; the default is reached from this machine only"),
        ("port", port, "0 takes any that is free"),
        ("max-bytes", whole, "of the body of a request"),
        ("max-characters", whole, "of one text"),
        ("max-requests", whole, "read, waiting or being answered at a time"),
        ("timeout", seconds, "seconds for one request"),
        ("grace", seconds, "seconds for the requests under way after SIGTERM"),
    ):
        default = getattr(usual, name.replace("-", "_"))
        what_ = f"{what} (default: %(default)s)"
        kind_ = "ADDRESS" if name == "host" else "N"
        serve.add_argument(f"--{name}", type=kind, default=default, metavar=kind_, help=what_)
    serve.add_argument(
        "--workers", type=whole, metavar="N", help="processes that score (default: the cores)"
    )
    serve.add_argument("--token-file", metavar="PATH", help=_TOKEN)
    serve.add_argument("--allowed-host", action="append", default=[], metavar="NAME", help=_ALLOWED)
    return serve
