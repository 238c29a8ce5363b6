"""Whether a hold ends on time wherever it runs, how steadily it is drawn, and how fast Stop stops.

    python -m tools.bench.hold [SECONDS [STOPS [ROUNDS]]]

A hold of 30 s in the foreground of JupyterLab, its kernel at rest; in two tabs of a browser with a
window, hidden behind another tab, one with sound and one muted; in JupyterLab while the kernel is
busy for the whole hold, and after the kernel was killed; and muted in the foreground. A hold's
length is what the page showed, from its first moment to its last (hold_page.js). What disturbs
nobody runs at the same time: first the foreground and the hidden tabs, then the rest; all of this
five times. Then 20 Stops by key in the middle of a hold, in pages of their own.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import frozen
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from glute_lessons.practice.hold_timer import HoldTimer
from tests.browser import lab as jupyter
from tests.browser.bench_page import Bench, launch_arguments
from tests.browser.hidden import (
    OPEN,
    NoScreen,
    begin,
    begin_unseen,
    hide,
    is_busy,
    keep_busy,
    kill_kernel,
    make_ready,
    mute,
    open_timer,
    real_browser,
    record,
    wait_for_end,
    wait_for_hold,
    write_lesson,
)
from tools.bench.machine import chromium_version, machine, own_home
from tools.bench.table import Row, late

SECONDS, STOPS, ROUNDS = 30, 20, 5
TICK_MS = 50  # hold_page.js
LIMITS = {"off": 50, "frames": 50, "stop": 100}  # ms
KEYS = ("Escape", "Space")
HIDDEN = ("hidden tab, sound on", "hidden tab, muted")


@frozen
class Held:
    """One hold, as its page noted it.

    ms: how long it was shown. ticks: how often the page's own timer of 50 ms rang meanwhile.
    hidden: whether the tab was hidden at its begin and its end. tones: how many were planned.
    """

    ms: float
    ticks: int
    hidden: bool
    tones: int


@frozen
class Found:
    """holds: of each kind, one for each round. gaps: ms between frames in the foreground. stopped:
    ms of each Stop, see hold_page.js. no_screen: why there are no hidden tabs.
    """

    holds: Mapping[str, Sequence[Held]]
    gaps: Sequence[float]
    stopped: Sequence[Mapping[str, Any]]
    no_screen: str

    @property
    def silent_and_over(self) -> list[float]:
        """Milliseconds from the key until nothing sounds and the hold is stopped."""
        return [max(each["silent"], each["over"]) for each in self.stopped]


def held(page: Page) -> Held:
    """What the page noted, once its hold is over."""
    wait_for_end(page)
    log = page.evaluate("() => ({ ...holdLog, tones: holdLog.tones.length })")
    begun, ended = log["places"][1:3]
    hidden = begun["hidden"] and ended["hidden"]
    return Held(ended["at"] - begun["at"], log["ticks"], hidden, log["tones"])


class Pages:
    """Opens pages with a timer on them, and closes what stands behind them."""

    def __init__(self, seconds: int, lab: jupyter.Lab | None, stack: ExitStack) -> None:
        self.seconds, self.lab, self.stack = seconds, lab, stack

    def bare(self, context: BrowserContext | Browser) -> Page:
        """A timer on a page with no Jupyter around it."""
        page = context.new_page()
        record(page)
        bench = Bench(page)
        self.stack.callback(bench.close)
        bench(HoldTimer("hands", seconds=self.seconds), open_until=OPEN)
        return page

    def in_lab(self, browser: Browser, name: str) -> Page:
        """A timer in a lesson with a kernel of its own."""
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        record(page)
        write_lesson(self.lab, name, self.seconds)
        open_timer(page, self.lab, name)
        return page


# ---------------------------------------------------------------- the rounds


def hidden_tabs(pages: Pages, browser: Browser) -> dict[str, Page]:
    """Two timers in tabs behind the browser's first one."""
    tabs = {}
    for name in HIDDEN:
        page = tabs[name] = pages.bare(browser.contexts[0])
        if name.endswith("muted"):
            mute(page)
        make_ready(page)
        hide(page)
    return tabs


def first_round(
    pages: Pages, browser: Browser, hidden: Browser | None
) -> tuple[dict[str, Held], list[float]]:
    """The foreground, whose frames are counted, and the hidden tabs, which paint none."""
    front = pages.in_lab(browser, "foreground")
    tabs = hidden_tabs(pages, hidden) if hidden else {}
    front.evaluate("() => holdLog.watchFrames()")
    for page in tabs.values():
        begin_unseen(page)
    begin(front)
    found = {"foreground": held(front)} | {name: held(page) for name, page in tabs.items()}
    gaps = front.evaluate("() => holdLog.gaps")
    front.context.close()
    return found, gaps


def second_round(pages: Pages, browser: Browser, folder: Path) -> dict[str, Held]:
    """A busy kernel, a dead one, and a muted timer."""
    busy, dead = (pages.in_lab(browser, name) for name in ("busy", "dead"))
    muted, enough = pages.bare(browser), folder / "enough"
    mute(muted)
    make_ready(muted)
    begin(dead)
    kill_kernel(dead)
    begin(muted)
    keep_busy(busy, until=enough)
    begin(busy)
    running = {"kernel busy": busy, "kernel killed": dead, "muted": muted}
    found = {name: held(page) for name, page in running.items()}
    if not is_busy(busy):
        raise RuntimeError("the kernel came to rest before the hold was over.")
    enough.touch()
    for page in running.values():
        page.context.close()
    return found


