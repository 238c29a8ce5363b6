"""The top level stays short: nothing that a run leaves behind is taken along."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {".ci", "assets", "docs", "glute_lessons", "notebooks", "tests", "tools"}
FILES = {".gitattributes", ".gitignore", "LICENSE", "Makefile", "README.md", "environment.yml"}
PYTHON = {"pyproject.toml", *(f"requirements{kind}.lock" for kind in ("", "-app", "-hub", "-test"))}


def test_the_top_level_holds_what_it_is_to_hold() -> None:
    """Regression: a test's progress file lay there, and was committed."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the course is no checkout, so there is nothing to list")
    listed = ["git", "ls-files"]
    told = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in told.splitlines()} == FOLDERS | FILES | PYTHON
