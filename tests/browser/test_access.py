"""Every card, in every state that matters, light and dark, wide and narrow: axe finds nothing, and
neither do the looks at what axe cannot see. docs/access.md says which test looks at what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from glute_lessons.progress.files import HOME
from glute_lessons.progress.journal import Journal, use
from tests.browser.axe import violations
from tests.browser.bench_page import THEMES, Bench
from tests.browser.card_states import WALKS
from tests.browser.looks import LOOKS

WIDTHS = (1280, 320)
AXE_AT = ((1280, "light"), (320, "dark"))  # its rules see little of width and theme; the looks do
# The paper and the lines of JupyterLab's own themes; the bench has others.
JUPYTERLAB = {
    "light": {"--jp-layout-color1": "#ffffff", "--jp-border-color1": "#bdbdbd"},
    "dark": {"--jp-layout-color1": "#212121", "--jp-border-color1": "#616161"},
}
TAKE_THEME = """rules => {
  for (const [name, value] of Object.entries(rules)) document.documentElement.style.setProperty(name, value);
}"""


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """A progress file of this test's own."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    with use(Journal(tmp_path / "home")) as journal:
        yield journal
        journal.close()


def everywhere(page: Page) -> Iterator[tuple[int, str]]:
    """Wide and narrow, light and dark, as JupyterLab's themes have it."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            page.evaluate(TAKE_THEME, THEMES[theme] | JUPYTERLAB[theme])
            yield width, theme
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def faults(page: Page) -> Iterator[str]:
    """What axe and every look find in the state in which the card stands."""
    for width, theme in everywhere(page):
        where = f"{theme}, {width}"
        if (width, theme) in AXE_AT:
            yield from (f"{where}: axe: {each}" for each in violations(page))
        for name, (look, widths, themes) in LOOKS.items():
            if width in widths and theme in themes:
                yield from (f"{where}: {name}: {each}" for each in look(page))


@pytest.mark.parametrize("name", WALKS)
def test_no_state_of_a_card_has_a_barrier(name: str, bench: Bench) -> None:
    bench.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    found = [f"{state}, {each}" for state in WALKS[name](bench) for each in faults(bench.page)]
    assert not found, "\n".join(found)
