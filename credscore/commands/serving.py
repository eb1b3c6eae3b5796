"""`serve`: answer requests over HTTP."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import Any

from credscore.io.extras import MissingExtraError
from credscore.service.logs import Log
from credscore.service.pool import UnusableError
from credscore.service.server import listening, serve, url_of
from credscore.service.settings import MISSING, Settings, SettingsError, cores, token_from

DONE = 0


def serve_command(arguments: argparse.Namespace) -> int:
    """Listen until a signal says to stop.

    Raises
    ------
    MissingExtraError
        If a package of the extra is not installed.
    SettingsError
        If the token cannot be used, the address cannot be listened at, or the model cannot be
        loaded.
    """
    if find_spec("python_multipart") is None:  # which only the processes that score import
        raise MissingExtraError(MISSING)
    settings = _settings(arguments)
    log = Log(sys.stderr)
    try:
        listener = listening(settings.host, settings.port)
    except OSError as error:
        msg = f"cannot listen at {settings.host} port {settings.port}: {error.strerror or error}"
        raise SettingsError(msg) from error
    url = url_of(listener, settings.host)
    if settings.token is None and not settings.on_loopback:
        log.event(
            "exposed",
            "others than this machine can reach this service, and it asks for no token",
            level="warning",
        )

    def ready() -> None:
        log.event("listening", url=url, workers=settings.workers)
        _say(url)

    with listener:
        try:
            serve(settings, listener, log, ready)
        except UnusableError as error:
            raise SettingsError(str(error)) from error
    log.event("stopped")
    return DONE


def _settings(arguments: argparse.Namespace) -> Settings:
    told: dict[str, Any] = {
        name: getattr(arguments, name)
        for name in (
            *("host", "port", "model", "base_rate", "patterns", "max_bytes", "max_characters"),
            *("max_requests", "timeout", "grace", "release"),
        )
    }
    return Settings(
        **told,
        workers=arguments.workers or cores(),
        token=token_from(arguments.token_file),
        allowed_hosts=frozenset(name.lower() for name in arguments.allowed_host),
    )


def _say(url: str) -> None:
    """Tell the address on standard output, for people and for scripts that gave port 0."""
    if sys.stdout is not None:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
