"""The pacer, the spoken cues, vibration, and what a browser lacks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bench_page import Bench
from tests.browser.steered import Opened, answer, feel, opened, pass_ms, start
from tests.browser.test_hold_timer_clock import FAKE_AUDIO, breaths, tones

__all__ = ["opened"]  # a fixture

BREATHS_OFF = "Breathing tones off"


# ---------------------------------------------------------------- the pacer


@pytest.fixture
def listened(bench: Bench, opened: Opened) -> Page:
    bench.page.add_init_script(FAKE_AUDIO)
    page = opened()
    page.evaluate("() => { window.pressed = performance.now(); }")
    return page


def test_a_low_tone_goes_with_each_breath_in_and_a_lower_one_out(listened: Page) -> None:
    start(listened)
    pitches = listened.evaluate("() => planned.map((t) => t.pitch).filter((hz) => hz < 400)")
    assert len(set(pitches)) == 2
    assert pitches[0] > pitches[1]
    assert pitches == [pitches[0], pitches[1]] * 2


def test_breathing_tones_have_a_mute_of_their_own_that_is_remembered(listened: Page) -> None:
    page = listened
    box = page.get_by_role("checkbox", name=BREATHS_OFF)
    expect(box).not_to_be_checked()
    start(page)
    box.check()
    assert breaths(page) == []
    assert len(tones(page)) == 6
    box.uncheck()
    assert len(breaths(page)) == 4
    box.check()
    page.keyboard.press("Escape")
    answer(page, "done")
    page.reload()
    expect(page.get_by_role("checkbox", name=BREATHS_OFF)).to_be_checked()


def test_with_sound_off_a_breath_sounds_no_more_than_a_cue(listened: Page) -> None:
    page = listened
    start(page)
    page.get_by_role("checkbox", name="Sound off").check()
    box = page.get_by_role("checkbox", name=BREATHS_OFF)
    box.check()
    box.uncheck()
    assert breaths(page) + tones(page) == []


@pytest.mark.parametrize(
    ("rate", "in_s", "whole_s"), [(None, 4, 10), (4, 6, 15), (6, 4, 10), (10, 2.4, 6)]
)
def test_words_and_shape_keep_the_pace_that_was_asked_for(
    bench: Bench, opened: Opened, rate: float | None, in_s: float, whole_s: float
) -> None:
    page = opened(seconds=30, breaths_per_minute=rate)
    start(page)
    pass_ms(page, 5_000)
    for begin_s in (0, whole_s):
        for at_s, words, full in (
            (begin_s + 0.1, "Breathe in", True),
            (begin_s + in_s - 0.1, "Breathe in", True),
            (begin_s + in_s + 0.1, "Breathe out", False),
            (begin_s + whole_s - 0.1, "Breathe out", False),
        ):
            passed = page.evaluate("() => performance.now()")
            start_ms = page.evaluate("() => window.heldFrom ??= performance.now()")
            pass_ms(page, round(at_s * 1000 - (passed - start_ms)))
            expect(page.locator(".gl-pacer-words")).to_have_text(words)
            shape = page.locator(".gl-pacer-shape")
            assert shape.evaluate("node => node.classList.contains('gl-pacer-full')") == full


def test_where_motion_is_not_welcome_words_and_a_bar_stand_in(bench: Bench, opened: Opened) -> None:
    bench.page.emulate_media(reduced_motion="reduce")
    page = opened()
    start(page)
    bar = page.get_by_role("progressbar", name="How far this breath is")
    shown = []
    for _ in range(12):
        pass_ms(page, 1_000)
        shown.append(round(bar.evaluate("node => node.value"), 2))
    assert shown[4:] == [0, 0.25, 0.5, 0.75, 1, 0.83, 0.67, 0.5]
    expect(bar).to_be_visible()
    expect(page.locator(".gl-pacer-shape")).to_be_hidden()
    page.emulate_media(reduced_motion="no-preference")
    expect(bar).to_be_hidden()
    expect(page.locator(".gl-pacer-shape")).to_be_visible()


def test_between_two_sides_nothing_paces_the_breath(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(FAKE_AUDIO)
    page = opened(side="both", seconds=5)
    page.evaluate("() => { window.pressed = performance.now(); }")
    start(page)
    assert breaths(page) == [5_000, 9_000]  # of the right side only; the left one may have to wait
    pass_ms(page, 12_000)
    expect(page.locator(".gl-pacer-words")).to_have_text("Breathe as you like")
    assert breaths(page) == []
    feel(page, 2)
    pass_ms(page, 50_000)
    assert breaths(page) == [65_000, 69_000]


# ---------------------------------------------------------------- spoken cues

# A voice of this machine, and one of a service. What is said, and null for each time it is cut short.
VOICES = """
window.spoken = [];
window.voices = [{ localService: false, lang: "en-US", name: "far" },
                 { localService: true, lang: "en-GB", name: "here" }];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => window.voices,
  speak: (part) => { window.spoken.push(part.text); window.last = part; },
  cancel: () => { window.spoken.push(null); },
  addEventListener() {}, removeEventListener() {} } });
