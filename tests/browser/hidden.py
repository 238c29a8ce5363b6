"""A browser as a learner has it, with tabs that are truly in the background; and a hold driven in it.

Playwright tells every page that it is in front, and switches off what browsers do to tabs that are
not. So this Chromium is started by hand, with a window, and Playwright only connects to it. Where
there is no screen the window opens on one in memory, by Xvfb.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser.bench_page import ARGUMENTS, chromium
from tests.browser.lab import PATIENCE, Lab, faults, open_lesson, run_all
from tools.setup.child import end

ROOT = Path(__file__).resolve().parents[2]
RECORDER = (ROOT / "tools" / "bench" / "hold_page.js").read_text(encoding="utf-8")
ASKS_NOTHING = ("--no-default-browser-check", "--password-store=basic", "--use-mock-keychain")
SAYS_WHERE = "DevTools listening on "
CALM = 3  # out of 10: a feeling at which a hold may start


class NoScreen(Exception):
    """No window can be opened here: says what would help."""


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment in which a program can open a window. Raises NoScreen where none can."""
    if platform.system() != "Linux":
        yield dict(os.environ)
    elif shutil.which("Xvfb"):
        with _in_memory() as number:
            yield {**os.environ, "DISPLAY": f":{number}"}
    elif os.environ.get("DISPLAY"):
        yield dict(os.environ)
    else:
        raise NoScreen("no screen to open a window on: install Xvfb (Debian's package xvfb)")


@contextmanager
def _in_memory() -> Iterator[str]:
    """The number of an X screen that is shown nowhere; X itself chooses a free one."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told, encoding="ascii") as file:
            number = file.readline().strip()
        if not number:
            raise NoScreen("Xvfb is there and ended before it had a screen")
        yield number
    finally:
        process.terminate()
        end(process)


@contextmanager
def real_browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium with a window and one tab, in which a tab behind another one is hidden."""
    binary = chromium() or playwright.chromium.executable_path
    with (
        tempfile.TemporaryDirectory(prefix="glute-lessons-", ignore_cleanup_errors=True) as folder,
        screen() as environment,
    ):
        ours = (f"--user-data-dir={folder}", "--remote-debugging-port=0")
        process = subprocess.Popen(
            [binary, *ARGUMENTS, *ASKS_NOTHING, *ours, "about:blank"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        try:
            where = _address(process)
            browser = playwright.chromium.connect_over_cdp(where, no_defaults=True)
            yield browser
            browser.new_browser_cdp_session().send("Browser.close")
        finally:
            end(process)


def _address(process: subprocess.Popen) -> str:
    """Where the browser listens. What it says afterwards is read and dropped, lest it gets stuck."""
    heard = []
    for line in process.stderr:
        if SAYS_WHERE in line:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return line.partition(SAYS_WHERE)[2].strip()
        heard.append(line)
    raise NoScreen(f"Chromium ended before it had a window: {''.join(heard[-3:]).strip()}")


def record(page: Page) -> None:
    """From its next load on the page keeps window.holdLog, see tools/bench/hold_page.js."""
    page.add_init_script(RECORDER)


def hide(page: Page) -> None:
    """Puts the browser's first tab in front of this one, which then is hidden."""
    page.context.pages[0].bring_to_front()
    page.evaluate(f"() => holdLog.until('hidden', {PATIENCE})")


# ---------------------------------------------------------------- a hold, driven: all of it is here


def card(page: Page) -> Locator:
    return page.locator(".gl-hold").first


def mute(page: Page) -> None:
    """Switches off all that sounds and all that speaks."""
    for box in card(page).get_by_role("checkbox").all():
        box.check()


def make_ready(page: Page) -> None:
    """Answers what is asked before Start. The press also lets the page sound."""
    calm = card(page).locator(f'.gl-scale input[value="{CALM}"]')
    if calm.count():
        calm.first.check(force=True)
    card(page).locator("h3").first.click()


def begin(page: Page) -> None:
    """Presses Start, in the foreground."""
    card(page).locator(".gl-hold-start").click()


def begin_unseen(page: Page) -> None:
    """Presses Start in a hidden tab, which paints no frame for a real click to wait for."""
    page.evaluate("() => document.querySelector('.gl-hold-start').click()")


def wait_for_hold(page: Page) -> None:
    """Until the count-in is over."""
    page.evaluate(f"() => holdLog.until('begun', {PATIENCE})")


def wait_for_end(page: Page) -> None:
    """Until the hold is over."""
    page.evaluate(f"() => holdLog.until('over', {PATIENCE})")


# ---------------------------------------------------------------- in JupyterLab

OPEN = 4e12  # ms since 1970: the timer of these lessons stands behind no check
CELL = """from glute_lessons.practice.hold_timer import HoldTimer
HoldTimer("hands", seconds={seconds}, open_until={open_until})"""


def write_lesson(lab: Lab, name: str, seconds: int) -> None:
    """A lesson with one hold timer in it."""
    empty = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    cell = empty | {"id": "timer", "source": CELL.format(seconds=seconds, open_until=OPEN)}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}}
    path = lab.root / "notebooks" / f"{name}.ipynb"
    path.write_text(json.dumps(notebook | {"cells": [cell]}), encoding="utf-8")


def open_timer(page: Page, lab: Lab, name: str) -> None:
    """Opens the lesson, runs it, and answers what is asked before Start."""
    open_lesson(page, lab, name)
    if trouble := faults(run_all(page)):
        raise RuntimeError(f"{name}: a cell failed: {trouble[0]}")
    make_ready(page)


KERNEL = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"
RUN = f"""(code) => {{ {KERNEL}.requestExecute({{ code, silent: true }}); }}"""
# The status that JupyterLab shows is no witness: a kernel answers widgets in a thread of its own and
# then calls itself idle. So the work says that it began, and JupyterLab knows when it is done.
WORK = f"""(code) => new Promise((begun) => {{
  const work = {KERNEL}.requestExecute({{ code, silent: true }});
  window.works = true;
  work.onIOPub = (message) => {{ if (message.header.msg_type === "stream") begun(); }};
  work.done.finally(() => {{ window.works = false; }});
}})"""
BUSY = "import os\nprint('begun', flush=True)\nwhile not os.path.exists({path!r}): pass"


def keep_busy(page: Page, until: Path) -> None:
    """The kernel works without a pause until the file is there; returns once it has begun."""
    page.evaluate(WORK, BUSY.format(path=str(until)))


def is_busy(page: Page) -> bool:
    return page.evaluate("() => window.works")


def kill_kernel(page: Page) -> None:
    """The kernel dies as by a crash, and JupyterLab has noticed."""
    page.evaluate(RUN, "import os; os._exit(9)")
    expect(page.get_by_role("dialog").filter(has_text="died")).to_be_visible(timeout=PATIENCE)
