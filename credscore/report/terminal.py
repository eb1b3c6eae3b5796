"""The whole answer for one document as a page for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import chain

from credscore.extractors.base import Evidence
from credscore.model.score import Score, finite
from credscore.report.citations import by_kind, who
from credscore.report.columns import padded, wrapped
from credscore.report.highlight import VERDICT_COLOURS, highlighted, painted, styled
from credscore.report.passages import PARTS, signal
from credscore.report.sources import cited
from credscore.text.hygiene import harmless

_BAR = 20
_NUMBERS = 19  # columns of value and log-odds, with the spaces before them
_NARROWEST = 20
_QUOTED = 200


def explain(score: Score, *, colour: bool, width: int) -> str:
    """Lay out a score with its text, evidence, contributions and attributions.

    Parameters
    ----------
    score : Score
        Made with ``detail="full"``; with less, the parts it lacks are left out.
    colour : bool
        Mark evidence and attributions by colour; else evidence alone, in brackets, as
        ``[[farm fire|garble]]``.
    width : int
        Columns to fill.

    Returns
    -------
    str
        Free of control characters but line feeds and, with `colour`, its own colours.
    """
    page = _Page(score, colour=colour, width=max(width, _NARROWEST))
    sections = (
        page.head(),
        page.text(),
        page.contributions(),
        page.evidence(),
        page.who_is_cited(),
        page.kinds(),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


class _Page:
    """One score being laid out."""

    def __init__(self, score: Score, *, colour: bool, width: int) -> None:
        self.score, self.colour, self.width = score, colour, width

    def head(self) -> list[str]:
        """Return name, score, readings and warnings."""
        score = self.score
        language = f", language {score.language}" if score.language else ""
        lines = [
            f"{score.id or 'document'}: {score.n_words:,} words{language}",
            _verdict(score),
        ]
        for name, reading in score.signals.items():
            value = finite(reading.value)
            shown = "not measured" if value is None else f"{value:.2f} {reading.unit}"
            lines.append(f"  {name:<12} {shown}")
        lines += [f"  warning: {name}" for name in score.warnings]
        lines.append(f"  model {score.model_version}")
        first, second, *others = (self._wrapped(_plain(line)) for line in lines)
        shade = VERDICT_COLOURS.get(score.verdict or "", "") if self.colour else ""
        second = [styled(line, shade) for line in second]
        return [*first, *second, *chain.from_iterable(others)]

    def text(self) -> list[str]:
        """Return the article with its evidence and attributions marked, under a legend."""
        score = self.score
        shown = harmless(score.text).replace("\t", " ")
        lines = list(
            highlighted(
                shown, score.evidence, score.attributions, colour=self.colour, width=self.width
            )
        )
        while lines and not lines[-1]:
            lines.pop()
        legend = self._legend()
        return [*self._title("Text"), *legend, *([""] if legend else []), *lines]

    def _legend(self) -> list[str]:
        signals = sorted({signal(e) for e in self.score.evidence})
        lines = []
        if signals and not self.colour:
            lines.append("[[passage|signal]]: " + ", ".join(signals))
        elif signals:
            shown = "  ".join(painted(name, (name,), colour=True) for name in signals)
            lines.append(f"evidence: {shown}")
        if self.score.attributions and self.colour:
            shown = "  ".join(painted(part, (), part, colour=True) for part in PARTS)
            lines.append(f"attributions: {shown}")
        return list(chain.from_iterable(map(self._wrapped, lines)))

    def contributions(self) -> list[str]:
        """Return the table from intercept to log-odds, largest part first."""
        score = self.score
        if score.intercept is None:
            return []
        ranked = sorted(score.contributions, key=lambda c: (-abs(c.log_odds), c.feature))
        largest = max((abs(c.log_odds) for c in ranked), default=0.0) or 1.0
        name = max([len("intercept"), *(len(c.feature) for c in ranked)])
        # On a narrow terminal the numbers stand below the names, and what is left is for bars.
        narrow = name + _NUMBERS > self.width
        room = min(_BAR, self.width - _NUMBERS - (1 if narrow else name + 1))

        def row(what: str, value: str, log_odds: float, share: float = 0.0) -> list[str]:
            bar = "█" * round(max(room, 0) * share)
            numbers = f" {value:>9} {log_odds:>+8.2f} {bar}".rstrip()
            what = _plain(what)
            return [what, numbers] if narrow else [padded(what, name) + numbers]

        lines = row("intercept", "", score.intercept)
        for part in ranked:
            value = finite(part.value)
            shown = "none" if value is None else f"{value:.3g}"
            lines += row(part.feature, shown, part.log_odds, abs(part.log_odds) / largest)
        total = score.intercept + sum(c.log_odds for c in score.contributions)
        lines += row("log-odds", "", total)
        title = "Contributions: value, log-odds (below zero speaks against the text)"
        return [*self._title(title), *lines]

    def evidence(self) -> list[str]:
        """Return every piece of evidence with its rule, phrase, message and suggestion."""
        if not self.score.evidence:
            return []
        lines = self._title("Evidence")
        for item in self.score.evidence:
            lines += self._item(item)
        return lines

    def _item(self, item: Evidence) -> Iterator[str]:
        phrase = item.span.of(self.score.text)[: 2 * _QUOTED]
        quoted = textwrap.shorten(harmless(phrase), _QUOTED, placeholder=" …")
        head = f"{item.span.start}-{item.span.end} {harmless(item.rule)} “"
        tail = "”, inside a quotation" if item.in_quote else "”"
        marked = painted(quoted, (signal(item),), colour=True) if self.colour else quoted
        yield from self._wrapped(f"{head}{marked}{tail}")
        said = item.message + (f" → {item.suggestion}" if item.suggestion else "")
        if said:
            yield from self._wrapped(f"    {_plain(said)}")

    def who_is_cited(self) -> list[str]:
        """Return who is cited, how often and in which forms."""
        rows = cited(self.score.text, self.score.attributions)
        lines = map(_plain, who(rows, self.width))
        return [*self._title("Who is cited"), *lines] if rows else []

    def kinds(self) -> list[str]:
        """Return how many attributions each kind of source has, and in which form."""
        lines = (self._wrapped(line, " " * 8) for line in by_kind(self.score.attributions))
        found = list(chain.from_iterable(lines))
        return [*self._title("Attributions by kind of source"), *found] if found else []

    def _title(self, title: str) -> list[str]:
        return [styled(line, "1" if self.colour else "") for line in self._wrapped(title)]

    def _wrapped(self, line: str, then: str = "    ") -> list[str]:
        return wrapped(line, self.width, then)


def _plain(line: str) -> str:
    return harmless(line).replace("\n", " ").replace("\t", " ")


def _verdict(score: Score) -> str:
    if score.score is None or score.interval is None:
        return f"{score.status.replace('_', ' ')}: {', '.join(score.reasons) or 'no reason given'}"
    low, high = score.interval
    return f"score {score.score:.2f} ({low:.2f} to {high:.2f}), verdict {score.verdict}"
