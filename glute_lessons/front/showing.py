"""How a widget of the course is shown, and what stands there once it is dead.

A widget lives only while its kernel does. In a lesson that was saved and opened again, JupyterLab can
only say "Error displaying widget". So a sentence that tells what to do is shown before each widget.
course.css takes it away as long as a living card of the course follows it, and only then: no script
has to find it, however a notebook attaches and detaches its cells.
"""

from __future__ import annotations

import os
from html import escape
from typing import Any

import anywidget
import traitlets
from IPython.display import HTML, display

from .owner import outbox_owner

SLEEPING = (
    "This part is asleep. To wake it, open the Run menu and choose Run All Cells."
    " Nothing you did is lost."
)


VIEW = "application/vnd.jupyter.widget-view+json"


def show(widget: Any) -> None:
    """Shows a widget under the sentence for when it is asleep."""
    display(HTML(f'<p class="gl-asleep">{escape(SLEEPING)}</p>'))
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    # The text is for hosts without widgets; the widgets' own repr is thousands of letters long.
    display({"text/plain": SLEEPING, VIEW: view}, raw=True)


class CourseWidget(anywidget.AnyWidget):
    """A widget of the course.

    outbox_owner: whose answers its page keeps, on a hub; "" elsewhere. See owner.py.
    """

    outbox_owner = traitlets.Unicode(read_only=True).tag(sync=True)

    @traitlets.default("outbox_owner")
    def _whose(self) -> str:
        return outbox_owner(os.environ)

    def _ipython_display_(self) -> None:
        show(self)
