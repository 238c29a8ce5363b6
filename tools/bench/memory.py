"""How much memory a kernel holds after running a whole lesson.

    python tools/bench/memory.py

Each lesson in a kernel of its own, all cells from top to bottom; then what the kernel's process holds
(resident, in MiB), and whether it has loaded matplotlib. Beside them an idle kernel as the peer.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
from attrs import frozen
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from glute_lessons.progress.files import HOME
from tools.bench.schedule import machine

ROOT = Path(__file__).resolve().parents[2]
ASKED = "import os, sys; print(os.getpid(), 'matplotlib' in sys.modules)"
QUIET = ["--log-level=40"]  # a kernel warns of its plain connection, which stays on this machine
MOST_MIB = {True: 110, False: 65}  # with matplotlib, without


@frozen
class Held:
    """What one kernel held at the end. mib: resident; drew: whether matplotlib was loaded."""

    name: str
    mib: float
    drew: bool


def held(name: str, cells: list[nbformat.NotebookNode]) -> Held:
    """Runs the cells in a fresh kernel."""
    client = NotebookClient(
        new_notebook(cells=[*cells, new_code_cell(ASKED)]), timeout=300, extra_arguments=QUIET
    )
    with client.setup_kernel(cwd=str(ROOT / "notebooks")):
        for at, cell in enumerate(client.nb.cells):
            client.execute_cell(cell, at)
        told = client.nb.cells[-1]["outputs"][0]["text"]
        process, drew = told.split()
        resident = psutil.Process(int(process)).memory_info().rss
    return Held(name, resident / 2**20, drew == "True")


def all_held() -> Iterator[Held]:
    """An idle kernel, then each lesson."""
    yield held("idle kernel", [])
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        yield held(path.stem, [cell for cell in notebook.cells if cell.cell_type == "code"])


def main() -> int:
    print(f"{machine()}; MiB that a kernel holds after a lesson")
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME] = folder
        found = list(all_held())
    for each in found:
        drew = "matplotlib" if each.drew else ""
        over = "" if each.mib <= MOST_MIB[each.drew] else "  over"
        print(f"{each.name:22}{each.mib:7.1f}  {drew}{over}")
    print(f"wanted: at most {MOST_MIB[True]} with matplotlib, {MOST_MIB[False]} without")
    return 0


if __name__ == "__main__":
    sys.exit(main())
