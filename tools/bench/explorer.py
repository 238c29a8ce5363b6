"""How long a slider of an explorer waits for its new pictures.

    python -m tools.bench.explorer [MOVES]

In one JupyterLab with the course's own settings and one Chromium, both explorers in turns. Each move is
a real arrow key on the slider of the lean, timed from the key event's own time stamp to the first task
after the frame that paints the last new picture (explorer_page.js); when it comes, kernel and page
rest. The kernel's own part is measured apart, in this process: from the setting to the result with
all its pictures. The first moves of each are not counted.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen
from playwright.sync_api import Page, expect, sync_playwright

from glute_lessons.mechanics.explorer_words import WORDS
from glute_lessons.mechanics.explorers import Explorer, lean_explorer, pressure_explorer
from tests.browser import lab as jupyter
from tests.browser.bench_page import Watch, launch_arguments
from tools.bench.machine import chromium_version, machine, own_home
from tools.bench.table import Row, late

MOVES = 50
WARMING = 5  # moves that are not counted
WANTED_MS = 100.0
BEFORE_KEY = Path(__file__).with_name("explorer_page.js").read_text(encoding="utf-8")
VERBS: Mapping[str, Callable[[], Explorer]] = {
    "pressure_explorer": pressure_explorer,
    "lean_explorer": lean_explorer,
}
TITLES = {"pressure_explorer": WORDS["pressure_title"], "lean_explorer": WORDS["lean_title"]}
LEAN = "[aria-valuetext$=degrees], [aria-valuetext$=degree]"


@frozen
class Took:
    """Milliseconds of each move: to the painted pictures, to the pictures in the page, kernel."""

    painted: Sequence[float]
    in_page: Sequence[float]
    kernel: Sequence[float]


def kernel_alone(make: Callable[[], Explorer], moves: int) -> list[float]:
    """Milliseconds from a setting to its result, pictures included."""
    card, times = make(), []
    for move in range(moves + WARMING):
        setting = {**card.result["setting"], "lean_deg": 10 + move % 2}
        start = time.perf_counter()
        card.set_state({"wanted": {"turn": str(move), "setting": setting}})
        times.append((time.perf_counter() - start) * 1000)
    return times[WARMING:]


def write_notebook(path: Path) -> None:
    sources = [f"from {Explorer.__module__} import {', '.join(VERBS)}"]
    sources += [f"{verb}()" for verb in VERBS]
    empty = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    cells = [empty | {"id": f"cell{n}", "source": source} for n, source in enumerate(sources)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}}
    path.write_text(json.dumps(notebook | {"cells": cells}), encoding="utf-8")


def press(page: Page, verb: str, move: int) -> tuple[float, float]:
    """One real key on the slider of the lean, there and back again."""
    jupyter.scroll_to(page, f"{verb}()")
    root = f'.gl-explorer[aria-label="{TITLES[verb]}"]'
    slider = page.locator(root).locator(LEAN)
    expect(slider).to_be_visible(timeout=jupyter.PATIENCE)
    slider.focus()
    page.wait_for_function(jupyter.KERNEL_IDLE, timeout=jupyter.PATIENCE)
    where = {"root": root, "pictures": ".gl-drawing", "patience": jupyter.PATIENCE}
    page.evaluate(BEFORE_KEY, where)
    page.keyboard.press("ArrowLeft" if move % 2 else "ArrowRight")
    painted, in_page = page.evaluate("() => window.keyToPaint")
    return painted, in_page


def measure(page: Page, moves: int) -> dict[str, Took]:
    """Both explorers in turns."""
    times: dict[str, list[tuple[float, float]]] = {verb: [] for verb in VERBS}
    for move in range(moves + WARMING):
        for verb in VERBS:
            times[verb].append(press(page, verb, move))
    found = {}
    for verb, make in VERBS.items():
        painted, in_page = zip(*times[verb][WARMING:], strict=True)
        found[verb] = Took(painted, in_page, kernel_alone(make, moves))
    return found


def report(found: Mapping[str, Took]) -> None:
    print("milliseconds from the key to the painted pictures; in page: until they are there;")
    print("kernel: the kernel's part alone")
    heads = ("median", "95 %", "worst", "moves", "in page", "kernel", "worst")
    print(" " * 18 + "".join(f"{head:>9}" for head in heads))
    for verb, took in found.items():
        figures = (statistics.median(took.painted), late(took.painted), max(took.painted))
        more = (statistics.median(took.in_page), statistics.median(took.kernel), max(took.kernel))
        row = "".join(f"{figure:9.1f}" for figure in figures)
        print(f"{verb:18}{row}{len(took.painted):9}" + "".join(f"{each:9.1f}" for each in more))
    print(f"wanted: a median of at most {WANTED_MS:g} ms")


def measured(moves: int) -> tuple[dict[str, Took], list[str]]:
    """The times, and the addresses of other machines that the page asked for and did not get."""
    with (
        own_home() as folder,
        jupyter.running_lab(folder) as lab,
        sync_playwright() as playwright,
    ):
        path = lab.root / "notebooks" / "explorer_bench.ipynb"
        write_notebook(path)
        browser = playwright.chromium.launch(**launch_arguments())
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        watch = Watch(page)
        jupyter.open_lesson(page, lab, path.stem)
        if trouble := jupyter.faults(jupyter.run_all(page)):
            raise RuntimeError(f"{path.name}: a cell failed: {trouble[0]}")
        found = measure(page, moves)
        browser.close()
        return found, watch.outside


def rows(moves: int = MOVES) -> Iterator[Row]:
    found, _ = measured(moves)
    for verb, took in found.items():
        yield Row(f"{verb}: key to new pictures painted", "ms", took.painted, most=WANTED_MS)
        yield Row(f"{verb}: of it, the kernel's part, measured apart", "ms", took.kernel)


def main() -> None:
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else MOVES
    found, outside = measured(moves)
    print(f"{machine()}, {chromium_version()}")
    print(f"requests to other machines, refused: {', '.join(outside) or 'none'}")
    report(found)


if __name__ == "__main__":
    main()
