"""The muscle map where it lives: two on a page in JupyterLab, and every key it handles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bench_page import Watch
from tests.browser.lab import PATIENCE, Lab, faults, open_lesson, run_all, running_lab, scroll_to

KEYS = (
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "Enter", " "),
    *("a", "b", "c", "v", "x", "z", "m", "y", "d", "d", "i", "i", "0", "0", "j", "k", "Delete"),
)
NOTEBOOK = """() => {
  const panel = jupyterapp.shell.currentWidget;
  return {
    cells: [...panel.content.model.cells].map((cell) => [cell.type, cell.sharedModel.source]),
    counts: [...panel.content.model.cells].map((cell) => cell.executionCount ?? null),
    kernel: panel.sessionContext.session.kernel.id,
    status: panel.sessionContext.session.kernel.status,
    mode: panel.content.mode,
  };
}"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def anatomy(page: Page, lab: Lab) -> Iterator[Page]:
    """Lesson 1, all run, with the first map in sight."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    watch = Watch(page)
    open_lesson(page, lab, "01_anatomy")
    assert faults(run_all(page)) == []
    scroll_to(page, 'gl.muscle_map("posterior")')
    expect(a_map(page, "from behind")).to_be_visible(timeout=PATIENCE)
    yield page
    assert not watch.outside
    assert not [fault for fault in watch.faults if "uncaught" in fault or "anywidget" in fault]


def a_map(page: Page, seen: str) -> Locator:
    """The map to explore, from one side."""
    return page.locator(".gl-map", has=page.get_by_text(f"Muscle map, {seen}", exact=True))


def test_two_maps_on_a_page_keep_their_own_layer(anatomy: Page) -> None:
    """Regression: radio buttons of one name belong together in the whole page."""
    first, second = a_map(anatomy, "from behind"), a_map(anatomy, "from the side")
    expect(first.get_by_role("radio", name="Surface muscles")).to_be_checked()
    scroll_to(anatomy, 'gl.muscle_map("lateral")')
    expect(second.get_by_role("radio", name="Surface muscles")).to_be_checked()
    second.get_by_text("Bones", exact=True).click()
    expect(second.get_by_role("radio", name="Bones")).to_be_checked()
    scroll_to(anatomy, 'gl.muscle_map("posterior")')
    expect(first.get_by_role("radio", name="Surface muscles")).to_be_checked()


def test_no_key_pressed_in_the_map_changes_the_notebook_or_its_kernel(anatomy: Page) -> None:
    before = anatomy.evaluate(NOTEBOOK)
    part = a_map(anatomy, "from behind").locator("svg [role=button][tabindex='0']")
    part.focus()
    for key in KEYS:
        anatomy.keyboard.press(key)
        inside = anatomy.evaluate("() => !!document.activeElement.closest('.gl-map')")
        assert inside, f"{key} left the map"
    assert anatomy.locator(".jp-Dialog").count() == 0
    assert anatomy.evaluate(NOTEBOOK) == before
