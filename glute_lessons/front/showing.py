"""How a widget of the course is shown, and what stands there once it is dead.

A widget lives only while its kernel does. In a lesson that was saved and opened again, JupyterLab can
only say "Error displaying widget". So a sentence that tells what to do is shown with each widget; the
living widget hides it, a dead one leaves it standing.
"""

from __future__ import annotations

from html import escape
from typing import Any
from uuid import uuid4

import anywidget
import traitlets
from IPython.display import HTML, display

SLEEPING = (
    "This part is asleep. To wake it, open the Run menu and choose Run All Cells."
    " Nothing you did is lost."
)


VIEW = "application/vnd.jupyter.widget-view+json"


def show(widget: Any, *living: CourseWidget) -> None:
    """Shows a widget under its sentence. living: the parts whose first drawing hides the sentence."""
    note_id = uuid4().hex
    for part in living:
        part.note_id = note_id
    display(HTML(f'<p class="gl-asleep" data-gl-note="{escape(note_id)}">{escape(SLEEPING)}</p>'))
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    # The text is for hosts without widgets; the widgets' own repr is thousands of letters long.
    display({"text/plain": SLEEPING, VIEW: view}, raw=True)


class CourseWidget(anywidget.AnyWidget):
    """A widget of the course. note_id names the sentence that its first drawing hides."""

    note_id = traitlets.Unicode("").tag(sync=True)

    def _ipython_display_(self) -> None:
        show(self, self)
