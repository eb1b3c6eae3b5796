"""The service as a process of its own, asked over real connections."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from service_client import ROOT, fixture

pytestmark = [
    pytest.mark.usefixtures("loopback"),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process at once there"),
]
ARTICLE = fixture("wire-report")
MANY = json.dumps({"documents": [ARTICLE] * 256, "detail": "full"}).encode()


class Program:
    """A service that was started by its command."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "credscore", "serve", "--port", "0", "--workers", "1"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [*command, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def connected(self) -> socket.socket:
        """Return a new connection."""
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/", self.url)
        assert found is not None, self.ended()
        connection = socket.socket()
        connection.settimeout(60)
        connection.connect(("127.0.0.1", int(found[1])))
        return connection

    def ended(self) -> tuple[int, str]:
        """Wait for the end of all its processes; return exit code and log."""
        # Those that score hold standard error too, so it ends with the last of them.
        _, log = self.process.communicate(timeout=60)
        return self.process.returncode, log


@pytest.fixture
def program() -> Iterator[Program]:
    started = Program("--timeout", "60", "--max-bytes", "2000000")
    yield started
    started.process.kill()
    started.ended()


def head(method: str, path: str, *lines: str) -> bytes:
    return "\r\n".join((f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *lines, "", "")).encode()


def posted(body: bytes, path: str = "/v1/score") -> bytes:
    return (
        head("POST", path, "Content-Type: application/json", f"Content-Length: {len(body)}") + body
    )


def answer(connection: socket.socket) -> tuple[int, bytes]:
    """Return status and body of the next answer."""
    with connection.makefile("rb") as stream:
        status = int(stream.readline().split()[1])
        length = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return status, stream.read(length)


def get(program: Program, path: str) -> tuple[int, bytes]:
    with program.connected() as connection:
        connection.sendall(head("GET", path))
        return answer(connection)


def test_it_says_where_it_listens_answers_and_stops_in_order_when_told(program: Program) -> None:
    assert get(program, "/readyz")[0] == 200
    with program.connected() as connection:
        connection.sendall(posted(json.dumps({"text": ARTICLE}).encode()))
        status, body = answer(connection)
    assert (status, json.loads(body)["status"]) == (200, "scored")
    program.process.send_signal(signal.SIGTERM)
    code, log = program.ended()
    assert code == 0
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events == ["listening", "request", "request", "stopping", "stopped"]


def test_what_runs_when_it_is_told_to_stop_is_finished_and_nothing_new_begun(
    program: Program,
) -> None:
    with program.connected() as running, program.connected() as late:
        running.sendall(posted(MANY))
        while b"credscore_requests_running 1.0" not in get(program, "/metrics")[1]:
            pass
        program.process.send_signal(signal.SIGTERM)
        while get(program, "/readyz")[0] == 200:
            pass
        late.sendall(posted(b"{}"))
        assert answer(late)[0] == 503
        status, body = answer(running)
    assert status == 200
    assert len(json.loads(body)["records"]) == 256
    assert program.ended()[0] == 0


def test_no_process_outlives_one_that_is_killed(program: Program) -> None:
    program.process.kill()
    assert program.ended()[0] == -signal.SIGKILL


def test_a_signal_before_it_listens_ends_it_as_any_command() -> None:
    command = [sys.executable, "-m", "credscore", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode in {143, -signal.SIGTERM}


def test_a_body_without_end_is_refused_while_it_comes(program: Program) -> None:
    with program.connected() as connection:
        lines = "Content-Type: application/json", "Transfer-Encoding: chunked"
        connection.sendall(head("POST", "/v1/score", *lines))
        chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        connection.sendall(chunk * 3)
        assert answer(connection)[0] == 413


def test_a_length_that_is_no_number_or_wrong_ends_the_connection_alone(program: Program) -> None:
    with program.connected() as connection:
        kind = "Content-Type: application/json"
        connection.sendall(head("POST", "/v1/score", kind, "Content-Length: many"))
        assert answer(connection)[0] == 400
    with program.connected() as connection:
        connection.sendall(head("POST", "/v1/score", kind, "Content-Length: 5") + b"{}")
    with program.connected() as connection:
        connection.sendall(head("POST", "/v1/score", kind, "Content-Length: 2") + b"{} GET / x")
        assert answer(connection)[0] in {400, 422}  # either may notice first
    assert get(program, "/readyz")[0] == 200


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--model", "no/such/model"), "no/such/model"),
        (("--host", "203.0.113.7"), "cannot listen at 203.0.113.7 port 0"),
        (("--token-file", "no/such/file"), "no/such/file"),
        (("--patterns", "no/such/patterns"), "no/such/patterns"),
    ],
)
def test_what_it_cannot_start_with_is_exit_code_2_and_said(
    options: tuple[str, ...], said: str
) -> None:
    code, log = Program(*options).ended()
    assert code == 2
    assert said in log
    assert "Traceback" not in log


def test_who_listens_to_all_the_world_without_a_token_is_warned() -> None:
    _, log = Program("--host", "0.0.0.0", "--model", "no/such/model").ended()
    assert json.loads(log.splitlines()[0])["event"] == "exposed"


def test_a_port_that_is_taken_is_said(program: Program) -> None:
    port = program.url.rstrip("/").rpartition(":")[2]
    code, log = Program("--port", port).ended()
    assert (code, f"cannot listen at 127.0.0.1 port {port}" in log) == (2, True)


@pytest.mark.parametrize("package", ["fastapi", "prometheus_client", "python_multipart", "uvicorn"])
def test_without_one_of_its_packages_the_extra_is_named(package: str) -> None:
    code = (
        f"import sys; sys.modules[{package!r}] = None; from credscore.cli import main; "
        "sys.exit(main(['serve', '--port', '0']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 2
    assert "pip install 'credscore[serve]'" in done.stderr
    assert "Traceback" not in done.stderr
