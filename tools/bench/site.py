"""How long the static site takes to open, beside a stock JupyterLite page: tools/bench/site.py [RUNS]

Both are built here from the same files and given out on loopback. The stock page imports ipywidgets
and shows one slider. Each run opens lesson 0 (or the stock page) in a new browser profile, cold, and
then once more in the same one. Times run from the request for the page; cells are sent off as soon
as the page is open. Bytes are what the server gave out, uncompressed.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.bench_page import launch_arguments
from tests.browser.lite import OPENED
from tools.bench.table import Row
from tools.site import building, fetch, pages, pins, serve
from tools.site.__main__ import make, options

RUNS = 5
PATIENCE_MS = 120_000
RUN = "() => { jupyterapp.commands.execute('notebook:run-all-cells'); }"
SHOW = """(words) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const place = notebook.widgets.findIndex((cell) => cell.model.sharedModel.source.includes(words));
  return notebook.scrollToItem(place, "start");
}"""
STOCK = {
    "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A stock page"},
        {
            "cell_type": "code",
            "execution_count": None,
            "id": "b",
            "metadata": {},
            "outputs": [],
            "source": "import ipywidgets\nipywidgets.IntSlider()",
        },
    ],
    "metadata": {"kernelspec": {"display_name": "Python", "language": "python", "name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@frozen
class Place:
    """A page to open. card: a selector of its first card. cell: words in the cell that shows it."""

    name: str
    site: Path
    lesson: str
    cell: str
    card: str


@frozen
class Visit:
    """Seconds until the text can be read and until the first card can be used; bytes given out."""

    text: float
    card: float
    sent: int


class Counting(serve.Answer):
    """Counts the bytes of the files that it gives out."""

    sent = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        type(self).sent += len(data)
        outputfile.write(data)


def stock_site(folder: Path, cache: Path) -> Path:
    """A JupyterLite of the same parts, as its documentation has it: nothing of ours in it."""
    lite, site = folder / "stock" / "lite", folder / "stock-site"
    kernel = lite / "static" / "pyodide"
    needed = pins.read()
    all_of_them = evolve(needed, wheels=(*needed.wheels, *needed.stock))
    fetch.fetch(all_of_them, cache)
    building.foreign_files(all_of_them, cache, kernel)
    building.list_wheels(kernel)
    settings = building.page_settings()
    settings["jupyter-config-data"]["litePluginSettings"][f"{building.KERNEL}:kernel"].pop(
        "loadPyodideOptions"
    )
    building.write_json(lite / "jupyter-lite.json", settings)
    building.write_json(lite / "files" / "notebooks" / "stock.ipynb", STOCK)
    building.run_jupyterlite(lite, folder / "stock", site)
    return site


@contextmanager
def serving(site: Path) -> Iterator[str]:
    with serve.Server(("127.0.0.1", 0), partial(Counting, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_port}/"
        running.shutdown()


def visit(page: Page, address: str, place: Place) -> Visit:
    before, began = Counting.sent, time.monotonic()
    page.goto(address + pages.href(place.lesson), wait_until="commit")
    page.locator(".jp-MarkdownOutput h1").first.wait_for(timeout=PATIENCE_MS)
    text = time.monotonic() - began
    page.wait_for_function(OPENED, timeout=PATIENCE_MS)
    page.evaluate(RUN)
    page.evaluate(SHOW, place.cell)
    page.locator(place.card).first.wait_for(timeout=PATIENCE_MS)
    return Visit(text, time.monotonic() - began, Counting.sent - before)


def visits(browser: Browser, place: Place) -> tuple[Visit, Visit]:
    """A cold one, and a second one in the same profile."""
    with serving(place.site) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        found = []
        for _ in range(2):
            page = context.new_page()
            found.append(visit(page, address, place))
            page.close()
        context.close()
    return found[0], found[1]


def row(name: str, found: list[Visit]) -> str:
    text, card = [v.text for v in found], [v.card for v in found]
    sent = statistics.median(v.sent for v in found) / 2**20
    times = f"{statistics.median(text):7.2f} {max(text):7.2f} {statistics.median(card):9.2f}"
    return f"{name:32} {times} {max(card):7.2f} {sent:9.1f}"


def measured(places: list[Place], runs: int) -> dict[str, list[Visit]]:
    """The pages take turns, so that a busy machine hits them alike."""
    found: dict[str, list[Visit]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_arguments())
        for _ in range(runs):
            for place in places:
                for name, one in zip(("cold", "second visit"), visits(browser, place), strict=True):
                    found.setdefault(f"{place.name}, {name}", []).append(one)
        browser.close()
    return found


def all_measured(runs: int) -> tuple[int, dict[str, list[Visit]]]:
    """The site's size in bytes, and the visits to lesson 0 and to the stock page."""
    cache = options([]).cache
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        size = make(folder / "site", cache)
        lesson = Place(
            "lesson 0", folder / "site", "00_start_here", "gl.readiness_check(", ".gl-card"
        )
        stock = Place(
            "stock page", stock_site(folder, cache), "stock", "IntSlider", ".widget-slider"
        )
        return size, measured([lesson, stock], runs)


def rows(runs: int = RUNS) -> Iterator[Row]:
    size, found = all_measured(runs)
    ours, theirs = found["lesson 0, cold"], found["stock page, cold"]
    again, again_there = found["lesson 0, second visit"], found["stock page, second visit"]
    text, beside = [v.text for v in ours], [v.text for v in theirs]
    yield Row("site, cold: text of lesson 0 readable", "s", text, "stock page", beside, 5)
    card, beside = [v.card for v in ours], [v.card for v in theirs]
    most = max(12, 1.15 * statistics.median(beside))
    allowed = "at most 12 s or 1.15 times the peer"
    yield Row("site, cold: first card", "s", card, "stock page", beside, most, wanted=allowed)
    card, beside = [v.card for v in again], [v.card for v in again_there]
    yield Row("site, second visit: first card", "s", card, "stock page", beside)
    sent, beside = [v.sent / 2**20 for v in ours], [v.sent / 2**20 for v in theirs]
    yield Row("site, cold: given out, uncompressed", "MiB", sent, "stock page", beside, 45)
    yield Row("site, on disk", "MiB", [size / 2**20])


def main(runs: int) -> None:
    size, found = all_measured(runs)
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}; {runs} runs")
    print(f"site: {size / 2**20:.1f} MiB on disk")
    print(f"{'seconds, MiB':32} {'text':>7} {'worst':>7} {'card':>9} {'worst':>7} {'bytes':>9}")
    for name, each in found.items():
        print(row(name, each))
    ours, theirs = (
        statistics.median(v.card for v in found[f"{place}, cold"])
        for place in ("lesson 0", "stock page")
    )
    print(f"first card, cold: {ours / theirs:.2f} times the stock page")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
