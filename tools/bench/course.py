"""How long `make course` takes when all is in place, beside a bare `jupyter lab`.

    python -m tools.bench.course [RUNS]

In turns (A B A B …), each on any free port, in the course's own environment: `make course`, and
JupyterLab as it comes, with a copy of the lessons and no settings of a user. Seconds from the command
until it prints its address, and until lesson 0's heading and picture can be seen in Chromium, in a
new profile. One start of each before the first is not counted.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen
from playwright.sync_api import Browser, sync_playwright

from tests.browser.bench_page import chromium, launch_arguments
from tests.browser.lab import PATIENCE
from tools.bench.machine import load, machine, own_home
from tools.bench.table import Row
from tools.setup import environment
from tools.setup.checks import test_environment
from tools.setup.lab import address as lesson_address
from tools.setup.lab import out_of_reach_of_ctrl_c, stop
from tools.setup.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
MORE_S = 5  # what the course may take more than the peer
PEER = "bare jupyter lab"
ADDRESS = re.compile(r"(http://[^/\s]+/)\S*[?&]token=(\w+)")
# Refuses other machines without a detour for every request, as a test's watch would take.
STAY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
# The heading is what is seen at its place: no splash and no dialog is over it.
SHOWN = """() => {
  const heading = document.querySelector(".jp-NotebookPanel .jp-MarkdownOutput h1");
  const picture = document.querySelector(".jp-NotebookPanel .jp-MarkdownOutput img");
  if (!heading || !picture?.complete || !picture.naturalWidth) return false;
  const { left, top, width, height } = heading.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return heading.contains(seen);
}"""


@frozen
class Start:
    """A way to start. command, environment, folder: of the process."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path


@frozen
class Took:
    """Seconds from the command to the address, and to the lesson."""

    address: float
    lesson: float


def course_start(environ: Mapping[str, str]) -> Start:
    """`make course`, or what it calls where there is no make. Raises Problem when it is not warm."""
    if environment.plan(ROOT, ROOT / ".venv", environment.COURSE) != "nothing":
        raise Problem("make course would set .venv up first: run it once, then measure its start.")
    python = shutil.which("python3") or sys.executable
    command = [python, "tools/start.py", "course", "--browser", "none", "--port", "0"]
    if shutil.which("make"):
        command = ["make", "--no-print-directory", "course", "BROWSER=none", "PORT=0"]
    return Start("make course", command, environ, ROOT)


def bare_start(environ: Mapping[str, str], folder: Path) -> Start:
    """JupyterLab on a copy of the lessons."""
    for name in ("notebooks", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    # What the tests bring along; `make course` leaves it out, too. And containers run as root.
    settings = {"jpserver_extensions": {"voila.server_extension": False}, "allow_root": True}
    config = folder / "bare.json"
    config.write_text(json.dumps({"ServerApp": settings}), encoding="utf-8")
    python = environment.venv_python(ROOT / ".venv")
    command = [str(python), "-m", "jupyterlab", "--no-browser", "--ServerApp.port=0"]
    return Start(PEER, [*command, f"--config={config}"], environ, folder)


@contextmanager
def started(start: Start) -> Iterator[dict[str, str]]:
    """A running server: its url and its token, from the line in which it prints them."""
    process = subprocess.Popen(
        start.command,
        env=dict(start.environment),
        cwd=start.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        **out_of_reach_of_ctrl_c(),
    )
    server = None
    try:
        heard = []
        for line in process.stdout:
            heard.append(line.strip())
            if found := ADDRESS.search(line):
                server = {"url": found[1], "token": found[2]}
                break
        else:
            raise RuntimeError(f"{start.name} ended with no address: {' '.join(heard[-3:])}")
        # What it says afterwards is read and dropped, lest it gets stuck.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield server
    finally:
        stop(process, server)


def once(start: Start, browser: Browser) -> Took:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, began = context.new_page(), time.monotonic()
    with started(start) as server:
        address = time.monotonic() - began
        page.goto(lesson_address(server), wait_until="commit")
        page.wait_for_function(SHOWN, timeout=PATIENCE)
        lesson = time.monotonic() - began
        context.close()
    return Took(address, lesson)


def measured(runs: int) -> dict[str, list[Took]]:
    with own_home() as folder, sync_playwright() as playwright:
        environ = test_environment(os.environ, folder, chromium() or "")
        # Another make above this one would pass its own wishes on.
        environ = {k: v for k, v in environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
        starts = [course_start(environ), bare_start(environ, folder)]
        launch = launch_arguments()
        browser = playwright.chromium.launch(**launch | {"args": [*launch["args"], STAY_HERE]})
        found: dict[str, list[Took]] = {start.name: [] for start in starts}
        for turn in range(runs + 1):
            for start in starts:
                took = once(start, browser)
                if turn:
                    found[start.name].append(took)
        browser.close()
    return found


def rows(runs: int = RUNS) -> Iterator[Row]:
    ours, peer = measured(runs).values()
    for part, until in (("address", "its address"), ("lesson", "lesson 0 seen in Chromium")):
        times, theirs = ([getattr(took, part) for took in each] for each in (ours, peer))
        most = statistics.median(theirs) + MORE_S
        words = f"at most {MORE_S} s more than the peer"
        yield Row(f"make course, warm, to {until}", "s", times, PEER, theirs, most, wanted=words)


def main() -> None:
    print(f"{machine()}, {load()}; seconds to the address, and to the lesson")
    for name, tooks in measured(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS).items():
        print(
            f"{name:18}", *(f"{took.address:6.2f} {took.lesson:6.2f}" for took in tooks), sep="  "
        )


if __name__ == "__main__":
    main()