"""
CUES = [
    "Get ready. Your hold starts in 5 seconds.",
    "Hold now, for 20 seconds. Breathe slowly.",
    "Halfway.",
    "Last seconds.",
    "Done. Ease the pressure off slowly.",
]


@pytest.fixture
def spoken(bench: Bench, opened: Opened) -> Page:
    bench.page.add_init_script(VOICES)
    page = opened()
    feel(page, 2)
    page.evaluate("() => { spoken.length = 0; bench.heard.length = 0; }")
    return page


def said(page: Page) -> list[str]:
    return page.evaluate("() => spoken.filter(Boolean)")


def run_a_hold(page: Page) -> None:
    page.get_by_role("button", name="Start").press("Enter")
    pass_ms(page, 25_100)


def test_a_voice_of_this_machine_says_each_cue_and_the_live_region_is_silent(
    bench: Bench, spoken: Page
) -> None:
    run_a_hold(spoken)
    assert said(spoken) == CUES
    assert bench.heard == []
    assert spoken.evaluate("() => last.voice.name") == "here"


def test_a_voice_that_is_switched_off_leaves_the_cues_to_the_live_region(
    bench: Bench, spoken: Page
) -> None:
    spoken.get_by_role("checkbox", name="Voice off").check()
    run_a_hold(spoken)
    assert said(spoken) == []
    assert bench.heard == CUES
    spoken.reload()
    expect(spoken.get_by_role("checkbox", name="Voice off")).to_be_checked()


def test_a_service_that_would_get_the_text_is_no_voice(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(VOICES + "voices.pop();")
    page = opened()
    feel(page, 2)
    run_a_hold(page)
    assert said(page) == []
    assert bench.heard[-5:] == CUES
    expect(page.get_by_role("checkbox", name="Voice off")).to_be_hidden()


def test_what_a_browser_refuses_to_say_is_announced(bench: Bench, spoken: Page) -> None:
    spoken.get_by_role("button", name="Start").press("Enter")
    spoken.evaluate("() => last.onerror({ error: 'not-allowed' })")
    pass_ms(spoken, 25_100)
    assert bench.heard == CUES


def test_stop_cuts_the_voice_short_and_asks_aloud(bench: Bench, spoken: Page) -> None:
    spoken.get_by_role("button", name="Start").press("Enter")
    pass_ms(spoken, 8_000)
    spoken.evaluate("() => { spoken.length = 0; }")
    spoken.keyboard.press("Escape")
    assert spoken.evaluate("() => spoken[0]") is None
    assert said(spoken) == ["Stopped. Take the pressure off. Why did you stop?"]


# ---------------------------------------------------------------- vibration, and what is missing


def test_each_tone_has_its_vibration_and_stop_ends_it(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(
        """window.shaken = []; Object.defineProperty(Navigator.prototype, "vibrate",
          { value: (pattern) => { window.shaken.push(pattern); return true; } });"""
    )
    page = opened()
    start(page)
    pass_ms(page, 25_100)
    assert page.evaluate("() => shaken") == [[250], [120, 120, 120], [60], [60], [60], [500]]
    start(page, "Start again")
    pass_ms(page, 8_000)
    page.keyboard.press("Escape")
    assert page.evaluate("() => shaken.at(-1)") == 0


ALL_THERE = (
    VOICES
    + """
Object.defineProperty(window, "Worker",
  { value: class { postMessage() {} terminate() {} }, writable: true, configurable: false });
window.AudioContext = class { constructor() { throw new Error("quiet"); } };
for (const name of ["wakeLock", "vibrate"])
  Object.defineProperty(Navigator.prototype, name, { value: () => true, configurable: true });
"""
)
LACKS = [
    ("delete window.speechSynthesis; window.voices = [];", "voice of its own"),
    ("delete window.AudioContext; delete window.webkitAudioContext;", "sound"),
    (
        "Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined });",
        "way to keep the screen on",
    ),
    ("window.Worker = undefined;", "background clock"),
    ("Object.defineProperty(Navigator.prototype, 'vibrate', { value: undefined });", "vibration"),
]


@pytest.mark.parametrize(("lack", "told"), LACKS, ids=[told for _, told in LACKS])
def test_what_is_missing_is_told_once_and_the_timer_goes_on(
    bench: Bench, opened: Opened, lack: str, told: str
) -> None:
    bench.page.add_init_script(ALL_THERE)
    bench.page.add_init_script(lack)
    page = opened()
    pass_ms(page, 2_000)
    sentence = f"This browser has no {told}. The timer works without."
    expect(page.get_by_text(sentence)).to_have_count(1)
    start(page)
    pass_ms(page, 25_100)
    assert bench.trait("state") == "done"
    expect(page.get_by_text(sentence)).to_have_count(1)
    assert not any("This browser" in each for each in bench.heard)


def test_where_nothing_is_missing_nothing_is_told(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(ALL_THERE)
    page = opened()
    pass_ms(page, 2_000)
    expect(page.locator(".gl-hold-missing")).to_be_hidden()
