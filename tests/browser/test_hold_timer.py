"""The hold timer in a real browser: by mouse, by keys, by announcements, and its layout.

The tests steer the page's clock, so that a hold takes no real time. The page's own timer then rings
alone, because a Worker's clock cannot be steered; the Worker's tests are in test_hold_timer_clock.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bench_page import Bench
from tests.browser.steered import MIDNIGHT, NOON, Opened, answer, feel, opened, pass_ms, start

CLOCK = Path(__file__).resolve().parents[2] / "glute_lessons" / "front" / "clock.js"
__all__ = ["opened"]  # a fixture


def test_a_hold_started_by_mouse_runs_to_its_end_and_tells_the_kernel(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    start(page)
    assert bench.trait("state") == "running"
    pass_ms(page, 24_990)
    assert bench.trait("state") == "running"
    pass_ms(page, 20)
    assert bench.trait("state") == "done"
    assert 20_000 <= bench.trait("elapsed_ms") <= 20_020
    assert [told["state"] for told in bench.saved if "state" in told] == ["running", "done"]
    bench.sync()
    assert (bench.widget.state, bench.widget.holds_done) == ("done", 1)


def test_it_can_be_started_stopped_and_started_again_by_keys_alone(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("2")
    expect(page.get_by_role("radio", name="2, Light")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    pass_ms(page, 1_000)
    page.keyboard.press("Enter")
    assert bench.trait("state") == "stopped"
    expect(page.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ease off")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("3")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start again")).to_be_focused()
    page.keyboard.press("Space")
    assert bench.trait("state") == "running"


def test_enter_held_a_little_long_on_start_does_not_press_stop(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    feel(page, 2)
    page.get_by_role("button", name="Start").focus()
    for _ in range(3):
        page.keyboard.down("Enter")
        pass_ms(page, 600)
    page.keyboard.up("Enter")
    assert bench.trait("state") == "running"


def test_the_second_click_of_a_double_click_on_start_does_not_press_stop(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    feel(page, 2)
    page.get_by_role("button", name="Start").dispatch_event("click")
    page.get_by_role("button", name="Stop").dispatch_event("click")
    assert bench.trait("state") == "running"
    pass_ms(page, 600)
    page.get_by_role("button", name="Stop").click()
    assert bench.trait("state") == "stopped"


CLOSED = "Not today. Rest, and check again tomorrow."


@pytest.mark.parametrize("open_until", [0, NOON - 1, NOON + 60_000])
def test_a_closed_gate_shows_why_and_starts_nothing(
    bench: Bench, opened: Opened, open_until: float
) -> None:
    page = opened(open_until=open_until, closed_says=CLOSED)
    page.get_by_role("button", name="Start").press("Enter")
    pass_ms(page, 60_000)
    expect(page.get_by_text(CLOSED).first).to_be_visible()
    assert bench.heard == [CLOSED]
    assert bench.trait("state") == "ready"
    assert bench.saved == []
    assert page.get_by_role("button", name="Stop").count() == 0


def test_a_gate_that_closed_while_the_page_was_open_is_noticed_at_start(
    bench: Bench, opened: Opened
) -> None:
    page = opened(open_until=NOON + 120_000, closed_says=CLOSED)
    expect(page.get_by_text(CLOSED)).to_be_hidden()
    feel(page, 2)
    pass_ms(page, 60_000)
    page.get_by_role("button", name="Start").click()
    pass_ms(page, 100)
    expect(page.get_by_text(CLOSED).first).to_be_visible()
    assert bench.trait("state") == "ready"


def test_a_gate_that_the_kernel_opens_lets_the_same_button_start(
    bench: Bench, opened: Opened
) -> None:
    page = opened(open_until=0, closed_says=CLOSED)
    expect(page.get_by_role("button", name="Start")).to_be_disabled()
    bench.set("open_until", MIDNIGHT)
    expect(page.get_by_text(CLOSED)).to_be_hidden()
    expect(page.get_by_role("button", name="Start")).to_be_enabled()
    start(page)
    assert bench.trait("state") == "running"


def test_midnight_lets_a_hold_end_but_a_check_that_now_says_no_stops_it(
    bench: Bench, opened: Opened
) -> None:
    page = opened(open_until=NOON + 70_000)
    start(page)
    pass_ms(page, 15_000)
    assert bench.trait("state") == "running"
    bench.set("open_until", 0)
    assert bench.trait("state") == "stopped"


@pytest.mark.parametrize("key", ["Escape", "Space", "Shift+Space"])
@pytest.mark.parametrize("place", ["#before", "#after", "body"])
def test_escape_and_space_stop_from_anywhere_before_other_controls_see_them(
    bench: Bench, opened: Opened, key: str, place: str
) -> None:
    page = opened()
    page.evaluate("""() => { window.seen = [];
      for (const kind of ["keydown", "keypress", "keyup", "click"])
        document.addEventListener(kind, (event) => seen.push(kind + event.key), true); }""")
    feel(page, 2)
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    pass_ms(page, 8_000)
    if place == "body":
        page.evaluate("() => document.activeElement.blur()")
    else:
        page.locator(place).focus()
    page.evaluate("() => { seen.length = 0; }")
    page.keyboard.press(key)
    assert bench.trait("state") == "stopped"
    assert bench.trait("elapsed_ms") == pytest.approx(3_000, abs=50)
    assert [one for one in page.evaluate("() => seen") if "Shift" not in one] == []
    assert page.locator("#after").input_value() == ""


def test_a_stop_key_held_down_types_nothing_until_it_is_up_and_works_again_after(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    start(page)
    page.locator("#after").focus()
    for _ in range(4):
        page.keyboard.down("Space")
    page.keyboard.up("Space")
    answer(page, "done")
    page.locator("#after").focus()
    assert page.locator("#after").input_value() == ""
    page.keyboard.type("a b")
    assert page.locator("#after").input_value() == "a b"


@pytest.mark.parametrize("key", ["Space", "Escape"])
def test_without_a_running_hold_the_page_keeps_its_keys(
    bench: Bench, opened: Opened, key: str
) -> None:
    page = opened()
    page.locator("#before").press(key)
    start(page)
    pass_ms(page, 25_100)
    page.locator("#before").press(key)
    assert len(bench.leaked) == 2


NOTEBOOK_KEYS = (
    *"abdxcvjkmyrz0",
    "ArrowDown",
    "ArrowUp",
    "Shift+Enter",
    "Enter",
    "Space",
    "Escape",
)


@pytest.mark.parametrize("key", NOTEBOOK_KEYS)
@pytest.mark.parametrize("when", ["ready", "running", "asking", "stopped"])
def test_no_key_pressed_inside_reaches_the_notebook(
    bench: Bench, opened: Opened, when: str, key: str
) -> None:
    page = opened()
    if when != "ready":
        start(page)
        pass_ms(page, 6_000)
    if when in ("asking", "stopped"):
        page.keyboard.press("Escape")
        pass_ms(page, 1_000)
    if when == "stopped":
        answer(page, "done")
    inside = page.locator(".gl-why input" if when == "asking" else ".gl-off input").first
    inside.focus()
    page.keyboard.press(key)
    assert bench.leaked == []
    assert page.locator("#widget [data-lm-suppress-shortcuts=true]").count() == 1


def test_two_holds_on_a_spot_and_no_third(bench: Bench, opened: Opened) -> None:
    page = opened()
    start(page)
    pass_ms(page, 25_100)
    start(page, "Start again")
    pass_ms(page, 25_100)
    expect(page.get_by_text("This spot has had its 2 holds.").first).to_be_visible()
    assert page.get_by_role("button").count() == 1  # the bench's own
    assert bench.trait("holds_done") == 2
    assert bench.heard[-1].endswith("This spot has had its 2 holds. Leave it for today.")


def test_a_hold_stopped_early_counts_and_one_stopped_in_the_count_in_does_not(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    start(page)
    pass_ms(page, 4_900)
    page.keyboard.press("Escape")
    answer(page, "done")
    assert (bench.trait("holds_done"), bench.trait("elapsed_ms")) == (0, 0)
    for _ in range(2):
        start(page, "Start again")
        pass_ms(page, 6_000)
        page.keyboard.press("Escape")
        answer(page, "done")
    assert bench.trait("holds_done") == 2
    assert page.get_by_role("button", name="Start again").count() == 0
    expect(page.get_by_text("Stopped. Take the pressure off.").first).to_be_visible()


def test_holds_that_the_kernel_remembers_leave_no_start(bench: Bench, opened: Opened) -> None:
    page = opened(holds_done=2)
    expect(page.get_by_text("This spot has had its 2 holds.")).to_be_visible()
    assert page.get_by_text("Ease the pressure off").count() == 0
    assert page.get_by_role("button").count() == 1


def test_every_event_is_announced_once(bench: Bench, opened: Opened) -> None:
    page = opened()
    start(page)
    pass_ms(page, 26_000)
    assert bench.heard == [
        "Get ready. Your hold starts in 5 seconds.",
        "Hold now, for 20 seconds. Breathe slowly.",
        "Halfway.",
        "Last seconds.",
        "Done. Ease the pressure off slowly.",
    ]


def test_a_page_that_slept_past_the_end_ends_the_hold_once_and_says_only_that(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    start(page)
    pass_ms(page, 1_000)
    page.clock.fast_forward(40_000)
    pass_ms(page, 100)
    assert bench.trait("state") == "done"
    assert bench.trait("holds_done") == 1
    assert bench.heard[1:] == ["Done. Ease the pressure off slowly."]


def test_a_page_that_slept_in_the_middle_says_only_the_latest_and_still_ends_in_time(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    start(page)
    pass_ms(page, 100)
    page.clock.fast_forward(16_000)
    pass_ms(page, 100)
    assert bench.heard[1:] == ["Halfway."]
    pass_ms(page, 8_780)
    assert bench.trait("state") == "running"
    pass_ms(page, 40)
    assert bench.trait("state") == "done"


def test_a_page_that_looks_at_its_clock_just_before_the_end_does_not_end_the_hold(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    start(page)
    page.clock.fast_forward(24_995)
    assert bench.trait("state") == "running"


def test_of_several_moments_slept_through_the_clock_tells_only_the_last(page: Page) -> None:
    page.add_init_script("delete window.Worker;")
    page.clock.install(time=NOON / 1000)
    page.goto("about:blank")
    page.clock.pause_at((NOON + 1000) / 1000)
    page.add_script_tag(content=CLOCK.read_text(encoding="utf-8"))
    page.evaluate(
        """() => {
          window.told = [];
          const cues = [1, 2, 3, 4].map((n) => ({ at_ms: n * 1000, says: n === 3 ? "" : `${n}` }));
          const [onLook, onEnd] = [() => {}, () => told.push("end")];
          runClock(cues, 5000, { onCue: (cue) => told.push(cue.says), onLook, onEnd }).begin();
        }"""
    )
    page.clock.fast_forward(3_500)
    page.clock.run_for(5_000)
    assert page.evaluate("() => told") == ["2", "4", "end"]


def test_the_big_digits_count_down_and_are_for_the_eyes_only(bench: Bench, opened: Opened) -> None:
    page = opened()
    start(page)
    digits = page.locator(".gl-hold-digits")
    shown = []
    for _ in range(8):
        shown.append(digits.text_content())
        pass_ms(page, 1_000)
    assert shown == ["5", "4", "3", "2", "1", "20", "19", "18"]
    assert digits.get_attribute("aria-hidden") == "true"
    bar = page.get_by_role("progressbar", name="How much of this part is done")
    assert bar.evaluate("node => node.value") == pytest.approx(3 / 20, abs=0.01)


def test_the_breathing_line_keeps_four_in_and_six_out(bench: Bench, opened: Opened) -> None:
    page = opened()
    start(page)
    pass_ms(page, 5_500)
    line = page.locator(".gl-pacer-words")
    shown = []
    for _ in range(14):
        shown.append(line.text_content())
        pass_ms(page, 1_000)
    assert shown == ["Breathe in"] * 4 + ["Breathe out"] * 6 + ["Breathe in"] * 4


def test_a_growing_shape_only_where_motion_is_welcome(bench: Bench, opened: Opened) -> None:
    bench.page.emulate_media(reduced_motion="reduce")
    page = opened()
    start(page)
    pass_ms(page, 6_000)
    expect(page.locator(".gl-pacer-shape")).to_be_hidden()
    expect(page.get_by_text("Breathe in", exact=True)).to_be_visible()
    page.emulate_media(reduced_motion="no-preference")
    expect(page.locator(".gl-pacer-shape")).to_be_visible()


def test_the_sentence_for_dizziness_is_always_there(bench: Bench, opened: Opened) -> None:
    page = opened()
    sentence = page.get_by_text("Dizzy or short of air? Breathe normally.")
    expect(sentence).to_be_visible()
    start(page)
    expect(sentence).to_be_visible()
    pass_ms(page, 6_000)
    page.keyboard.press("Escape")
    answer(page, "faint")
    expect(sentence).to_be_visible()


ANOTHER_STARTS = """() => window.dispatchEvent(
  new CustomEvent("glute-lessons:hold-starts", { cancelable: true }))"""


def test_while_a_hold_runs_no_other_one_starts_in_the_page(bench: Bench, opened: Opened) -> None:
    page = opened()
    assert page.evaluate(ANOTHER_STARTS)
    start(page)
    pass_ms(page, 6_000)
    assert not page.evaluate(ANOTHER_STARTS)
    assert bench.trait("state") == "running"


def test_a_timer_that_may_not_start_beside_another_says_so(bench: Bench, opened: Opened) -> None:
    page = opened()
    page.evaluate(
        "() => addEventListener('glute-lessons:hold-starts', (event) => event.preventDefault())"
    )
    start(page)
    pass_ms(page, 100)
    assert bench.trait("state") == "ready"
    assert bench.heard == [bench.widget.words["busy"]]
    expect(page.locator(".gl-hold-felt")).to_have_text(bench.widget.words["busy"])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_stop_is_the_largest_thing_and_nothing_is_wider_than_the_window(
    bench: Bench, opened: Opened, width: int, text_size: str
) -> None:
    bench.page.set_viewport_size({"width": width, "height": 640})
    page = opened("ball_on_floor")
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", text_size)
    assert bench.overflow() == 0
    start(page)
    pass_ms(page, 7_000)
    assert bench.overflow() == 0
    areas = page.evaluate(
        """() => [...document.querySelectorAll(".gl-hold-body *")]
          .filter((node) => !node.children.length && node.type !== "radio")
          .map((node) => [node.className, node.clientWidth * node.clientHeight])
          .sort((one, other) => other[1] - one[1])"""
    )
    assert areas[0][0] == "gl-hold-stop"
    assert areas[0][1] > areas[1][1]
    expect(page.get_by_role("button", name="Stop")).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Escape")
    assert bench.overflow() == 0
    answer(page, "numb_or_weak")
    assert bench.overflow() == 0


def test_which_keys_stop_is_told_above_stop(bench: Bench, opened: Opened) -> None:
    """Regression: below Stop it was out of sight in a window 900 pixels high."""
    page = opened()
    start(page)
    hint = page.locator(".gl-hold-hint").bounding_box()
    button = page.get_by_role("button", name="Stop").bounding_box()
    assert hint["y"] + hint["height"] <= button["y"]


def test_main_buttons_and_the_checkbox_are_big_enough_to_hit(bench: Bench, opened: Opened) -> None:
    page = opened()
    heights = {
        name: page.get_by_role(role, name=name).bounding_box()["height"]
        for role, name in [("button", "Start"), ("checkbox", "Sound off")]
    }
    assert heights["Start"] >= 44
    assert heights["Sound off"] >= 24
    assert page.locator(".gl-off").first.bounding_box()["height"] >= 44
    for box in page.locator(".gl-scale-step").all():
        assert box.bounding_box()["height"] >= 44
        assert box.bounding_box()["width"] >= 40


def test_content_is_shown_as_text(bench: Bench, opened: Opened) -> None:
    page = opened(open_until=0, closed_says="<img src=x onerror=alert(1)> & more")
    expect(page.get_by_text("<img src=x onerror=alert(1)> & more")).to_be_visible()
    assert page.locator("#widget img").count() == 0
