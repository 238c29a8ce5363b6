"""The feeling scale: before, during and after a hold, by buttons and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.content import load
from glute_lessons.practice.feeling import says
from glute_lessons.progress.journal import Journal, use
from tests.browser.bench_page import Bench
from tests.browser.steered import NOON, Opened, answer, feel, opened, pass_ms, start

__all__ = ["opened"]  # a fixture

LIBRARY = load()


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """The journal into which everything goes, at the time of the steered clock."""
    with use(Journal(tmp_path / "home", lambda: NOON)) as journal:
        yield journal
        journal.close()


def felt(log: Journal) -> list[tuple[str, str, int]]:
    told = [event.body for event in log.log() if event.kind == "feeling"]
    return [(body["side"], body["moment"], body["value"]) for body in told]


def press_start(page: Page, name: str = "Start") -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


# ---------------------------------------------------------------- before


def test_without_a_number_nothing_starts_and_the_scale_is_asked_for(
    bench: Bench, opened: Opened
) -> None:
    page = opened()
    press_start(page)
    pass_ms(page, 100)
    assert bench.trait("state") == "ready"
    assert bench.heard == ["First choose how it feels now, from 0 to 10."]
    expect(page.get_by_role("radio", name="0, Light")).to_be_focused()


@pytest.mark.parametrize("value", range(11))
def test_it_starts_at_four_or_less_only_and_says_why(
    bench: Bench, opened: Opened, value: int
) -> None:
    page = opened()
    feel(page, value)
    expect(page.locator(".gl-hold-felt")).to_have_text(says(value, "before", LIBRARY))
    press_start(page)
    pass_ms(page, 100)
    if value <= 4:
        assert bench.trait("state") == "running"
    else:
        assert bench.trait("state") == "ready"
        expect(page.get_by_role("button", name="Start")).to_be_disabled()
        assert bench.heard[-1] == says(value, "before", LIBRARY)


# ---------------------------------------------------------------- during


@pytest.mark.parametrize("by", ["button", "key"])
@pytest.mark.parametrize("value", range(11))
def test_six_or_more_ends_a_running_hold_at_once_and_says_why(
    bench: Bench, opened: Opened, log: Journal, value: int, by: str
) -> None:
    if by == "key" and value == 10:
        pytest.skip("10 has its button only")
    page = opened()
    start(page)
    pass_ms(page, 8_000)
    if by == "key":
        expect(page.get_by_role("button", name="Stop")).to_be_focused()
        page.keyboard.press(str(value))
    else:
        feel(page, value)
    if value >= 6:
        assert bench.trait("state") == "stopped"
        expect(page.locator(".gl-why-says")).to_have_text(says(value, "during", LIBRARY))
        answer(page, "too_intense")
    else:
        assert bench.trait("state") == "running"
        expect(page.locator(".gl-hold-felt")).to_have_text(says(value, "during", LIBRARY))
        pass_ms(page, 20_000)
    bench.deliver()
    assert felt(log)[:2] == [("right", "before", 2), ("right", "during", value)]


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowUp"])
def test_no_arrow_goes_round_from_nothing_to_the_worst(
    bench: Bench, opened: Opened, key: str
) -> None:
    page = opened()
    start(page)
    pass_ms(page, 8_000)
    feel(page, 0).press(key)
    assert bench.trait("state") == "running"
    expect(page.get_by_role("radio", name="0, Light")).to_be_checked()


def test_digits_with_another_key_held_are_not_taken(bench: Bench, opened: Opened) -> None:
    page = opened()
    start(page)
    pass_ms(page, 8_000)
    page.keyboard.press("Control+7")
    page.keyboard.press("Alt+7")
    assert bench.trait("state") == "running"


def test_a_digit_typed_outside_the_card_is_not_taken(bench: Bench, opened: Opened) -> None:
    page = opened()
    start(page)
    pass_ms(page, 8_000)
    page.locator("#after").press("7")
    assert bench.trait("state") == "running"
    assert page.locator("#after").input_value() == "7"


# ---------------------------------------------------------------- after


@pytest.mark.parametrize("value", range(11))
def test_one_goes_on_at_four_or_less_only(
    bench: Bench, opened: Opened, log: Journal, value: int
) -> None:
    page = opened()
    start(page)
    pass_ms(page, 25_100)
    feel(page, value)
    expect(page.locator(".gl-hold-felt")).to_have_text(says(value, "after", LIBRARY))
    press_start(page, "Start again")
    assert bench.trait("state") == ("running" if value <= 4 else "done")
    if value > 4:
        bench.clean_up()
        page.evaluate("() => 0")
        bench.deliver()
        assert felt(log)[-1] == ("right", "after", value)


def test_after_the_last_hold_it_still_asks(opened: Opened) -> None:
    page = opened(holds_done=1)
    start(page)
    pass_ms(page, 25_100)
    expect(
        page.get_by_role("group", name="How does it feel now that you have let go?")
    ).to_be_visible()
    assert page.get_by_role("button", name="Start").count() == 0


# ---------------------------------------------------------------- what is written down


def test_only_the_number_that_stands_is_written_down(
    bench: Bench, opened: Opened, log: Journal
) -> None:
    page = opened()
    radio = page.get_by_role("radio", name="0, Light")
    radio.check(force=True)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    pass_ms(page, 2_000)
    bench.deliver()
    assert felt(log) == [("right", "before", 3)]


def test_a_number_chosen_in_a_hold_reaches_the_kernel_only_after_it(
    bench: Bench, opened: Opened, log: Journal
) -> None:
    """A kernel that is busy then would make the page say so in the middle of the hold."""
    page = opened()
    start(page)
    pass_ms(page, 8_000)
    feel(page, 3)
    pass_ms(page, 10_000)
    assert bench.sent == []
    pass_ms(page, 8_000)
    bench.deliver()
    assert felt(log) == [("right", "before", 2), ("right", "during", 3)]


# ---------------------------------------------------------------- one side after the other

RIGHT_DONE_MS = 10_000
SWITCHED_MS = 60_000


def right_held(opened: Opened) -> Page:
    page = opened(side="both", seconds=5)
    start(page)
    pass_ms(page, RIGHT_DONE_MS + 1_000)
    return page


def test_the_second_side_follows_by_itself_once_the_first_feels_four_or_less(
    bench: Bench, opened: Opened, log: Journal
) -> None:
    page = right_held(opened)
    feel(page, 3)
    pass_ms(page, SWITCHED_MS - RIGHT_DONE_MS)
    expect(page.locator(".gl-hold-phase")).to_have_text("Get ready, left side")
    pass_ms(page, 10_000)
    assert bench.trait("state") == "done"
    assert bench.trait("holds_done") == 1
    bench.deliver()
    holds = [event.body for event in log.log() if event.kind == "hold"]
    assert [(body["side"], body["held_seconds"], body["ended"]) for body in holds] == [
        ("right", 5, "done"),
        ("left", 5, "done"),
    ]
    assert ("right", "after", 3) in felt(log)


@pytest.mark.parametrize("value", [None, 5])
def test_the_second_side_waits_until_the_first_feels_four_or_less(
    bench: Bench, opened: Opened, value: int | None
) -> None:
    page = right_held(opened)
    if value is not None:
        feel(page, value)
    pass_ms(page, SWITCHED_MS + 60_000)
    assert bench.trait("state") == "running"
    assert bench.heard[-1].startswith("Your other side waits.") or "Not saved" in bench.heard[-1]
    expect(page.get_by_role("button", name="Go on with the left side")).to_be_hidden()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    feel(page, 4)
    page.get_by_role("button", name="Go on with the left side").click()
    expect(page.locator(".gl-hold-phase")).to_have_text("Get ready, left side")
    pass_ms(page, 10_100)
    assert bench.trait("state") == "done"


@pytest.mark.parametrize("value", [6, 10])
def test_six_or_more_after_the_first_side_ends_it_all(
    bench: Bench, opened: Opened, value: int
) -> None:
    page = right_held(opened)
    feel(page, value)
    assert bench.trait("state") == "stopped"
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("ms", [RIGHT_DONE_MS - 2_000, RIGHT_DONE_MS + 5_000, SWITCHED_MS + 30_000])
def test_stop_ends_both_sides_at_any_moment(bench: Bench, opened: Opened, ms: int) -> None:
    page = opened(side="both", seconds=5)
    start(page)
    pass_ms(page, ms)
    page.keyboard.press("Space")
    assert bench.trait("state") == "stopped"
    answer(page, "done")
    pass_ms(page, 120_000)
    assert bench.trait("state") == "stopped"
    assert bench.trait("holds_done") == 1
