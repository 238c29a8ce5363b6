"""One lesson that holds every kind of card, and the three places that a learner may open it in.

The lesson takes the place of a learner's own copy of a real one, so that each host shows it as it
shows any lesson. A host is used alike wherever it runs:

    host.put(page, lesson, cells)   makes these cells the learner's copy of the lesson
    host.open(page, lesson)         opens it, or opens it anew, as far as it goes by itself
    host.run(hands)                 runs its cells with these hands, where they do not run by themselves
    host.come_to(hands, cell, card) brings the card of the cell with these words into sight
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Page, expect

from glute_lessons.progress.files import HOME
from tests.browser import lab, lite
from tests.browser.app import App, open_ready, running_app
from tests.browser.hands import Hands, Keyboard
from tests.browser.lab import ALL_RUN, KERNEL_IDLE, PATIENCE, scroll_to
from tests.browser.test_site import KEEP, OWN_STORE, STORAGE

TITLE = "# Every kind of card"
HIDDEN = {"jupyter": {"source_hidden": True}}  # as in the lessons
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
CONTROL = ":is(button, input, select, [data-entry][tabindex='0']):not([disabled])"
RUN_AND_GO_ON, RUN_LAST = "Shift+Enter", "Control+Enter"  # the first would add a cell at the end


def notebook(*cells: str) -> Any:
    """A notebook with a heading and these code cells."""
    code = [new_code_cell(cell, metadata=HIDDEN) for cell in cells]
    made = new_notebook(cells=[new_markdown_cell(TITLE), *code])
    made.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    nbformat.validate(made)
    return made


class Host(Protocol):
    def put(self, page: Page, lesson: str, cells: tuple[str, ...]) -> None: ...
    def open(self, page: Page, lesson: str) -> None: ...
    def run(self, hands: Hands) -> None: ...
    def come_to(self, hands: Hands, cell: str, card: str) -> None: ...


def write(root: Path, lesson: str, cells: tuple[str, ...]) -> None:
    """Writes the lesson; what is done in it is kept in a home that no other lesson has."""
    home = f"import os\nos.environ[{HOME!r}] = {str(root / 'home' / lesson)!r}"
    nbformat.write(notebook(home, *cells), root / "notebooks" / f"{lesson}.ipynb")


class InLab:
    """JupyterLab, as `make course` starts it."""

    def __init__(self, running: lab.Lab) -> None:
        self._lab = running

    def put(self, page: Page, lesson: str, cells: tuple[str, ...]) -> None:
        write(self._lab.root, lesson, cells)

    def open(self, page: Page, lesson: str) -> None:
        lab.open_lesson(page, self._lab, lesson)

    def run(self, hands: Hands) -> None:
        page = hands.page
        if isinstance(hands, Keyboard):
            hands.reach(".jp-Notebook-cell")
            for _ in page.evaluate(lab.CELLS):
                page.keyboard.press(RUN_AND_GO_ON)
            page.keyboard.press(RUN_LAST)
            page.wait_for_function(ALL_RUN, timeout=PATIENCE)
            page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
        else:
            assert lab.faults(lab.run_all(page)) == []

    def come_to(self, hands: Hands, cell: str, card: str) -> None:
        """JupyterLab has hundreds of stops of the Tab key before a card: the first is given."""
        scroll_to(hands.page, cell)
        expect(hands.page.locator(card)).to_be_visible(timeout=PATIENCE)
        if isinstance(hands, Keyboard):
            hands.page.locator(card).locator(CONTROL).first.focus()


class InApp:
    """The page that `make app` serves: every cell has run when it is there."""

    def __init__(self, running: App) -> None:
        self._app = running

    def put(self, page: Page, lesson: str, cells: tuple[str, ...]) -> None:
        write(self._app.root, lesson, cells)
        page.goto(self._app.with_token())

    def open(self, page: Page, lesson: str) -> None:
        open_ready(page, self._app, lesson)

    def run(self, hands: Hands) -> None:
        expect(hands.page.locator(".app-error")).to_have_count(0)

    def come_to(self, hands: Hands, cell: str, card: str) -> None:
        expect(hands.page.locator(card)).to_be_visible(timeout=PATIENCE)


class InLite:
    """The static site, where all of it, Python too, is in the browser."""

    def __init__(self, site: str) -> None:
        self._site = site

    def put(self, page: Page, lesson: str, cells: tuple[str, ...]) -> None:
        path = f"notebooks/{lesson}.ipynb"
        page.goto(f"{self._site}problem.html")
        page.evaluate(OWN_STORE, STORAGE)
        page.evaluate(KEEP, [STORAGE, path, kept(path, notebook(*cells))])

    def open(self, page: Page, lesson: str) -> None:
        lite.open_lesson(page, self._site, lesson)

    def run(self, hands: Hands) -> None:
        hands.press(".gl-site-bar button")
        hands.page.wait_for_function(ALL_RUN, timeout=PATIENCE)
        hands.page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
        assert lab.faults(hands.page.evaluate(lab.CELLS)) == []

    def come_to(self, hands: Hands, cell: str, card: str) -> None:
        if not isinstance(hands, Keyboard):
            scroll_to(hands.page, cell)
        expect(hands.page.locator(card)).to_be_visible(timeout=PATIENCE)


def kept(path: str, content: Any) -> dict[str, Any]:
    """A notebook as JupyterLite keeps one that was saved."""
    then = "2026-01-01T12:00:00.000Z"
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "type": "notebook",
        "format": "json",
        "mimetype": "application/json",
        "content": content,
        "created": then,
        "last_modified": then,
        "writable": True,
        "size": len(nbformat.writes(content)),
    }


@contextmanager
def home_in(folder: Path) -> Iterator[None]:
    """The server that starts meanwhile keeps progress below this folder and nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, os.fspath(folder / "home"))
        yield


@contextmanager
def jupyterlab(folder: Path) -> Iterator[Host]:
    with home_in(folder), lab.running_lab(folder) as running:
        yield InLab(running)


@contextmanager
def app(folder: Path) -> Iterator[Host]:
    with home_in(folder), running_app(folder) as running:
        yield InApp(running)


@contextmanager
def jupyterlite(folder: Path) -> Iterator[Host]:
    with lite.serving(lite.built_site(folder)) as address:
        yield InLite(address)


HOSTS: dict[str, Callable[[Path], AbstractContextManager[Host]]] = {
    "JupyterLab": jupyterlab,
    "app": app,
    "JupyterLite": jupyterlite,
}
