"""Importing the package and loading its content stay light: the browser build has pure Python only."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "matplotlib", "pydantic")
PROGRAM = f"""
import sys
import glute_lessons
import glute_lessons.content
glute_lessons.content.load()
print([name for name in {HEAVY} if name in sys.modules])
"""


def test_importing_and_loading_needs_no_heavy_package() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")
