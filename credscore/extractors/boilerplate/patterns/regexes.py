"""Regular expressions that cannot run away: RE2 is linear in the text, whatever the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from credscore.extractors.boilerplate.patterns.errors import PatternError
from credscore.extractors.boilerplate.patterns.phrases import BREAKS

# Bytes read, times the size of the compiled expression, for one expression in one document:
# steps are counted, not seconds, so that the same text always gives the same bytes.  The worst
# expression found takes 8 s for as many; ordinary ones take less than a second.
MAX_STEPS = 2_000_000_000
_PROBES = (b"", b"a", b" ", b".", b"a a.")
_BYTE = re.compile(r"(?<!\\)(?:\\\\)*\\C")
_OTHER_BREAKS = re.compile(f"[{BREAKS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MISSING = "a regular expression needs google-re2: pip install 'credscore[patterns]'"


def compiled(regex: str) -> Any:
    """Return `regex` ready to search UTF-8, where ``^`` and ``$`` are the ends of a line.

    Raises
    ------
    PatternError
        If it is no regular expression of RE2 or matches the empty string, or google-re2 is
        not installed.
    """
    try:
        import re2  # noqa: PLC0415  only who has expressions needs it
    except ImportError:
        raise PatternError(_MISSING) from None
    if not hasattr(re2, "Options"):  # another package of that name
        raise PatternError(_MISSING)
    if "\n" in regex or _BYTE.search(regex):
        part = "a line break" if "\n" in regex else r"\C"
        msg = f"the regex holds {part}, and a match lies within one line, of whole characters"
        raise PatternError(msg)
    options = re2.Options()
    options.never_nl, options.never_capture, options.log_errors = True, True, False
    try:
        re2.compile(regex, options)  # alone, so that the message shows what was given
        found = re2.compile("(?m)" + regex, options)
    except re2.error as error:
        said = error.args[0]
        why = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        msg = f"the regex {regex!r} does not compile: {why}"
        raise PatternError(msg) from None
    for probe in _PROBES:
        match = found.search(probe)
        if match is not None and match.start() == match.end():
            msg = f"the regex {regex!r} matches the empty string"
            raise PatternError(msg)
    return found


def searched(text: str) -> str:
    """Return `text` as expressions see it: one kind of line break, no halves of characters.

    It has as many characters as `text`, so offsets stay true.
    """
    return _SURROGATES.sub("\ufffd", _OTHER_BREAKS.sub("\n", text))


@dataclass(slots=True)
class Search:
    """One expression's way through one document.

    Attributes
    ----------
    stopped : bool
        True once `MAX_STEPS` were used up: what lies behind was not looked at.
    """

    regex: Any
    whole_lines: bool
    stopped: bool = False

    def matches(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Yield matches as ranges of bytes; with `whole_lines` the first of every line."""
        size = max(1, self.regex.programsize, self.regex.reverseprogramsize)
        # Up to the match every byte is read once; to find where it ends, maybe the line's rest.
        steps = len(data) * size
        at = 0
        while at < len(data):
            if steps > MAX_STEPS:
                self.stopped = True
                return
            match = self.regex.search(data, at)
            if match is None:
                return
            start, end = match.span()
            line_end = _line_end(data, end)
            if start < end:
                yield start, end
            at = line_end if self.whole_lines and start < end else max(end, at + 1)
            steps += (line_end - at) * size


def _line_end(data: bytes, at: int) -> int:
    found = data.find(b"\n", at)
    return found if found >= 0 else len(data)
