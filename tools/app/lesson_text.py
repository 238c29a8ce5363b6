"""A lesson's words, fitted to a page on which everything runs by itself and no menu is there."""

from __future__ import annotations

import re
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer
from voila.exporter import VoilaMarkdownRenderer

BY_ITSELF = "Pictures, questions and timers appear by themselves. You can read on meanwhile."
# What lessons say about JupyterLab's menu, and what holds here. A test shows that none is left.
MENU = (
    (
        re.compile(
            r"In the \*\*Run\*\* menu choose \*\*Run All Cells\*\*\. JupyterLab then jumps to the"
            r" end: scroll back up to here(?:, and read on)?\."
        ),
        BY_ITSELF,
    ),
    (re.compile(r"choose \*\*Run\*\*, then \*\*Run All Cells\*\*"), "load this page again"),
    (re.compile(r"!\[[^\]]*\]\([^)]*/run_all_cells\.svg\)\s*"), ""),
)
# In place of the first lesson's three texts about JupyterLab.
FIRST_LESSON = "00_start_here"
HOW_TO_START = f"""\
## How to start

{BY_ITSELF} Should one stay away, load the page again.

**In a hurry?** Read the stop rule, do the readiness check, and do the six short stories.

**By keyboard alone.** Tab goes from one question or button to the next. Space or the arrow keys \
choose an answer. Enter presses a button. While a timer runs, Escape stops it.

**When you come back,** open the lesson again: its questions go on where you left off.
"""


def without_menu(text: str) -> str:
    """A Markdown text with its advice about JupyterLab's menu replaced."""
    for pattern, here in MENU:
        text = pattern.sub(here, text)
    return text


def fit(notebook: Any, lesson: str) -> Any:
    """The notebook with its texts fitted, in place: what each cell runs is left as it is."""
    starts = [c for c in notebook.cells if c.cell_type == "markdown" and is_start(c)]
    if lesson == FIRST_LESSON:
        for cell in starts[1:]:
            notebook.cells.remove(cell)
        starts[0].source = HOW_TO_START
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = without_menu(cell.source)
    return notebook


def is_start(cell: Any) -> bool:
    return cell.metadata.get("part") == "start"


def slug(heading: str) -> str:
    """A heading's words for an address: "Safe, or stop?" is safe-or-stop."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"<[^>]*>", "", heading).lower()))


class LessonRenderer(VoilaMarkdownRenderer):
    """Markdown as HTML: pictures by their address; headings to go to, with no link beside each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exclude_anchor_links = True

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return super().heading(text, level, **{**attrs, "id": f"part-{slug(text)}"})

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return IPythonRenderer.image(self, text, url, title)
