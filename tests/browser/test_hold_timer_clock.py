"""The hold timer's sound, its clock, and what a browser may lack: storage, wake lock, Worker, kernel."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.practice.hold_timer import HoldTimer
from tests.browser.bench_page import Bench
from tests.browser.steered import Opened, answer, opened, pass_ms, start

CLOCK = Path(__file__).resolve().parents[2] / "glute_lessons" / "front" / "clock.js"
__all__ = ["opened"]  # a fixture

# Remembers when each tone was planned to sound, in s after the audio clock's zero.
FAKE_AUDIO = """
window.planned = []; window.audioClosed = 0; window.audioMade = 0;
window.AudioContext = class {
  constructor() { window.audioMade += 1; this.born = performance.now(); this.destination = {}; }
  get currentTime() { return (performance.now() - this.born) / 1000; }
  resume() { return Promise.resolve(); }
  close() { window.audioClosed += 1; window.planned = window.planned.filter((t) => t.of !== this);
            return Promise.resolve(); }
  createOscillator() {
    const tone = { of: this, pitch: 0 };
    return { frequency: { set value(hz) { tone.pitch = hz; } }, connect: (next) => next, stop() {},
      start: (at) => { tone.at = this.born + at * 1000; window.planned.push(tone); } };
  }
  createGain() {
    return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect: (next) => next,
             disconnect() {} };
  }
};"""


@pytest.fixture
def listened(bench: Bench, opened: Opened) -> Page:
    """A timer whose planned tones can be read."""
    bench.page.add_init_script(FAKE_AUDIO)
    page = opened()
    page.evaluate("() => { window.pressed = performance.now(); }")
    return page


def tones(page: Page) -> list[int]:
    """When each tone is planned to sound, in whole ms after Start."""
    return told(page, "tone.pitch >= 400")


def breaths(page: Page) -> list[int]:
    """The same for the low tones of the pacer."""
    return told(page, "tone.pitch < 400")


def told(page: Page, which: str) -> list[int]:
    chosen = f"planned.filter((tone) => {which}).map((tone) => Math.round(tone.at - pressed))"
    return page.evaluate(f"() => {chosen}")


TONES = [5_000, 15_000, 22_000, 23_000, 24_000, 25_000]
BREATHS = [5_000, 9_000, 15_000, 19_000]


def test_all_tones_are_planned_at_the_start_on_the_audio_clock(listened: Page) -> None:
    start(listened)
    assert tones(listened) == TONES
    assert breaths(listened) == BREATHS


def test_stop_silences_what_was_planned(listened: Page) -> None:
    start(listened)
    pass_ms(listened, 6_000)
    listened.keyboard.press("Escape")
    assert tones(listened) + breaths(listened) == []


def test_muted_plans_nothing_and_the_choice_is_remembered(listened: Page, bench: Bench) -> None:
    page = listened
    box = page.get_by_role("checkbox", name="Sound off")
    expect(box).not_to_be_checked()
    box.check()
    start(page)
    assert tones(page) + breaths(page) == []
    assert page.evaluate("() => audioMade") == 0
    page.keyboard.press("Escape")
    answer(page, "done")
    page.reload()
    expect(page.get_by_role("checkbox", name="Sound off")).to_be_checked()


def test_sound_can_be_switched_off_and_on_while_a_hold_runs(listened: Page) -> None:
    box = listened.get_by_role("checkbox", name="Sound off")
    start(listened)
    pass_ms(listened, 16_000)
    box.check()
    assert tones(listened) + breaths(listened) == []
    box.uncheck()
    assert tones(listened) == TONES[2:]
    assert breaths(listened) == BREATHS[3:]


@pytest.mark.parametrize(
    "missing",
    [
        "delete window.AudioContext; delete window.webkitAudioContext;",
        "window.AudioContext = class { constructor() { throw new Error('no sound'); } };",
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });",
        "Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined });",
        """Object.defineProperty(Navigator.prototype, 'wakeLock',
             { value: { request: () => Promise.reject(new Error('low battery')) } });""",
    ],
)
def test_a_browser_without_sound_storage_or_wake_lock_still_keeps_time(
    bench: Bench, opened: Opened, missing: str
) -> None:
    bench.page.add_init_script(missing)
    page = opened()
    page.get_by_role("checkbox", name="Sound off").check()
    page.get_by_role("checkbox", name="Sound off").uncheck()
    start(page)
    pass_ms(page, 25_100)
    assert bench.trait("state") == "done"


def test_a_kernel_that_is_gone_does_not_stop_the_clock(bench: Bench, opened: Opened) -> None:
    page = opened()
    bench.break_kernel()
    start(page)
    pass_ms(page, 25_100)
    expect(page.get_by_text("Done. Ease the pressure off slowly.").first).to_be_visible()


FAKE_WAKE_LOCK = """
window.locks = [];
Object.defineProperty(Navigator.prototype, "wakeLock", { value: { request: async (kind) => {
  const lock = { kind, held: true, release: async () => { lock.held = false; } };
  window.locks.push(lock);
  return lock;
} } });"""


@pytest.mark.parametrize("ending", ["done", "stopped", "cleared"])
def test_the_screen_is_kept_awake_only_while_a_hold_runs(
    bench: Bench, opened: Opened, ending: str
) -> None:
    bench.page.add_init_script(FAKE_WAKE_LOCK)
    page = opened()
    assert page.evaluate("() => locks.length") == 0
    start(page)
    assert page.evaluate("() => locks.map((lock) => [lock.kind, lock.held])") == [["screen", True]]
    if ending == "done":
        pass_ms(page, 25_100)
    elif ending == "stopped":
        page.keyboard.press("Escape")
    else:
        bench.clean_up()
    assert page.evaluate("() => locks.map((lock) => lock.held)") == [False]


COUNT_LISTENERS = """
window.added = [];
for (const target of [window, document]) {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  target.addEventListener = (kind, run, how) => { added.push([kind, run]); add(kind, run, how); };
  target.removeEventListener = (kind, run, how) => {
    window.added = added.filter(([k, r]) => k !== kind || r !== run);
    remove(kind, run, how);
  };
}"""


def test_clean_up_while_a_hold_runs_leaves_nothing_behind(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(COUNT_LISTENERS)
    bench.page.add_init_script(FAKE_AUDIO)
    page = opened()
    before = page.evaluate("() => added.length")
    start(page)
    assert page.evaluate("() => added.length") > before
    bench.clean_up()
    kinds = set(page.evaluate("() => added.map(([kind]) => kind)"))
    ours = {"pagehide", "glute-lessons:shut", "glute-lessons:hold-starts", "visibilitychange"}
    assert len(page.evaluate("() => added")) < before
    assert not kinds & ours
    assert page.evaluate("() => planned.length") == 0
    assert bench.listening == 0
    assert bench.trait("state") == "stopped"
    page.locator("#before").press("Space")
    assert bench.leaked == [" "]


def test_listeners_on_the_window_are_gone_once_a_hold_is_over(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(COUNT_LISTENERS)
    page = opened()
    before = page.evaluate("() => added.length")
    start(page)
    pass_ms(page, 25_100)
    assert page.evaluate("() => added.length") == before


# From here the clock is real and the plan is short.
SHORT = {
    "phases": [
        {"name": "count_in", "seconds": 0.2, "says": "Get ready"},
        {"name": "hold", "seconds": 0.8, "says": "Hold"},
        {"name": "done", "seconds": 0, "says": "Done"},
    ],
    "cues": [
        {"at_ms": 0, "sound": "", "says": "Get ready."},
        {"at_ms": 200, "sound": "start", "says": "Hold now."},
        {"at_ms": 1000, "sound": "end", "says": "Done."},
    ],
    "breaths": [{"at_ms": 200, "ms": 800, "way": "in"}],
    "open_until": 4e12,
}
NO_PAGE_TIMER = "window.setTimeout = () => 0;"


@pytest.mark.parametrize("script", ["", NO_PAGE_TIMER, "delete window.Worker;"])
def test_either_bell_alone_ends_a_hold_and_never_early(bench: Bench, script: str) -> None:
    """NO_PAGE_TIMER stands for a hidden page, whose own timers hardly ring."""
    bench.page.add_init_script(script)
    page = bench(HoldTimer("hands"), **SHORT)
    start(page)
    expect(page.get_by_text("Done. Ease").first).to_be_visible()
    assert bench.trait("elapsed_ms") >= 800


def test_a_worker_that_the_page_forbids_leaves_the_pages_own_timer(bench: Bench) -> None:
    bench.page.add_init_script(
        "window.Worker = class { constructor() { throw new DOMException('refused'); } };"
    )
    page = bench(HoldTimer("hands"), **SHORT)
    start(page)
    expect(page.get_by_text("Done. Ease").first).to_be_visible()


def test_a_hold_is_right_though_the_page_was_blocked(bench: Bench) -> None:
    page = bench(HoldTimer("hands"), **SHORT)
    start(page)
    page.evaluate(
        "() => { const until = performance.now() + 600; while (performance.now() < until) {} }"
    )
    expect(page.get_by_text("Done. Ease").first).to_be_visible()
    assert bench.trait("elapsed_ms") >= 800
    assert bench.heard.count("Hold now.") == 1
