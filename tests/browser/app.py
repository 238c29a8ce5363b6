"""The lessons as `make app` serves them, from a copy that a test may spoil."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.lab import PATIENCE, ROOT
from tools.setup.app import app_command, app_environment, wait_for_app
from tools.setup.lab import stop


class App:
    """A running server. root: the folder it serves; log: what it wrote."""

    def __init__(self, server: dict, root: Path, log: Path) -> None:
        self.url, self.token = server["url"], server["token"]
        self.root, self.log = root, log

    def lesson(self, name: str) -> str:
        return f"{self.url}lessons/{name}.ipynb"

    def with_token(self, path: str = "") -> str:
        return f"{self.url}{path}?token={self.token}"


@contextmanager
def running_app(folder: Path, *options: str) -> Iterator[App]:
    """The app on copies of notebooks/ and assets/ in a folder. options: more for its command line."""
    for name in ("notebooks", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    token, runtime, log = secrets.token_hex(16), folder / "runtime", folder / "app.log"
    runtime.mkdir()
    environment = app_environment(os.environ, token, runtime, "none")
    environment["PYTHONPATH"] = str(ROOT)
    command = [*app_command(Path(sys.executable), folder, 0, "none"), *options]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        server: dict | None = None
        try:
            server = wait_for_app(process, runtime, token)
            yield App(server, folder, log)
        finally:
            stop(process, server)


def open_ready(page: Page, app: App, lesson: str) -> None:
    """Opens a lesson and waits until every cell has shown what it shows."""
    page.goto(app.lesson(lesson))
    all_there(page)


def all_there(page: Page) -> None:
    expect(page.locator("body[data-ready=yes]")).to_be_attached(timeout=PATIENCE)
