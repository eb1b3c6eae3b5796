"""What makes a page hard to read, measured in the browser."""

from __future__ import annotations

from pathlib import Path

from browser.tab import Tab

_FAINT = Path(__file__).with_name("faint.js").read_text(encoding="utf-8")
# Elements that a reader can act upon need a name to be called by.
_ACTED_UPON = frozenset(
    "button checkbox combobox link menuitem radio searchbox slider spinbutton switch tab textbox "
    "DisclosureTriangle".split()
)
_WIDE = """(() => {
  const held = e => e !== document.body
    && (getComputedStyle(e).overflowX !== "visible" || held(e.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.right > innerWidth + 1 && !held(e.parentElement);
  }).map(e => e.outerHTML.slice(0, 120));
  return document.documentElement.scrollWidth > innerWidth ? ["scrolls", ...out] : out;
})()"""


def faint(tab: Tab) -> list[str]:
    """Return the words whose colour is too near to what is under them, by the WCAG's level AA."""
    found: list[str] = tab.js(f"({_FAINT})()")
    return found


def too_wide(tab: Tab) -> list[str]:
    """Return the elements that stand out on the right, so that the page has to be moved."""
    found: list[str] = tab.js(_WIDE)
    return found


def disorder(tab: Tab) -> list[str]:
    """Return what a screen reader could not make sense of."""
    outline = tab.outline()
    roles = [role for role, _, _ in outline]
    found = [
        f"{role} without a name"
        for role, name, _ in outline
        if role in _ACTED_UPON and not name.strip()
    ]
    if roles.count("main") != 1:
        found.append(f"{roles.count('main')} main parts")
    levels = [(level or 0, name) for role, name, level in outline if role == "heading"]
    if [level for level, _ in levels].count(1) != 1:
        found.append(f"not one first heading: {levels}")
    before = 0
    for level, name in levels:
        if level > before + 1:
            found.append(f"heading {name!r} of level {level} after one of level {before}")
        before = level
    return found


def focused_in_turn(tab: Tab, least: int = 1, most: int = 2000) -> list[str]:
    """Press Tab until the focus has left the page; return what had it, by id or by markup."""
    turn: list[str] = []
    for _ in range(most):
        tab.press("Tab")
        at = tab.js(
            "document.activeElement === document.body ? null : "
            "document.activeElement.id || document.activeElement.outerHTML.slice(0, 80)"
        )
        if at is None or (turn and at == turn[0] and len(turn) >= least):
            return turn
        turn.append(at)
    msg = f"the focus does not leave the page: {turn[-3:]}"
    raise AssertionError(msg)
