"""The course as a static site, built once, given out on loopback, and driven like a trainee would."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bench_page import Watch
from tests.browser.lab import ALL_RUN, CELLS, KERNEL_IDLE, PATIENCE
from tools.site import fetch, pins
from tools.site.__main__ import make, options
from tools.site.pages import href
from tools.site.serve import server

OPENED = "() => jupyterapp?.shell?.currentWidget?.context?.isReady === true"
# In JupyterLab, one Python runs all lessons here: it takes seconds to start.
OPEN_WITH_KERNEL = """async (path) => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel.model;
  const panel = await jupyterapp.commands.execute("docmanager:open",
    { path, factory: "Notebook", kernel: { id: kernel.id, name: kernel.name } });
  await panel.context.ready;
  await panel.sessionContext.ready;
}"""
RUN_ANEW = """async () => {
  await jupyterapp.commands.execute("notebook:clear-all-cell-outputs");
  jupyterapp.commands.execute("notebook:run-all-cells");
}"""
BUILT: list[Path] = []  # the site, once it is built: no test changes it
IS_SHOWN = "(path) => jupyterapp.shell.currentWidget?.context?.path === path"


def built_site(folder: Path) -> Path:
    """The site, built into the folder, or as an earlier file of this run has built it elsewhere.

    Skips the test where npm is missing and was not used yet.
    """
    if BUILT and BUILT[0].is_dir():
        return BUILT[0]
    cache = options([]).cache
    if fetch.missing([pins.read().pyodide], cache) and not fetch.shutil.which("npm"):
        pytest.skip("npm is not on this machine, and fetches the Python that the site runs")
    site = folder / "site"
    make(site, cache)
    BUILT[:] = [site]
    return site


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The site's address while its own server gives it out."""
    with server(site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_port}/"
        running.shutdown()


@contextmanager
def watched(page: Page) -> Iterator[Page]:
    """The page, which must ask no other host and report no error, missing file or uncaught fault."""
    watch = Watch(page)
    yield page
    watch.check()


def open_lesson(page: Page, site: str, lesson: str, app: str = "notebooks") -> None:
    """Opens a lesson; its text can be read from then on."""
    page.goto(site + href(lesson, app))
    page.wait_for_function("() => typeof jupyterapp === 'object'", timeout=PATIENCE)
    page.wait_for_function(OPENED, timeout=PATIENCE)
    expect(page.locator(".jp-MarkdownOutput h1").first).to_be_visible(timeout=PATIENCE)


def run(page: Page) -> None:
    """Presses the bar's one button and waits until every cell has run."""
    page.get_by_role("button", name="Run this lesson").click(timeout=PATIENCE)
    page.wait_for_function(ALL_RUN, timeout=PATIENCE)
    page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)


def run_in_lab(page: Page, lesson: str) -> list[dict[str, Any]]:
    """Opens a lesson in a JupyterLab that is open already, runs it, and returns its code cells."""
    path = f"notebooks/{lesson}.ipynb"
    page.evaluate(OPEN_WITH_KERNEL, path)
    page.wait_for_function(IS_SHOWN, arg=path, timeout=PATIENCE)
    page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    page.evaluate(RUN_ANEW)
    page.wait_for_function(ALL_RUN, timeout=PATIENCE)
    return page.evaluate(CELLS)
