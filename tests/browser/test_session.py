"""A guided session in a real browser: by keys alone, by touch, by ear, and every way to stop it.

The page's clock stands still until a test moves it, so that a session takes no real time.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.content import load
from glute_lessons.practice import stopping
from glute_lessons.practice.session import SessionCard
from glute_lessons.practice.session_words import WORDS
from tests.browser.bench_page import Bench
from tests.browser.steered import MIDNIGHT, NOON, pass_ms

SET_MS, HOLD_MS, REST_MS = 70_000, 28_000, 30_000  # led in and all
Opened = Callable[..., Page]
LIBRARY = load()
STOPS = {stop["id"]: stop for stop in stopping.as_data(LIBRARY)}


@pytest.fixture
def opened(bench: Bench) -> Opened:
    """Shows a session on a page whose clock stands still until a test moves it."""

    def show(technique: str = "hands", side: str = "right", **traits: Any) -> Page:
        page = bench.page
        page.add_init_script("delete window.Worker;")
        page.clock.install(time=NOON / 1000)
        theme = traits.pop("theme", "light")
        bench(SessionCard(technique, side), theme, **({"open_until": MIDNIGHT} | traits))
        page.clock.pause_at((NOON + 60_000) / 1000)
        return page

    return show


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    pass_ms(page, 100)


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def begin(page: Page) -> None:
    press(page, WORDS["begin"])
    pass_ms(page, 600)


def to_passes(page: Page) -> None:
    """From the first view to the passes, which have not begun."""
    begin(page)
    press(page, WORDS["skip"])
    while page.get_by_role("heading", name="Before you press").count() == 0:
        press(page, WORDS["next"])
    page.keyboard.press("2")
    pass_ms(page, 100)
    press(page, WORDS["next"])
    press(page, WORDS["next"])
    at(page, "Right side: slow passes")


def pressing(page: Page) -> None:
    """One second into the first pass."""
    to_passes(page)
    press(page, WORDS["start_passes"])
    pass_ms(page, 11_000)


def holding(page: Page) -> None:
    """About ten seconds into the hold."""
    to_passes(page)
    press(page, WORDS["start_passes"])
    pass_ms(page, SET_MS + 18_000)
    at(page, "Right side: one hold")


def answer(page: Page, reason: str) -> None:
    pass_ms(page, 1000)
    page.get_by_role("radio", name=STOPS[reason]["words"], exact=True).check()
    page.get_by_role("button", name=WORDS["why_button"]).click()
    pass_ms(page, 100)


def events(bench: Bench, kind: str) -> list[dict[str, Any]]:
    sent = [each for message in bench.sent for each in message.get("events", [])]
    once = {each["id"]: each for each in sent}
    return [each["body"] for each in once.values() if each["kind"] == kind]


def steps(bench: Bench) -> list[str]:
    return [f"{body['state']} {body['step']}".strip() for body in events(bench, "session")]


# ------------------------------------------------------------------ a whole session


def test_a_whole_session_by_enter_and_digits_alone_from_heading_to_heading(
    bench: Bench, opened: Opened
) -> None:
    page = opened("foam_rolling", "both")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    pass_ms(page, 600)
    stages = [stage for stage in bench.trait("stages") if stage["kind"] != "hold"]
    for stage in stages:
        expect(page.get_by_role("heading", name=stage["title"], exact=True)).to_be_focused()
        if stage["asks"]:
            page.keyboard.press("2")
        if stage["kind"] == "passes":
            page.keyboard.press("Enter")
            pass_ms(page, SET_MS + HOLD_MS)
        elif stage != stages[-1]:
            page.keyboard.press("Enter")
        pass_ms(page, 100)
    wanted = [f"step {stage['id']}" for stage in bench.trait("stages")]
    assert steps(bench) == ["begun", *wanted, "ended afterwards"]
    assert [hold["ended"] for hold in events(bench, "hold")] == ["done", "done"]
    felt = [(body["moment"], body["side"], body["value"]) for body in events(bench, "feeling")]
    assert felt == [
        ("before", "right", 2),
        ("during", "right", 2),
        ("during", "left", 2),
        ("after", "left", 2),
    ]
    assert set(bench.leaked) == {"Tab"}


def test_each_stage_is_announced_once_and_nothing_else_is_but_its_cues(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    holding(page)
    stages = {stage["id"]: stage for stage in bench.trait("stages")}
    cues = [cue["says"] for cue in stages["passes_right"]["cues"] if cue["says"]]
    said = [
        stages["how_find"]["says"],
        *(stages[f"there_{n}"]["says"] for n in (1, 2, 3)),
        *(stages["before"]["says"], "2 of 10. You can start.", stages["on"]["says"]),
        *(stages["passes_right"]["says"], *cues, stages["hold_right"]["says"]),
        *(cue["says"] for cue in stages["hold_right"]["cues"][:2]),
    ]
    assert [line for line in bench.heard if line != WORDS["unsaved"]] == said


def test_every_view_fits_a_phone_and_can_be_done_by_touch(bench: Bench, opened: Opened) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 568})
    page = opened("ball_on_wall")
    wide = [bench.overflow()]
    to_passes(page)
    wide.append(bench.overflow())
    press(page, WORDS["start_passes"])
    stop = page.get_by_role("button", name="Stop").bounding_box()
    assert stop and stop["height"] >= 160 and stop["width"] > 200
    assert stop["y"] + stop["height"] <= 568, "Stop is seen without scrolling"
    buttons = page.locator(".gl-card button").evaluate_all(
        "all => all.map((one) => one.offsetWidth * one.offsetHeight)"
    )
    assert max(buttons) == buttons[0]
    pass_ms(page, SET_MS + HOLD_MS)
    at(page, "Right side: rest")
    wide.append(bench.overflow())
    press(page, "Something feels wrong")
    wide.append(bench.overflow())
    assert wide == [0, 0, 0, 0]


# ------------------------------------------------------------------ the feeling decides


@pytest.mark.parametrize("value", [5, 6, 9])
def test_more_than_four_before_any_pressure_does_not_go_on(
    bench: Bench, opened: Opened, value: int
) -> None:
    page = opened()
    begin(page)
    press(page, WORDS["skip"])
    for _ in range(3):
        press(page, WORDS["next"])
    press(page, WORDS["next"])
    expect(page.get_by_text(WORDS["choose_first"]).first).to_be_visible()
    page.keyboard.press(str(value))
    press(page, WORDS["next"])
    at(page, "Before you press")
    expect(page.get_by_text("Start only at 4 or less").first).to_be_visible()
    page.keyboard.press("4")
    press(page, WORDS["next"])
    at(page, "Into place")


@pytest.mark.parametrize("value", [6, 7, 9])
def test_six_or_more_ends_the_press_at_once_and_asks_why(
    bench: Bench, opened: Opened, value: int
) -> None:
    page = opened()
    holding(page)
    page.keyboard.press(str(value))
    expect(page.get_by_role("dialog")).to_contain_text(f"{value} of 10 is too much")
    assert [hold["ended"] for hold in events(bench, "hold")] == ["stopped"]
    assert events(bench, "feeling")[-1]["value"] == value


def test_five_in_the_passes_leaves_the_hold_out(bench: Bench, opened: Opened) -> None:
    page = opened()
    pressing(page)
    page.keyboard.press("5")
    pass_ms(page, SET_MS)
    at(page, "Right side: rest")
    assert events(bench, "hold") == []
    assert bench.heard[-1].startswith("That was more than 4, so this set goes without a hold. Ease")


def test_the_hold_can_be_left_out_beforehand(bench: Bench, opened: Opened) -> None:
    page = opened()
    to_passes(page)
    page.get_by_role("checkbox", name=WORDS["no_hold"]).check()
    press(page, WORDS["start_passes"])
    pass_ms(page, SET_MS)
    at(page, "Right side: rest")
    assert events(bench, "hold") == []


def test_after_a_strong_press_it_goes_on_only_once_it_is_four_or_less(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    holding(page)
    pass_ms(page, HOLD_MS)
    at(page, "Right side: rest")
    press(page, WORDS["next"])
    at(page, "Right side: rest")  # nothing chosen
    page.keyboard.press("5")
    press(page, WORDS["next"])
    at(page, "Right side: rest")
    now = page.get_by_role("group", name=WORDS["now_at"])
    now.get_by_role("radio", name="5, The limit").check()
    press(page, WORDS["next"])
    at(page, "Right side: rest")
    now.get_by_role("radio", name="4, The aim").check()
    press(page, WORDS["next"])
    at(page, "Off the pressure")


# ------------------------------------------------------------------ stop


@pytest.mark.parametrize(
    ("key", "place", "moment"),
    [
        ("Escape", "#before", pressing),
        ("Space", "#before", holding),
        ("Escape", "#after", holding),
        ("Space", "#after", pressing),
        ("Space", "body", holding),
    ],
)
def test_space_and_escape_stop_from_anywhere_while_it_presses(
    bench: Bench, opened: Opened, key: str, place: str, moment: Callable[[Page], None]
) -> None:
    page = opened()
    moment(page)
    page.locator(place).evaluate("node => { document.activeElement.blur(); node.focus(); }")
    page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator("#after").input_value() == ""


@pytest.mark.parametrize("reason", [id_ for id_ in STOPS if id_ != "left"])
def test_every_answer_leads_to_the_advice_of_the_sensation_table(
    bench: Bench, opened: Opened, reason: str
) -> None:
    page = opened()
    holding(page)
    page.keyboard.press("Escape")
    answer(page, reason)
    verdict = STOPS[reason]["verdict"]
    (told,) = events(bench, "stop")
    assert (told["reason"], told["side"], told["technique"]) == (reason, "right", "hands")
    assert 8 <= told["seconds"] <= 12
    if verdict == "continue":
        at(page, "Right side: rest")
        return
    for advice in STOPS[reason]["advice"]:
        expect(page.locator(".gl-advice")).to_contain_text(advice)
    over = verdict in ("stop", "get_help_now")
    assert steps(bench)[-1] == ("left hold_right" if over else "step hold_right")
    assert page.get_by_role("button", name=WORDS["go_on"]).count() == (0 if over else 1)
    if over:
        shut = WORDS["shut_help" if verdict == "get_help_now" else "shut_stop"]
        expect(page.locator(".gl-ses-body").get_by_text(shut)).to_be_visible()
        assert page.locator(".gl-ses-body").get_by_role("button").count() == 0


def test_too_intense_goes_on_at_four_or_less_with_no_more_pressing_on_this_side(
    bench: Bench, opened: Opened
) -> None:
    page = opened(side="both")
    pressing(page)
    page.keyboard.press("Escape")
    answer(page, "too_intense")
    for text in LIBRARY.techniques["hands"].press_less:
        expect(page.get_by_text(text)).to_be_visible()
    press(page, WORDS["go_on"])
    expect(page.get_by_text(WORDS["choose_first"]).first).to_be_visible()
    page.keyboard.press("5")
    press(page, WORDS["go_on"])
    expect(page.get_by_text("Go on only at 4 or less").first).to_be_visible()
    page.keyboard.press("4")
    press(page, WORDS["go_on"])
    at(page, "Right side: rest")
    press(page, WORDS["next"])
    at(page, "Change sides")
    assert events(bench, "hold") == []


def test_a_question_that_is_closed_counts_as_a_warning_sign(bench: Bench, opened: Opened) -> None:
    page = opened()
    holding(page)
    page.keyboard.press("Escape")
    pass_ms(page, 1000)
    page.keyboard.press("Escape")
    expect(page.get_by_text(WORDS["unanswered"]).first).to_be_visible()
    assert [stop["reason"] for stop in events(bench, "stop")] == ["left"]
    assert steps(bench)[-1] == "left hold_right"


def test_a_card_that_is_cleared_while_it_presses_counts_as_left(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    holding(page)
    bench.clean_up()
    pass_ms(page, 2000)
    assert [stop["reason"] for stop in events(bench, "stop")] == ["left"]
    assert [hold["ended"] for hold in events(bench, "hold")] == ["stopped"]
    assert bench.listening == 0


def test_what_feels_wrong_can_be_said_in_a_rest_too(bench: Bench, opened: Opened) -> None:
    page = opened()
    holding(page)
    pass_ms(page, HOLD_MS)
    press(page, WORDS["wrong"])
    answer(page, "numb_or_weak")
    assert [stop["reason"] for stop in events(bench, "stop")] == ["numb_or_weak"]
    assert steps(bench)[-1] == "left rest_right"


def test_ending_it_on_the_way_leads_up_again_and_ends_it(bench: Bench, opened: Opened) -> None:
    page = opened("foam_rolling")
    to_passes(page)
    press(page, WORDS["end"])
    at(page, "Getting up, 1 of 5")
    for _ in range(5):
        press(page, WORDS["next"])
    at(page, "Afterwards, and tomorrow")
    assert steps(bench)[-1] == "ended afterwards"


def test_the_second_click_of_a_double_click_does_not_stop(bench: Bench, opened: Opened) -> None:
    page = opened()
    to_passes(page)
    page.get_by_role("button", name=WORDS["start_passes"]).dispatch_event("click")
    page.get_by_role("button", name="Stop").dispatch_event("click")
    expect(page.get_by_role("dialog")).to_have_count(0)
    pass_ms(page, 600)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("dialog")).to_be_visible()


# ------------------------------------------------------------------ the gate and the kernel


@pytest.mark.parametrize("open_until", [0, NOON - 1])
def test_a_closed_gate_says_why_and_begins_nothing(
    bench: Bench, opened: Opened, open_until: float
) -> None:
    page = opened(open_until=open_until, closed_says="Not today.")
    begin(page)
    at(page, WORDS["before_begin"])
    expect(page.get_by_text("Not today.").first).to_be_visible()
    assert bench.heard == ["Not today."]
    assert steps(bench) == []


def test_passes_do_not_start_once_the_gate_has_closed(bench: Bench, opened: Opened) -> None:
    page = opened()
    to_passes(page)
    bench.set("open_until", 0)
    press(page, WORDS["start_passes"])
    at(page, "Right side: slow passes")
    assert page.get_by_role("button", name="Stop").count() == 0
    assert steps(bench)[-1] == "step on"


def test_a_check_that_now_says_no_stops_the_press_but_midnight_lets_it_end(
    bench: Bench, opened: Opened
) -> None:
    page = opened(open_until=NOON + 65_000)
    pressing(page)
    assert page.get_by_role("button", name="Stop").count() == 1
    bench.set("open_until", 0)
    pass_ms(page, 100)
    at(page, WORDS["over"])
    assert steps(bench)[-1] == "left passes_right"


def test_after_a_warning_sign_a_new_go_of_the_kernel_begins_anew(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    pressing(page)
    page.keyboard.press("Escape")
    answer(page, "faint")
    bench.set("open_until", 0)
    expect(page.locator(".gl-advice")).to_be_visible()
    bench.set("open_until", MIDNIGHT)
    expect(page.get_by_role("button", name=WORDS["begin"], exact=True)).to_be_visible()


def test_a_warning_sign_in_another_card_ends_it(bench: Bench, opened: Opened) -> None:
    page = opened()
    pressing(page)
    page.evaluate(
        "stop => window.dispatchEvent(new CustomEvent('glute-lessons:shut', { detail: stop }))",
        STOPS["numb_or_weak"],
    )
    pass_ms(page, 100)
    at(page, WORDS["over"])
    expect(page.get_by_text(WORDS["shut_stop"]).first).to_be_visible()


def test_another_hold_on_the_page_comes_first(bench: Bench, opened: Opened) -> None:
    page = opened()
    to_passes(page)
    page.evaluate(
        "window.addEventListener('glute-lessons:hold-starts', (event) => event.preventDefault())"
    )
    press(page, WORDS["start_passes"])
    assert page.get_by_role("button", name="Stop").count() == 0
    assert WORDS["busy"] in bench.heard


def test_with_a_dead_kernel_it_begins_with_the_plan_it_has(bench: Bench, opened: Opened) -> None:
    page = opened()
    bench.break_sending()
    bench.break_kernel()
    begin(page)
    at(page, "How it goes, 1 of 8")


def test_what_the_log_says_by_now_is_asked_before_it_begins(bench: Bench, opened: Opened) -> None:
    page = opened()
    press(page, WORDS["begin"])
    assert {"kind": "plan"} in bench.sent
    bench.set("stages", [])
    bench.set("left_out", ["The right side rests."])
    bench.receive({"kind": "planned"})
    expect(page.get_by_text("The right side rests.")).to_be_visible()
    expect(page.get_by_text(WORDS["rest_today"])).to_be_visible()
    assert steps(bench) == []


RUN = "0" * 32


def test_a_session_left_in_the_middle_goes_on_at_its_step_once_it_is_rated(
    bench: Bench, opened: Opened
) -> None:
    page = opened(side="both", resume={"run": RUN, "step": "switch"})
    press(page, WORDS["go_on_at"])
    expect(page.get_by_text(WORDS["choose_first"]).first).to_be_visible()
    page.get_by_role("radio", name="5, The limit").check()
    press(page, WORDS["go_on_at"])
    at(page, WORDS["before_begin"])
    page.get_by_role("radio", name="1, Light").check()
    press(page, WORDS["go_on_at"])
    at(page, "Change sides")
    (told,) = events(bench, "session")
    assert (told["state"], told["step"], told["run"]) == ("step", "switch", RUN)


def test_a_session_left_in_the_middle_can_be_given_up(bench: Bench, opened: Opened) -> None:
    page = opened(resume={"run": RUN, "step": "passes_right"})
    press(page, WORDS["give_up"])
    pass_ms(page, 600)
    expect(page.get_by_role("button", name=WORDS["begin"], exact=True)).to_be_visible()
    assert [(body["state"], body["run"]) for body in events(bench, "session")] == [("left", RUN)]


# ------------------------------------------------------------------ by ear, by eye

TAPE = """
window.tape = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) {
  tape.push([Math.round(this.frequency.value), at]);
  return start.call(this, at);
};
"""


def test_the_pace_of_the_passes_is_planned_on_the_audio_clock(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(TAPE)
    page = opened()
    to_passes(page)
    press(page, WORDS["start_passes"])
    page.wait_for_function("tape.length === 21")
    tape = page.evaluate("tape")
    passes = [(pitch, at) for pitch, at in tape if pitch in (523, 392)]
    assert [pitch for pitch, _ in passes] == [523, 392] * 10
    gaps = [b - a for (_, a), (_, b) in pairwise(passes)]
    assert all(abs(gap - 3) < 1e-6 for gap in gaps)


def test_muted_nothing_sounds_and_the_voice_keeps_the_pace(bench: Bench, opened: Opened) -> None:
    bench.page.add_init_script(TAPE + VOICE)
    page = opened()
    page.get_by_role("checkbox", name=WORDS["mute"]).check()
    to_passes(page)
    press(page, WORDS["start_passes"])
    pass_ms(page, 10_000 + 12_000)
    assert page.evaluate("tape") == []
    assert page.evaluate("spoken").count(WORDS["there"]) == 2  # the first was a whole sentence
    assert page.evaluate("spoken").count(WORDS["way_back"]) == 1


VOICE = """
window.spoken = [];
class Said { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Said;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ localService: true, lang: "en-GB", name: "Here" }],
  speak: (said) => spoken.push(said.text),
  cancel: () => {}, addEventListener: () => {}, removeEventListener: () => {},
} });
"""


def test_with_a_voice_every_stage_is_said_and_no_live_region_speaks(
    bench: Bench, opened: Opened
) -> None:
    bench.page.add_init_script(VOICE)
    page = opened()
    holding(page)
    spoken = " ".join(page.evaluate("spoken"))
    for stage in bench.trait("stages"):
        if stage["id"] in ("how_find", "there_1", "before", "on", "passes_right", "hold_right"):
            assert f"{stage['title']}. {stage['says']}" in spoken
    expect(page.locator(".gl-saved")).to_be_hidden()  # and cannot speak of a busy kernel now
    assert set(bench.heard) <= {WORDS["unsaved"]}
    pass_ms(page, HOLD_MS)
    before = len(page.evaluate("spoken"))
    press(page, WORDS["again"])
    assert page.evaluate("spoken")[before].startswith("Right side: rest. Ease the pressure")


def test_drawings_have_their_names_their_words_and_ids_of_their_own(
    bench: Bench, opened: Opened
) -> None:
    page = opened("foam_rolling")
    begin(page)
    drawings = page.get_by_role("img")
    assert [each.get_attribute("aria-label") for each in drawings.all()] == [
        "Foam rolling: leaning to the right",
        "Foam rolling, right side: where to roll and where not, from behind",
    ]
    assert page.get_by_text(WORDS["description"]).count() == 2
    ids = page.locator(".gl-ses svg [id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids)) > 0


def test_text_is_never_markup(bench: Bench, opened: Opened) -> None:
    nasty = "<img src=x onerror=window.hit=1>"
    page = opened()
    stages = bench.trait("stages")
    bench.set("stages", [stages[0] | {"says": nasty, "title": nasty}, *stages[1:]])
    begin(page)
    expect(page.get_by_text(nasty).first).to_be_visible()
    assert page.evaluate("window.hit") is None


def test_with_reduced_motion_words_and_a_bar_keep_the_pace(bench: Bench, opened: Opened) -> None:
    bench.page.emulate_media(reduced_motion="reduce")
    page = opened()
    pressing(page)
    expect(page.locator(".gl-ses-track")).to_be_hidden()
    expect(page.get_by_text(WORDS["there"], exact=True)).to_be_visible()
    pass_ms(page, 3000)
    expect(page.get_by_text(WORDS["way_back"], exact=True)).to_be_visible()
    assert page.get_by_role("progressbar").count() == 1