def stops(pages: Pages, browser: Browser, number: int) -> list[dict[str, float]]:
    """Each in a page of its own, so that all can wait for their hold at the same time."""
    ready = [pages.bare(browser) for _ in range(number)]
    for page in ready:
        make_ready(page)
        begin(page)
    times = []
    for place, page in enumerate(ready):
        wait_for_hold(page)
        page.wait_for_function("() => holdLog.sounding()")
        page.keyboard.press(KEYS[place % 2])
        times.append(page.evaluate("() => holdLog.stopped"))
        page.context.close()
    return times


# ---------------------------------------------------------------- its lines of the table


def rows(seconds: int = SECONDS, number: int = STOPS, rounds: int = ROUNDS) -> Iterator[Row]:
    found = measured(seconds, number, rounds)
    off = f"hold of {seconds} s, off by: "
    for name, holds in found.holds.items():
        late_by = [abs(one.ms - seconds * 1000) for one in holds]
        yield Row(off + name, "ms", late_by, most=LIMITS["off"], of="worst")
    if found.no_screen:
        for name in HIDDEN:
            yield Row(off + name, trouble=f"not measured: {found.no_screen}")
    yield Row("between frames, hold in front", "ms", found.gaps, most=LIMITS["frames"], of="95 %")
    what, most = "Stop: key to silent and stopped", LIMITS["stop"]
    yield Row(what, "ms", found.silent_and_over, most=most, of="worst")


def detail(name: str, one: Held, seconds: int) -> str:
    off = one.ms - seconds * 1000
    mark = "" if abs(off) <= LIMITS["off"] else "  too much"
    of = seconds * 1000 // TICK_MS
    seen = "hidden" if one.hidden else "in front"
    return f"{name:22}{one.ms:11.1f}{off:+8.1f}  {seen:9}{one.tones:6}  {one.ticks:4} of {of}{mark}"


def spread(times: Iterable[float]) -> str:
    """Median, 95th percentile and worst."""
    times = list(times)
    return f"{statistics.median(times):8.1f} {late(times):8.1f} {max(times):8.1f} {len(times):7}"


def report(found: Found, seconds: int) -> None:
    if found.no_screen:
        print(f"hidden tabs are not measured: {found.no_screen}")
    print(f"a hold of {seconds} s, in ms; tones planned; how often a page's timer of 50 ms rang")
    print(f"{'':22}{'held':>11}{'off':>8}  {'the tab':9}{'tones':>6}  timer")
    for name, holds in found.holds.items():
        for one in holds:
            print(detail(name, one, seconds))
    print(f"{'ms':29} median     95 %    worst   count")
    print(f"{'between frames, in front':27}{spread(found.gaps)}")
    print(f"{'key to silent and stopped':27}{spread(found.silent_and_over)}")
    for part, name in (("silent", "key to silent"), ("painted", "key to painted")):
        print(f"{name:27}{spread(each[part] for each in found.stopped)}")
    print(
        f"wanted: off by at most {LIMITS['off']}, 95 % of the frames at most {LIMITS['frames']} "
        f"apart, silent and stopped in at most {LIMITS['stop']}"
    )


# ---------------------------------------------------------------- measuring


def both_rounds(
    playwright: Playwright, browser: Browser, folder: Path, seconds: int
) -> tuple[dict[str, Held], list[float], str]:
    """One hold of each kind, in a JupyterLab of its own; why there are no hidden tabs, or ""."""
    folder.mkdir()
    with ExitStack() as stack:
        lab = stack.enter_context(jupyter.running_lab(folder))
        pages, hidden, no_screen = Pages(seconds, lab, stack), None, ""
        try:
            hidden = stack.enter_context(real_browser(playwright))
        except NoScreen as reason:
            no_screen = str(reason)
        found, gaps = first_round(pages, browser, hidden)
        return found | second_round(pages, browser, folder), gaps, no_screen


def measured(seconds: int, number: int, rounds: int) -> Found:
    holds: dict[str, list[Held]] = {}
    gaps: list[float] = []
    with own_home() as folder, sync_playwright() as playwright, ExitStack() as stack:
        browser = playwright.chromium.launch(**launch_arguments())
        stack.callback(browser.close)
        for turn in range(rounds):
            each, more, no_screen = both_rounds(playwright, browser, folder / str(turn), seconds)
            gaps += more
            for name, one in each.items():
                holds.setdefault(name, []).append(one)
        stopped = stops(Pages(seconds, None, stack), browser, number)
    return Found(holds, gaps, stopped, no_screen)


def main() -> None:
    given = [int(each) for each in sys.argv[1:4]]
    seconds, number, rounds = given + [SECONDS, STOPS, ROUNDS][len(given) :]
    found = measured(seconds, number, rounds)
    print(f"{machine()}, {chromium_version()}, jupyterlab {version('jupyterlab')}")
    report(found, seconds)


if __name__ == "__main__":
    main()
