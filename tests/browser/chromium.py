"""A headless Chromium that is steered through a pipe, with nothing but Python's library.

It speaks the DevTools protocol: https://chromedevtools.github.io/devtools-protocol/
There is no port, no thread and no event loop: events are handled while an answer is waited for.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds for one answer; a machine that runs other things is slow to start it
_ENDING = 10  # seconds for the browser to end by itself
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # it cannot be had as root nor in most containers; the pages are our own
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have 64 MB of it
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--no-pings",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--hide-scrollbars",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
)

Event = dict[str, Any]


class ProtocolError(RuntimeError):
    """What the browser answers when it does not do what it was told."""


def program() -> str | None:
    """Return the path of a Chromium, CREDSCORE_CHROMIUM first, or None where there is none."""
    asked = os.environ.get("CREDSCORE_CHROMIUM")
    found = filter(None, map(shutil.which, [asked] if asked else _PROGRAMS))
    return next(filter(_answers, found), None)


def _answers(path: str) -> bool:
    # Ubuntu has a program of that name which only says where to get the real one.
    asked = [path, "--version"]
    return subprocess.run(asked, capture_output=True, check=False, timeout=PATIENCE).returncode == 0


class Chromium:
    """A browser process; `close` ends it.

    Parameters
    ----------
    path : str
        The program.
    profile : Path
        Folder for what it writes.
    """

    def __init__(self, path: str, profile: Path) -> None:
        # It reads from descriptor 3 and writes to 4; the shell moves our two pipes there.
        moved = ["/bin/sh", "-c", 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null', path]
        with (profile / "stderr.txt").open("wb") as said:
            self._process = subprocess.Popen(
                [*moved, *_FLAGS, f"--user-data-dir={profile}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env={**os.environ, "HOME": str(profile)},
                start_new_session=True,
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        self._said = profile / "stderr.txt"
        self._read = b""
        self._last = 0
        self.handlers: dict[str, Callable[[Event], None]] = {}

    def call(self, method: str, session: str | None = None, /, **parameters: Any) -> dict[str, Any]:
        """Have something done and return the answer.

        Raises
        ------
        ProtocolError
            If the browser refuses.
        TimeoutError
            If no answer comes.
        """
        number = self.send(method, session, **parameters)
        deadline = time.monotonic() + PATIENCE
        while (message := self._next(deadline, method)).get("id") != number:
            self._handle(message)
        if "error" in message:
            msg = f"{method}: {message['error']['message']}"
            raise ProtocolError(msg)
        answer: dict[str, Any] = message["result"]
        return answer

    def send(self, method: str, session: str | None = None, /, **parameters: Any) -> int:
        """Ask for something without waiting for the answer; return the number of the request."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        return self._last

    def await_event(self, seen: Callable[[], bool], what: str) -> None:
        """Handle what the browser tells until `seen` says yes."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            self._handle(self._next(deadline, what))

    def close(self) -> None:
        """End the browser and wait until it has ended, whatever it is doing."""
        with suppress(OSError):
            self.send("Browser.close")
        with suppress(OSError):
            self._to.close()
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._from.close()

    def _handle(self, message: Event) -> None:
        handler = self.handlers.get(message.get("sessionId", ""))
        if handler is not None and "method" in message:
            handler(message)

    def _next(self, deadline: float, what: str) -> Event:
        while b"\0" not in self._read:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._from], [], [], left)[0]:
                msg = f"no answer to {what} within {PATIENCE} s"
                raise TimeoutError(msg)
            data = os.read(self._from.fileno(), 1 << 20)
            if not data:
                said = self._said.read_text(encoding="utf-8", errors="replace")[-2000:]
                msg = f"the browser ended while {what} was waited for:\n{said}"
                raise ProtocolError(msg)
            self._read += data
        first, _, self._read = self._read.partition(b"\0")
        message: Event = json.loads(first)
        return message
