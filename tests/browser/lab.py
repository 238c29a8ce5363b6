"""JupyterLab as `make course` starts it, on a copy of the lessons, driven like a trainee would."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tools.setup.lab import lab_command, lab_environment, stop, wait_for_server

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60_000  # milliseconds, for a machine with two busy cores


class Lab:
    """A running JupyterLab. root: the folder it shows; log: what it wrote."""

    def __init__(self, server: dict, root: Path, log: Path) -> None:
        self.server, self.root, self.log = server, root, log

    def address(self, lesson: str) -> str:
        query = urlencode({"token": self.server["token"], "reset": ""})
        return f"{self.server['url']}lab/tree/notebooks/{lesson}.ipynb?{query}"


def lab_for_tests(folder: Path) -> list[str]:
    """The command line of JupyterLab as a learner gets it; the tests read the open notebook."""
    command = lab_command(Path(sys.executable), folder, 0, "none")
    return [*command, "--LabApp.expose_app_in_browser=True"]


@contextmanager
def running_lab(
    folder: Path, command_for: Callable[[Path], list[str]] = lab_for_tests
) -> Iterator[Lab]:
    """JupyterLab on copies of notebooks/ and assets/ in a folder, with the course's own settings."""
    for name in ("notebooks", "assets", "tools/jupyter"):
        shutil.copytree(ROOT / name, folder / name)
    token, runtime, log = secrets.token_hex(16), folder / "runtime", folder / "lab.log"
    runtime.mkdir()
    command = command_for(folder)
    environment = lab_environment(os.environ, token, runtime, "none")
    environment["PYTHONPATH"] = str(ROOT)
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        server: dict | None = None
        try:
            server = wait_for_server(process, runtime, token)
            yield Lab(server, folder, log)
        finally:
            stop(process, server)


def open_lesson(page: Page, lab: Lab, lesson: str) -> None:
    """Opens a lesson and waits until its kernel is there and idle."""
    page.goto(lab.address(lesson))
    expect(page.locator(".jp-Notebook-cell").first).to_be_attached(timeout=PATIENCE)
    page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)


def choose(page: Page, menu: str, item: str) -> None:
    """Chooses an item of a menu by its exact name."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()


# JupyterLab takes hidden code and cells that are out of sight off the page, so what ran is read from
# the open notebook itself.
CELLS = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
  .filter((cell) => cell.type === "code")
  .map((cell) => ({ count: cell.executionCount, outputs: cell.outputs.toJSON() }))"""
ALL_RUN = f"() => ({CELLS})().every((cell) => cell.count > 0)"
KERNEL_IDLE = """() => {
  const kernel = jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.status === "idle" && kernel.connectionStatus === "connected";
}"""


def run_all(page: Page) -> list[dict[str, Any]]:
    """Run ▸ Run All Cells, and what each code cell then holds: its count and its outputs."""
    choose(page, "Run", "Run All Cells")
    page.wait_for_function(ALL_RUN, timeout=PATIENCE)
    page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    return page.evaluate(CELLS)


def faults(cells: list[dict[str, Any]]) -> list[str]:
    """Errors and anything written to stderr, in what run_all returned."""
    return [
        str(output)
        for cell in cells
        for output in cell["outputs"]
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]


SCROLL = """(words) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const place = notebook.widgets.findIndex((cell) => cell.model.sharedModel.source.includes(words));
  return notebook.scrollToItem(place, "start");
}"""


def scroll_to(page: Page, words: str) -> None:
    """Brings the first cell whose source holds the words into sight."""
    page.evaluate(SCROLL, words)
