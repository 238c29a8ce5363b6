"""A hold goes on where nobody looks: in a tab that is truly hidden, muted, with its kernel dead or busy.

The times are those that the page itself notes; a slow machine can make no test fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from glute_lessons.practice.hold_timer import WORDS, HoldTimer
from tests.browser.bench_page import Bench
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
from tests.browser.lab import running_lab

SECONDS = 5
COURSE = [WORDS["count_in"], WORDS["hold"]]
# Browsers let a tab that was hidden for long ring its own timers once a minute. This one at once.
ONCE_A_MINUTE = """const ring = window.setTimeout;
window.setTimeout = (work, ms = 0, ...rest) =>
  ring(work, document.hidden ? Math.max(ms, 60_000) : ms, ...rest);"""
LOG = """() => ({ ...holdLog, tones: holdLog.tones, state: bench.trait("state"),
  elapsed_ms: bench.trait("elapsed_ms"), hidden: document.hidden, heard: [...bench.heard] })"""
Log = dict[str, Any]

# ---------------------------------------------------------------- tabs that are truly hidden


@pytest.fixture(scope="module")
def browser_with_tabs(playwright: Playwright) -> Iterator[Browser]:
    try:
        with real_browser(playwright) as browser:
            yield browser
    except NoScreen as reason:
        pytest.skip(str(reason))


def show(browser: Browser, script: str = "") -> Bench:
    """A timer in a tab of its own."""
    page = browser.contexts[0].new_page()
    record(page)
    page.add_init_script(script)
    bench = Bench(page)
    bench(HoldTimer("hands", seconds=SECONDS), open_until=OPEN)
    return bench


@pytest.fixture(scope="module")
def tabs(browser_with_tabs: Browser) -> Iterator[dict[str, Bench]]:
    """Three hidden tabs, each of which has kept its hold to the end."""
    sounding = show(browser_with_tabs)
    muted = show(browser_with_tabs)
    alone = show(browser_with_tabs, ONCE_A_MINUTE)
    alone.break_kernel()
    alone.break_sending()
    every = {"sounding": sounding, "muted": muted, "alone": alone}
    for bench in every.values():
        bench.page.bring_to_front()
        if bench is not sounding:
            mute(bench.page)
        make_ready(bench.page)
        hide(bench.page)
        begin_unseen(bench.page)
    for bench in every.values():
        wait_for_end(bench.page)
    yield every
    for bench in every.values():
        bench.close()
        bench.watch.check()


@pytest.fixture(scope="module")
def logs(tabs: dict[str, Bench]) -> dict[str, Log]:
    """What each tab tells of its hold while it is hidden."""
    return {name: bench.page.evaluate(LOG) for name, bench in tabs.items()}


EVERY_TAB = pytest.mark.parametrize("name", ["sounding", "muted", "alone"])


@EVERY_TAB
def test_a_hold_in_a_hidden_tab_takes_its_course_to_the_end(
    logs: dict[str, Log], name: str
) -> None:
    log = logs[name]
    assert log["hidden"]
    assert [place["hidden"] for place in log["places"]] == [True] * len(log["places"])
    assert [place["text"] for place in log["places"]][:2] == COURSE
    assert log["over"]


@EVERY_TAB
def test_a_hold_in_a_hidden_tab_is_as_long_as_planned_and_no_timer_of_the_page_ended_it(
    logs: dict[str, Log], name: str
) -> None:
    """A page's own timer would have ended the last tab's hold a minute late."""
    log = logs[name]
    assert log["state"] == "done"
    assert SECONDS * 1000 <= log["elapsed_ms"] < 30_000


def test_the_pages_own_timers_are_slowed_down_there(logs: dict[str, Log]) -> None:
    """Else the tests above would prove nothing. A timer of 50 ms rings once a second at most."""
    log = logs["muted"]
    held = log["places"][2]["at"] - log["places"][1]["at"]
    assert log["ticks"] <= held / 1000 + 2


def test_a_tab_that_comes_to_the_front_tells_only_how_its_hold_ended(
    tabs: dict[str, Bench], logs: dict[str, Log]
) -> None:
    bench, before = tabs["muted"], logs["muted"]["heard"]
    cues = {cue["says"] for cue in bench.trait("cues")}
    assert not cues & set(before)
    bench.page.bring_to_front()
    ended = "([count, words]) => bench.heard.slice(count).some((told) => told.startsWith(words))"
    bench.page.wait_for_function(ended, arg=[len(before), WORDS["says_done"]])
    # No kernel answers here, so the outbox may say meanwhile that the hold is not saved yet.
    told = [each for each in bench.heard[len(before) :] if not each.startswith(WORDS["unsaved"])]
    assert len(told) == 1


# ---------------------------------------------------------------- the audio graph


PITCH = {"start": 880, "halfway": 660, "last": 550, "end": 440}  # Hz; breaths have lower ones


def planned(bench: Bench) -> list[tuple[int, int]]:
    """Each tone that the plan wants: its pitch, and when, in ms before the hold's end."""
    cues = [cue for cue in bench.trait("cues") if cue["sound"]]
    return [(PITCH[cue["sound"]], cues[-1]["at_ms"] - cue["at_ms"]) for cue in cues]


