"""A bare bench: one widget on one page, in a real Chromium, with no Jupyter around it.

The page loads the front-end code, the style sheet and the synced traits of a real Python widget over
loopback, and renders it with a stand-in for anywidget's model. See conftest.py for how a test uses it.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name and no address is found but this machine's, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
BENCH = Path(__file__).resolve().parent / "bench.js"
USED: set[int] = set()
NOT_TRAITS = ("layout", "tabbable", "tooltip")

# What JupyterLab's two themes give a widget; fixed here so that pictures and contrast repeat.
THEMES = {
    "light": {
        "--jp-ui-font-color1": "rgba(0,0,0,0.87)",
        "--jp-layout-color1": "#ffffff",
        "--jp-border-color1": "#767676",
        "color-scheme": "light",
    },
    "dark": {
        "--jp-ui-font-color1": "rgba(255,255,255,1)",
        "--jp-layout-color1": "#111111",
        "--jp-border-color1": "#8a8a8a",
        "color-scheme": "dark",
    },
}

# Resolves once bench.js has drawn the widget, and fails with what kept it from that.
IS_READY = """() => new Promise((ready, fail) => {
  if (document.body?.dataset.ready) ready();
  document.addEventListener("bench-ready", () => ready());
  addEventListener("error", ({ message, target }) => fail(new Error(message ?? `no ${target.src}`)), true);
})"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>:root { THEME } body { margin: 0.5rem; background: var(--jp-layout-color1); }</style>
<link rel="stylesheet" href="/widget.css"></head><body>
<button id="before" type="button">Before</button>
<div id="widget"></div>
<label>After <input id="after"></label>
<script type="module" src="/bench.js"></script>
</body></html>"""


def chromium() -> str | None:
    """The browser's path: the one CHROMIUM names, Debian's, one on the path, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    if Path("/usr/bin/chromium").exists():
        return "/usr/bin/chromium"
    return shutil.which("chromium") or shutil.which("chromium-browser")


def launch_arguments() -> dict[str, Any]:
    """Keyword arguments for Playwright's launch."""
    path = chromium()
    return {"args": list(ARGUMENTS)} | ({"executable_path": path} if path else {})


class Watch:
    """Remembers what went wrong on a page, and what it asked for outside this machine.

    outside: addresses that were asked for; the browser finds none of them, see ARGUMENTS.
    faults: error lines of the console and uncaught errors.
    """

    def __init__(self, page: Page) -> None:
        self.outside: list[str] = []
        self.faults: list[str] = []
        self._context = page.context
        self._context.on("request", self._ask)
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.faults.append(f"uncaught: {fault}"))

    def _ask(self, request: Request) -> None:
        address = urlsplit(request.url)
        local = address.hostname in ("127.0.0.1", "localhost", "::1")
        if not local and address.scheme not in ("data", "blob"):
            self.outside.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def check(self) -> None:
        """Fails when the page asked for anything outside this machine, or reported an error."""
        self._context.remove_listener("request", self._ask)
        assert not self.outside, f"the page asked for {self.outside}"
        assert not self.faults, f"the page reported {self.faults}"


