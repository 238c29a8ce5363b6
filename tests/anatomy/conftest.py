"""The drawings, drawn once for all tests of this room."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory
from typing import Any

import pytest

# matplotlib keeps a list of fonts; tests write nowhere but in temporary folders.
_FONT_LIST = TemporaryDirectory(prefix="glute-lessons-fonts-")
os.environ.setdefault("MPLCONFIGDIR", _FONT_LIST.name)


@pytest.fixture(scope="session")
def sheets() -> dict[str, Any]:
    """Every drawing by its picture's id."""
    pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")
    from tools.pictures.drawings import DRAWINGS

    drawn = [draw() for draw in DRAWINGS.values()]
    return {sheet.name: sheet for sheet in drawn}
