"""The drawings, drawn once for all tests of this room."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

import pytest

# matplotlib keeps a list of fonts; tests write nowhere but in temporary folders.
_FONT_LIST = TemporaryDirectory(prefix="glute-lessons-fonts-")
os.environ.setdefault("MPLCONFIGDIR", _FONT_LIST.name)
NO_MATPLOTLIB = "drawing needs matplotlib, which is not installed"


@pytest.fixture(scope="session")
def sheets() -> dict[str, Any]:
    """Every diagram by its picture's id."""
    pytest.importorskip("matplotlib", reason=NO_MATPLOTLIB)
    from tools.pictures.drawings import DIAGRAMS

    drawn = [draw() for draw in DIAGRAMS.values()]
    return {sheet.name: sheet for sheet in drawn}


@pytest.fixture(scope="session")
def drawn() -> Callable[..., Any]:
    """A plate's drawing of one side and layer, as a canvas; each drawn once."""
    pytest.importorskip("matplotlib", reason=NO_MATPLOTLIB)
    from glute_lessons.anatomy.plate_drawings import draw

    return cache(draw)


@pytest.fixture(scope="session")
def whole() -> Callable[[str], Any]:
    """A plate's drawing as it ships, as a canvas; each drawn once."""
    pytest.importorskip("matplotlib", reason=NO_MATPLOTLIB)
    from glute_lessons.anatomy.plate_drawings import draw_whole

    return cache(draw_whole)
