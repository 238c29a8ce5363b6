"""How much memory a kernel holds after running a whole lesson.

    python -m tools.bench.memory

Each lesson in a kernel of its own, all cells from top to bottom; then what the kernel's process holds
(resident, in MiB), and whether it has loaded matplotlib. Beside them an idle kernel as the peer. For
the table the heaviest lesson with matplotlib and the heaviest without are run again, in turns.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
from attrs import frozen
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from tools.bench.machine import machine, own_home
from tools.bench.table import Row

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
IDLE = "idle kernel"
ASKED = "import os, sys; print(os.getpid(), 'matplotlib' in sys.modules)"
QUIET = ["--log-level=40"]  # a kernel warns of its plain connection, which stays on this machine
MOST_MIB = {True: 110, False: 65}  # with matplotlib, without


@frozen
class Held:
    """What one kernel held at the end. mib: resident; drew: whether matplotlib was loaded."""

    name: str
    mib: float
    drew: bool


def held(name: str) -> Held:
    """Runs a lesson, or nothing for IDLE, in a fresh kernel."""
    client = NotebookClient(
        new_notebook(cells=[*code_cells(name), new_code_cell(ASKED)]),
        timeout=300,
        extra_arguments=QUIET,
    )
    with client.setup_kernel(cwd=str(ROOT / "notebooks")):
        for at, cell in enumerate(client.nb.cells):
            client.execute_cell(cell, at)
        told = client.nb.cells[-1]["outputs"][0]["text"]
        process, drew = told.split()
        resident = psutil.Process(int(process)).memory_info().rss
    return Held(name, resident / 2**20, drew == "True")


def code_cells(name: str) -> list[nbformat.NotebookNode]:
    if name == IDLE:
        return []
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def lessons() -> list[str]:
    return [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]


def heaviest(found: list[Held], drew: bool) -> Held | None:
    return max(
        (each for each in found if each.drew == drew), key=lambda each: each.mib, default=None
    )


def rows(runs: int = RUNS) -> Iterator[Row]:
    with own_home():
        once = [held(name) for name in lessons()]
        chosen = [each for drew in MOST_MIB if (each := heaviest(once, drew))]
        again = {IDLE: [held(IDLE).mib]} | {each.name: [each.mib] for each in chosen}
        for _ in range(runs - 1):
            for name, values in again.items():
                values.append(held(name).mib)
    for each in chosen:
        kind = "with" if each.drew else "without"
        what = f"kernel memory after the heaviest lesson {kind} matplotlib: {each.name}"
        yield Row(what, "MiB", again[each.name], IDLE, again[IDLE], MOST_MIB[each.drew])


def main() -> None:
    print(f"{machine()}; MiB that a kernel holds after a lesson")
    with own_home():
        found = [held(name) for name in (IDLE, *lessons())]
    for each in found:
        drew = "matplotlib" if each.drew else ""
        over = "" if each.mib <= MOST_MIB[each.drew] else "  over"
        print(f"{each.name:22}{each.mib:7.1f}  {drew}{over}")
    print(f"wanted: at most {MOST_MIB[True]} with matplotlib, {MOST_MIB[False]} without")


if __name__ == "__main__":
    main()