class Bench:
    """One widget on one page. Call it with a widget; then ask it or change it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.watch = Watch(page)
        self.widget: Any = None
        self._served: dict[str, tuple[str, str]] = {}
        self._server = _serve(self._served)

    def __call__(self, widget: Any, theme: str = "light", **traits: Any) -> Page:
        """Renders the widget and returns the page. traits: set on the widget before."""
        for name, value in traits.items():
            setattr(widget, name, value)
        self.widget = widget
        self._served.update(_files(widget, theme))
        self.page.goto(f"http://127.0.0.1:{self._server.server_port}/", wait_until="commit")
        self.page.evaluate(IS_READY)
        return self.page

    def trait(self, name: str) -> Any:
        """A trait's value in the page's model."""
        return self._ask("name => bench.trait(name)", name)

    def set(self, name: str, value: Any) -> None:
        """Changes a trait in Python, and in the page as the kernel would, with what follows from it."""
        with self._telling_page(name):
            setattr(self.widget, name, value)

    def receive(self, content: Any) -> None:
        """Gives the page a custom message from the kernel."""
        self._ask("content => bench.receive(content)", content)

    def sync(self) -> None:
        """Lets the kernel catch up: what the page saved and sent reaches Python, and back again."""
        saved = self._ask("() => bench.rested().then(() => bench.takeSaved())")
        with self._telling_page():
            with self.widget.hold_trait_notifications():
                for name, value in saved.items():
                    self.widget.set_trait(name, value)
            for content in self._ask("() => bench.takeSent()"):
                self.widget._handle_custom_msg(content, [])

    def deliver(self) -> None:
        """As sync(); and what Python sends back to the page's messages is given to the page."""
        replies: list[Any] = []
        self.widget.send = lambda content, buffers=None: replies.append(content)
        try:
            self.sync()
        finally:
            del self.widget.send
        for reply in replies:
            self.receive(reply)

    @contextmanager
    def _telling_page(self, *always: str) -> Iterator[None]:
        """Tells the page, at the end, of every trait that changed meanwhile, as the kernel would.

        always: told even if unchanged in Python, since the page may have changed them.
        """
        changed = dict.fromkeys(always)

        def remember(change: Any) -> None:
            changed[change["name"]] = None

        self.widget.observe(remember)
        try:
            yield
        finally:
            self.widget.unobserve(remember)
        if told := _traits(self.widget, changed):
            self._ask("(told) => told.forEach((each) => bench.change(...each))", list(told.items()))

    @property
    def sent(self) -> list[Any]:
        """Custom messages sent to the kernel and not yet taken by sync(), oldest first."""
        return self._ask("() => bench.rested().then(() => bench.sent)")

    @property
    def saved(self) -> list[dict[str, Any]]:
        """What each save_changes told the kernel and sync() has not yet taken, oldest first."""
        return self._ask("() => bench.rested().then(() => bench.saved)")

    @property
    def heard(self) -> list[str]:
        """What live regions said since the page opened, in order."""
        return self._ask("() => bench.heard")

    @property
    def leaked(self) -> list[str]:
        """Keys that came through to the document, where a notebook acts on them."""
        return self._ask("() => bench.leaked")

    def break_kernel(self) -> None:
        """From now on save_changes throws, as it does when the kernel is dead."""
        self._ask("() => bench.breakKernel()")

    def break_sending(self) -> None:
        """From now on sending a custom message throws too."""
        self._ask("() => bench.breakSending()")

    def clean_up(self) -> None:
        """Calls the clean-up function that render returned, as when the cell is cleared."""
        self._ask("() => bench.cleanUp()")

    @property
    def listening(self) -> int:
        """How many listeners the widget still has on its model."""
        return self._ask("() => bench.listening()")

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return self._ask(wide)

    def close(self) -> None:
        """Stops the server."""
        self._server.shutdown()
        self._server.server_close()

    def _ask(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)


def _traits(widget: Any, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The synced traits that belong to the widget itself, as the front end would get them.

    names: only these, in their order, as far as they are synced.
    """
    asked = widget.keys if names is None else [name for name in names if name in widget.keys]
    ours = [name for name in asked if not name.startswith("_") and name not in NOT_TRAITS]
    state = widget.get_state(set(ours))
    return {name: json.loads(json.dumps(state[name])) for name in ours}


def _files(widget: Any, theme: str) -> dict[str, tuple[str, str]]:
    rules = " ".join(f"{name}: {value};" for name, value in THEMES[theme].items())
    return {
        "/": ("text/html", PAGE.replace("THEME", rules)),
        "/bench.js": ("text/javascript", BENCH.read_text(encoding="utf-8")),
        "/widget.js": ("text/javascript", str(widget._esm)),
        "/widget.css": ("text/css", str(getattr(widget, "_css", ""))),
        "/state.json": ("application/json", json.dumps(_traits(widget))),
    }


def _serve(files: dict[str, tuple[str, str]]) -> ThreadingHTTPServer:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, text = files.get(urlsplit(self.path).path, ("", ""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode("utf-8"))

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: a test's output holds only what failed."""

    return _start(Answer)


def _start(answer: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """A server whose port no earlier one had: what a page stored is kept under its port."""
    spare = []
    while (server := ThreadingHTTPServer(("127.0.0.1", 0), answer)).server_port in USED:
        spare.append(server)  # kept open, so that the next port is another one
    for each in spare:
        each.server_close()
    USED.add(server.server_port)
    # It looks every 10 ms whether it shall end: half a second, the default, is lost in each test.
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server
