"""A planned routine that is run, in a real browser: by keys alone, by touch, and what a stop leaves out.

The page's clock stands still until a test moves it, so that a routine takes no real time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.content import load
from glute_lessons.practice.routine_records import Request
from glute_lessons.practice.routine_run import RoutineRun
from glute_lessons.practice.session_words import WORDS
from tests.browser.bench_page import Bench
from tests.browser.steered import MIDNIGHT, NOON, pass_ms
from tests.browser.test_session import answer, at, events, press

BOTH_WAYS = Request(12, ("hands", "tennis_ball"), "one_spot")
SHORTEST = Request(3, ("hands",), "gentle")
LIBRARY = load()
Opened = Callable[..., Page]


@pytest.fixture
def opened(bench: Bench) -> Opened:
    """Shows a run on a page whose clock stands still until a test moves it."""

    def show(request: Request = BOTH_WAYS, **traits: Any) -> Page:
        page = bench.page
        page.add_init_script("delete window.Worker;")
        page.clock.install(time=NOON / 1000)
        card = RoutineRun(request, lambda: datetime.fromtimestamp(NOON / 1000, UTC))
        bench(card, **({"open_until": MIDNIGHT} | traits))
        page.clock.pause_at((NOON + 60_000) / 1000)
        return page

    return show


def stages_of(bench: Bench) -> list[dict[str, Any]]:
    return list(bench.trait("stages"))


def to_passes(page: Page, bench: Bench, name: str) -> None:
    """By keys, from the first view to the Start of these passes; every feeling is a 2."""
    page.get_by_role("heading", name=WORDS["before_begin"]).focus()
    page.keyboard.press("Enter")
    pass_ms(page, 600)
    for stage in stages_of(bench):
        if stage["id"] == name:
            at(page, stage["title"])
            return
        if stage["kind"] == "hold":
            continue
        through(page, bench, stage)


def through(page: Page, bench: Bench, stage: dict[str, Any]) -> None:
    """By Enter and digits through one stage, and through the hold that ends a set."""
    expect(page.get_by_role("heading", name=stage["title"], exact=True)).to_be_focused()
    if stage["asks"]:
        page.keyboard.press("2")
    page.keyboard.press("Enter")
    if stage["kind"] == "passes":
        found = stages_of(bench)
        after = found[found.index(stage) + 1]
        held = after["count_in"] + after["seconds"] if after["kind"] == "hold" else 0
        pass_ms(page, (stage["count_in"] + stage["seconds"] + held) * 1000 + 100)
    pass_ms(page, 100)


def pressing(page: Page, bench: Bench, name: str) -> None:
    """A few seconds into these passes."""
    to_passes(page, bench, name)
    page.keyboard.press("Enter")
    pass_ms(page, 12_000)


def steps(bench: Bench) -> list[str]:
    return [f"{body['state']} {body['step']}".strip() for body in events(bench, "session")]


def test_a_whole_routine_by_enter_and_digits_alone(bench: Bench, opened: Opened) -> None:
    page = opened()
    to_passes(page, bench, "nowhere")
    found = stages_of(bench)
    wanted = [f"step {stage['id']}" for stage in found]
    assert steps(bench)[:-1] == [f"begun {BOTH_WAYS.as_ids()}", *wanted]
    assert steps(bench)[-1] == "ended afterwards"
    assert {body["technique"] for body in events(bench, "session")} == {"routine"}
    held = [(body["technique"], body["side"], body["ended"]) for body in events(bench, "hold")]
    assert held == [("ball_on_wall", side, "done") for side in ("right", "right", "left", "left")]
    assert all(key in ("Tab", "Enter") for key in set(bench.leaked))


def test_a_feeling_is_written_down_for_the_way_that_was_done(bench: Bench, opened: Opened) -> None:
    page = opened()
    to_passes(page, bench, "passes_right_3")
    felt = [(body["moment"], body["technique"]) for body in events(bench, "feeling")]
    assert felt == [("before", "ball_on_wall"), ("during", "hands"), ("during", "ball_on_wall")]


@pytest.mark.parametrize(
    ("where", "technique"), [("passes_right_1", "hands"), ("passes_right_2", "ball_on_wall")]
)
def test_too_intense_gives_the_ways_of_what_is_done_and_leaves_the_rest_of_the_side(
    bench: Bench, opened: Opened, where: str, technique: str
) -> None:
    page = opened()
    pressing(page, bench, where)
    page.keyboard.press("Escape")
    answer(page, "too_intense")
    (told,) = events(bench, "stop")
    assert (told["technique"], told["side"]) == (technique, "right")
    for text in LIBRARY.techniques[technique].press_less:
        expect(page.get_by_text(text)).to_be_visible()
    page.keyboard.press("3")
    press(page, WORDS["go_on"])
    at(page, "Right side: rest")
    assert steps(bench)[-1] == "step rest_right_3"
    press(page, WORDS["next"])
    at(page, "Change sides")


def test_something_wrong_at_the_change_of_sides_leaves_the_other_side_to_do(
    bench: Bench, opened: Opened
) -> None:
    page = opened(SHORTEST)
    to_passes(page, bench, "switch")
    press(page, WORDS["wrong"])
    answer(page, "too_intense")
    page.keyboard.press("3")
    press(page, WORDS["go_on"])
    at(page, "Change sides")
    press(page, WORDS["next"])
    at(page, "Left side: slow passes")


def test_a_warning_sign_ends_the_routine_and_tells_how_to_get_up(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    pressing(page, bench, "passes_right_2")
    page.keyboard.press("Space")
    answer(page, "spreading")
    assert steps(bench)[-1] == "left passes_right_2"
    expect(page.locator(".gl-ses-body").get_by_text(WORDS["shut_stop"])).to_be_visible()
    page.get_by_text(WORDS["getting_up"]).click()
    for line in LIBRARY.techniques["ball_on_wall"].getting_up:
        expect(page.get_by_text(line)).to_be_visible()


def test_five_in_one_set_leaves_its_hold_out_and_the_next_set_waits_for_four(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    pressing(page, bench, "passes_right_2")
    page.keyboard.press("5")
    pass_ms(page, 60_000)
    at(page, "Right side: rest")
    assert events(bench, "hold") == []
    page.keyboard.press("5")
    press(page, WORDS["next"])
    at(page, "Right side: rest")
    page.get_by_role("group", name=WORDS["now_at"]).get_by_role("radio").nth(3).check()
    press(page, WORDS["next"])
    at(page, "Right side: slow passes, set 3 of 3")


def test_it_goes_on_where_it_was_left_once_it_is_rated(bench: Bench, opened: Opened) -> None:
    page = opened(resume={"run": "c" * 32, "step": "rest_right_2"})
    expect(page.get_by_text("You left this in the middle today")).to_be_visible()
    page.keyboard.press("Tab")
    page.get_by_role("radio").nth(2).check()
    press(page, WORDS["go_on_at"])
    at(page, "Right side: rest")
    assert {body["run"] for body in events(bench, "session")} == {"c" * 32}


def test_a_page_that_is_left_in_mid_press_counts_as_a_stop_without_an_answer(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    pressing(page, bench, "passes_right_1")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    (told,) = events(bench, "stop")
    assert (told["reason"], told["technique"], told["side"]) == ("left", "hands", "right")


def test_a_run_that_was_asked_for_takes_the_focus_and_one_that_waits_does_not(
    bench: Bench, opened: Opened
) -> None:
    page = opened(arrives=True)
    pass_ms(page, 200)
    expect(page.get_by_role("heading", name=WORDS["before_begin"])).to_be_focused()
    assert bench.trait("arrives") is False


def test_one_that_waits_leaves_the_focus_where_it_is(bench: Bench, opened: Opened) -> None:
    page = opened()
    pass_ms(page, 200)
    expect(page.locator("body")).to_be_focused()


def test_it_fits_a_phone_part_by_part(bench: Bench, opened: Opened) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 568})
    page = opened(SHORTEST)
    wide = [bench.overflow()]
    to_passes(page, bench, "passes_right_1")
    wide.append(bench.overflow())
    press(page, WORDS["start_passes"])
    stop = page.get_by_role("button", name="Stop").bounding_box()
    assert stop and stop["height"] >= 160 and stop["y"] + stop["height"] <= 568
    wide.append(bench.overflow())
    assert wide == [0, 0, 0]