def scheduled(tones: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The same, as the audio clock was told it."""
    cues = [tone for tone in tones if tone["pitch"] in PITCH.values()]
    return [(tone["pitch"], round((cues[-1]["at"] - tone["at"]) * 1000)) for tone in cues]


@pytest.fixture
def recorded(bench: Bench) -> Page:
    """A page that notes what its real audio graph is told."""
    record(bench.page)
    bench(HoldTimer("hands", seconds=30), open_until=OPEN)
    make_ready(bench.page)
    return bench.page


def wait_for_tones(page: Page) -> list[dict[str, Any]]:
    page.wait_for_function("() => holdLog.tones.length")
    return page.evaluate("() => holdLog.tones")


def test_the_audio_graph_is_told_every_tone_at_the_start_and_at_its_planned_time(
    bench: Bench, recorded: Page
) -> None:
    begin(recorded)
    tones = wait_for_tones(recorded)
    assert [pitch for pitch, _ in planned(bench)] == [880, 660, 550, 550, 550, 440]
    assert scheduled(tones) == planned(bench)
    assert all(tone["at"] < tone["ends"] for tone in tones)


def test_in_a_hidden_tab_the_tones_are_told_just_so(
    tabs: dict[str, Bench], logs: dict[str, Log]
) -> None:
    assert scheduled(logs["sounding"]["tones"]) == planned(tabs["sounding"])


def test_stop_leaves_no_tone_to_come(recorded: Page) -> None:
    """It does not wait for them: by themselves they would be over after 35 s."""
    begin(recorded)
    wait_for_tones(recorded)
    assert recorded.evaluate("() => holdLog.sounding()") > 0
    recorded.keyboard.press("Escape")
    recorded.wait_for_function("() => !holdLog.sounding()", timeout=20_000)


def test_muted_no_audio_clock_is_made_and_nothing_is_scheduled(
    bench: Bench, recorded: Page, logs: dict[str, Log]
) -> None:
    mute(recorded)
    begin(recorded)
    bench.sync()
    silent = [recorded.evaluate("() => ({ ...holdLog, tones: holdLog.tones })")]
    silent += [logs["muted"], logs["alone"]]
    assert [(log["contexts"], log["tones"]) for log in silent] == [(0, [])] * 3
    assert bench.trait("state") == "running"


# ---------------------------------------------------------------- a busy kernel, and a dead one


def test_in_jupyterlab_a_hold_ends_while_its_kernel_is_busy_and_after_it_died(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    monkeypatch.setenv("GLUTE_LESSONS_HOME", str(tmp_path / "home"))
    lab_folder, enough = tmp_path / "lab", tmp_path / "enough"
    lab_folder.mkdir()
    with running_lab(lab_folder) as lab:
        busy, dead = browser.new_page(), browser.new_page()
        for page, name in ((busy, "busy"), (dead, "dead")):
            write_lesson(lab, name, SECONDS)
            record(page)
            open_timer(page, lab, name)
        begin(dead)
        kill_kernel(dead)
        keep_busy(busy, until=enough)
        begin(busy)
        wait_for_hold(busy)
        for page in (busy, dead):
            wait_for_end(page)
            assert page.evaluate("() => holdLog.places.map(({ text }) => text)")[:2] == COURSE
        assert is_busy(busy)
        enough.touch()
        for page in (busy, dead):
            page.context.close()
