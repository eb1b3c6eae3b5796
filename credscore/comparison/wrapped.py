"""Texts whose lines were broken to a width."""

from __future__ import annotations

import re
from dataclasses import replace

from credscore.text.document import Document

# The end of a line that another one follows at once, with the last character of the one and
# the first of the other.
_BREAK = re.compile(r"(\S)([ \t]*(?:\r\n|\n)[ \t]*)(?=(\S))")
# The same with blank lines between, as text taken out of a document in columns may have.
_BREAKS = re.compile(r"(\S)([ \t]*(?:(?:\r\n|\n)[ \t]*){2,})(?=(\S))")
_GOES_ON = re.compile(r"\n[ \t]*[^\W\d_A-Z]")
_ENDS = ".!?…:;"
_FEW = 3
_MID_SENTENCE = 0.4  # share of line ends within a sentence: far more than headings and lists have


def unwrapped(doc: Document) -> Document:
    """Return `doc` with blanks for the line ends, where lines were broken to a width.

    A line end is the end of a sentence otherwise.  No character moves, so offsets are those
    of the text as given.
    """
    if len(_GOES_ON.findall(doc.text)) < _FEW:  # nearly always, and soon seen
        return doc
    for breaks in (_BREAK, _BREAKS):
        ends = within = 0
        for one in breaks.finditer(doc.text):
            ends += 1
            within += one[1] not in _ENDS and one[3].islower()
        if within >= _FEW and within >= _MID_SENTENCE * ends:
            text = breaks.sub(lambda one: one[1] + " " * len(one[2]), doc.text)
            return replace(doc, text=text)
    return doc
