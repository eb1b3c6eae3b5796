"""Check the built documentation: nothing is loaded from elsewhere, and what it names is there.

Run ``python scripts/check_site.py HTML`` after Sphinx.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
# What a style sheet loads: its own pictures and fonts as data are no loading.
_STYLE = re.compile(
    r"""(?:url\(\s*['"]?|@import\s+['"])\s*((?:https?:)?//[^'")\s]+)""", re.IGNORECASE
)
_CODE = re.compile(r"""(?:\bimport\s*\(|\bfetch\s*\(|\.src\s*=)\s*['"`]((?:https?:)?//[^'"`]+)""")
_LINK = re.compile(r"\]\(([^)]+)\)")
_LOADS = {"src", "srcset", "poster", "data", "action"}


class _Loaded(HTMLParser):
    """Collect the addresses that a page loads by itself; links that people follow are none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            loads = name in _LOADS or (tag == "link" and name == "href")
            if loads and value and _ELSEWHERE.match(value):
                self.found.append(value)


def faults(site: Path) -> Iterator[str]:
    """Yield what is wrong with a built site."""
    for file, address in loaded(site):
        yield f"{file.relative_to(site)} loads {address}"
    for needed in ("index.html", "search.html", "searchindex.js", "llms.txt", "llms-full.txt"):
        if not (site / needed).is_file():
            yield f"there is no {needed}"
    if (site / "llms.txt").is_file():
        for link in _LINK.findall((site / "llms.txt").read_text(encoding="utf-8")):
            if not (site / link).is_file():
                yield f"llms.txt links to {link}, which is not there"


def loaded(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file that loads something from elsewhere, and the address."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        parser = _Loaded()
        parser.feed(text)
        for address in (*parser.found, *_STYLE.findall(text)):
            yield page, address
    for pattern, kind in ((_STYLE, "*.css"), (_CODE, "*.js")):
        for file in sorted(site.rglob(kind)):
            for address in pattern.findall(file.read_text(encoding="utf-8")):
                yield file, address


def main(arguments: list[str]) -> int:
    """Print the faults of a site, and return 1 if there are any."""
    found = list(faults(Path(arguments[0])))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
