"""One tab of the browser: what a reader can do with a page, and what the page complains of."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser.chromium import PATIENCE, Chromium, Event

_KEYS = {
    "Tab": (9, ""),
    "Enter": (13, "\r"),
    "Escape": (27, ""),
    " ": (32, " "),
    "End": (35, ""),
    "Home": (36, ""),
    "ArrowLeft": (37, ""),
    "ArrowUp": (38, ""),
    "ArrowRight": (39, ""),
    "ArrowDown": (40, ""),
}
_SHIFT = 8
_TOLD = {"error", "warning", "assert"}
_POLL = 0.02  # seconds


class Tab:
    """A tab with a profile of its own, that reaches nothing but what it is allowed to.

    Attributes
    ----------
    complaints : list of str
        Errors and warnings of the console, violated policies, dialogs, refused requests, and
        what the browser's own audits say.
    requests : list of str
        Every address that was asked for.
    """

    def __init__(self, chromium: Chromium, allowed: tuple[str, ...]) -> None:
        self._chromium, self.allowed = chromium, allowed
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._loads = 0
        self._context = chromium.call("Target.createBrowserContext")["browserContextId"]
        target = chromium.call(
            "Target.createTarget", url="about:blank", browserContextId=self._context
        )["targetId"]
        attached = chromium.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session: str = attached["sessionId"]
        chromium.handlers[self._session] = self._told
        for domain in ("Page", "Runtime", "Log", "Audits", "Accessibility"):
            self.call(f"{domain}.enable")
        self.call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self.seen_by(width=1200)

    def close(self) -> None:
        """Close the tab and forget its profile."""
        del self._chromium.handlers[self._session]
        self._chromium.call("Target.disposeBrowserContext", browserContextId=self._context)

    def call(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        """Have the tab do something by the protocol."""
        return self._chromium.call(method, self._session, **parameters)

    def seen_by(
        self,
        *,
        width: int | None = None,
        height: int = 900,
        scale: float = 1,
        dark: bool = False,
        medium: str = "screen",
    ) -> None:
        """Set what the page is looked at with; sizes are in the pixels of style sheets."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", media=medium, features=[scheme, still])
        if width is not None:
            size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
            self.call("Emulation.setDeviceMetricsOverride", **size)

    def go(self, url: str) -> None:
        """Load a page and wait until everything of it is there."""
        before = self._loads
        if failed := self.call("Page.navigate", url=url).get("errorText"):
            msg = f"{url}: {failed}"
            raise AssertionError(msg)
        self._chromium.await_event(lambda: self._loads > before, f"the load of {url}")

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Wait for the page that what is done inside leads to."""
        before = self._loads
        yield
        self._chromium.await_event(lambda: self._loads > before, "the next page")

    def js(self, expression: str, *arguments: Any) -> Any:
        """Return the value of an expression, or of a function called with `arguments`."""
        if arguments:
            expression = f"({expression})({', '.join(map(json.dumps, arguments))})"
        answer = self.call(
            "Runtime.evaluate",
            expression=expression,
            returnByValue=True,
            awaitPromise=True,
            userGesture=True,
        )
        if details := answer.get("exceptionDetails"):
            msg = f"{expression[:200]}: {details.get('exception', details)}"
            raise AssertionError(msg)
        return answer["result"].get("value")

    def wait(self, expression: str) -> Any:
        """Wait until an expression holds, and return its value."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self.js(expression)):
            if time.monotonic() > deadline:
                msg = f"never came true: {expression}"
                raise AssertionError(msg)
            time.sleep(_POLL)
        return value

    def hover(self, selector: str, *, bring: bool = True) -> None:
        """Put the pointer on the first line of an element, brought into view if it need be."""
        self._mouse("mouseMoved", *self._point(selector, bring=bring))

    def click(self, selector: str) -> None:
        """Click on an element, and fail if another one lies over it."""
        x, y = self._point(selector)
        self._mouse("mouseMoved", x, y)
        for what in ("mousePressed", "mouseReleased"):
            self._mouse(what, x, y, button="left", clickCount=1)

    def choose(self, selector: str, path: Path) -> None:
        """Choose a file, as with the dialog of the system."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key, and let it go."""
        code, text = _KEYS.get(key, (ord(key.upper()[0]), key))
        held = {"key": key, "windowsVirtualKeyCode": code, "modifiers": _SHIFT if shift else 0}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **held)
        self.call("Input.dispatchKeyEvent", type="keyUp", **held)

    def paste(self, text: str) -> None:
        """Put text where the cursor is, as the clipboard or an input method does."""
        self.call("Input.insertText", text=text)

    def outline(self) -> list[tuple[str, str, int | None]]:
        """Return what a screen reader is given, in reading order: role, name and level."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        waiting, found = [nodes[0]["nodeId"]], []
        while waiting:
            node = by_id[waiting.pop()]
            waiting += reversed([child for child in node.get("childIds", ()) if child in by_id])
            if not node["ignored"]:
                name = node.get("name", {}).get("value", "")
                levels = [p["value"]["value"] for p in node["properties"] if p["name"] == "level"]
                found.append((node["role"]["value"], name, levels[0] if levels else None))
        return found

    def picture(self, path: Path, *, whole: bool = False, **options: Any) -> None:
        """Store what is seen, or the `whole` page."""
        options.setdefault("format", path.suffix.lstrip("."))
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole, **options)
        path.write_bytes(base64.b64decode(shot["data"]))

    def printed(self) -> bytes:
        """Return the page as a PDF, as a printer gets it."""
        self.call("Emulation.setEmulatedMedia", media="print")
        return base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"])

    def _point(self, selector: str, *, bring: bool = True) -> tuple[float, float]:
        point = self.js(_POINT, selector, bring)
        assert point is not None, f"nothing to see of {selector}"
        assert point["hit"], f"{selector} lies under {point['over']}"
        return point["x"], point["y"]

    def _mouse(self, what: str, x: float, y: float, **more: Any) -> None:
        self.call("Input.dispatchMouseEvent", type=what, x=x, y=y, **more)

    def _told(self, event: Event) -> None:
        what, told = event["method"], event["params"]
        if what == "Page.loadEventFired":
            self._loads += 1
        elif what == "Fetch.requestPaused":
            self._asked_for(told)
        elif what == "Page.javascriptDialogOpening":
            self.complaints.append(f"dialog: {told['message']}")
            self._chromium.send("Page.handleJavaScriptDialog", self._session, accept=False)
        elif what == "Runtime.exceptionThrown":
            self.complaints.append(f"exception: {told['exceptionDetails']}")
        elif what == "Runtime.consoleAPICalled" and told["type"] in _TOLD:
            said = [one.get("value", one.get("description")) for one in told["args"]]
            self.complaints.append(f"console: {said}")
        elif what == "Log.entryAdded" and told["entry"]["level"] in _TOLD:
            self.complaints.append(f"log: {told['entry']['text']}")
        elif what == "Audits.issueAdded":
            self.complaints.append(f"audit: {told['issue']}")

    def _asked_for(self, told: Event) -> None:
        url: str = told["request"]["url"]
        self.requests.append(url)
        if url.startswith(self.allowed):
            self._chromium.send("Fetch.continueRequest", self._session, requestId=told["requestId"])
            return
        self.complaints.append(f"refused: {url[:200]}")
        self._chromium.send(
            "Fetch.failRequest",
            self._session,
            requestId=told["requestId"],
            errorReason="BlockedByClient",
        )


# What comes into view may be laid out only then, and push the element away.
_POINT = """async (selector, bring) => {
  const element = document.querySelector(selector);
  if (!element) return null;
  let x, y, moved = true;
  for (let turn = 0; moved && turn < 50; turn++) {
    if (bring) element.scrollIntoView({block: "center", behavior: "instant"});
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const box = element.getClientRects()[0];
    if (!box || !box.width || !box.height) return null;
    const at = [box.left + box.width / 2, box.top + box.height / 2];
    moved = at[0] !== x || at[1] !== y;
    [x, y] = at;
  }
  const over = document.elementFromPoint(x, y);
  return {x, y, hit: over !== null && (element.contains(over) || over.contains(element)),
          over: over && over.outerHTML.slice(0, 120)};
}"""
