from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = (
    "sklearn",
    "scipy",
    "trafilatura",
    "langdetect",
    "lxml",
    "pandas",
    "textstat",
    "argparse",
    "pyarrow",
)

IMPORT = f"""
import json, sys, time
before = time.process_time()
import credscore
spent = time.process_time() - before
print(json.dumps([spent, [name for name in {HEAVY} if name in sys.modules]]))
"""

SCORE = """
import socket, sys
def refuse(*_, **__): raise OSError("no network here")
class NoSocket(socket.socket): __init__ = refuse
socket.socket, socket.create_connection, socket.getaddrinfo = NoSocket, refuse, refuse
import credscore
text = sys.stdin.read()
first = credscore.score(text)
second = credscore.score_html("<html><body><p>" + text + "</p></body></html>", "http://a.org/b")
french = credscore.score("Le conseil a voté hier la fermeture de la piscine pour deux ans. " * 9)
print(first.status, second.status, french.language)
"""


def run(code: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.strip()


def test_importing_the_package_loads_nothing_heavy() -> None:
    _, loaded = json.loads(run(IMPORT))
    assert loaded == []


def test_importing_the_package_takes_less_than_a_third_of_a_second() -> None:
    spent = min(json.loads(run(IMPORT))[0] for _ in range(3))
    assert spent < 0.35


def test_the_transformer_is_there_for_who_asks() -> None:
    code = "import credscore, sys; credscore.DocumentVectorizer; print('sklearn' in sys.modules)"
    assert run(code) == "True"


def test_scoring_english_needs_neither_scikit_learn_nor_the_other_languages() -> None:
    code = f"""
import credscore, sys
credscore.score("The mayor said that the bridge was safe. " * 20)
print([name for name in {HEAVY[:5]} if name in sys.modules])
"""
    assert run(code) == "[]"


def test_scoring_works_where_no_connection_can_be_opened() -> None:
    article = (ROOT / "fixtures" / "articles" / "obituary.txt").read_text(encoding="utf-8")
    assert run(SCORE, article) == "scored scored fr"


def test_a_connection_from_a_test_is_an_error() -> None:
    with socket.socket() as s, pytest.raises(AssertionError, match="network"):
        s.connect(("127.0.0.1", 9))
