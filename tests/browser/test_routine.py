"""The routine planner in a real browser: by keyboard, at 320 px, with no kernel, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.content import load
from glute_lessons.practice.guarded_timer import OVER
from glute_lessons.practice.routine_card import WORDS, RoutineCard
from glute_lessons.practice.routine_records import Request
from glute_lessons.progress.events import Event
from tests.browser.asking import tab_to
from tests.browser.bench_page import Bench

NOW = 1_790_000_000_000
FOREVER = 9e15
DOSE = load().dose
Shown = Callable[..., Page]
LONGEST = Request(
    20, tuple(load().tools), "one_spot", sensitivity="usual", warm_up=True
)  # its words are the most


def worked(side: str = "right") -> Event:
    body = {
        "technique": "hands",
        "side": side,
        "planned_seconds": 20,
        "held_seconds": 20,
        "ended": "done",
    }
    return Event("0" * 32, "hold", NOW - 3 * 3_600_000, 0, body)


@pytest.fixture
def shown(bench: Bench) -> Shown:
    """Shows a planner behind an open gate."""

    def show(request: Request | None = None, log: tuple[Event, ...] = (), **more: Any) -> Page:
        card = RoutineCard(request, lambda: log, lambda: (NOW, 0))
        theme = more.pop("theme", "light")
        return bench(card, theme, **({"open_until": FOREVER} | more))

    return show


def ask(bench: Bench, page: Page) -> None:
    page.get_by_role("button", name=WORDS["plan"]).click()
    bench.sync()


def test_every_control_has_a_name_a_role_and_a_group(shown: Shown) -> None:
    page = shown()
    groups = ["tools", "focus", "sensitivity", "sore", "exclude"]
    for name in groups:
        expect(page.get_by_role("group", name=WORDS[name])).to_be_visible()
    expect(page.get_by_role("spinbutton", name="Minutes, 3 to 20")).to_have_value("10")
    expect(page.get_by_role("checkbox", name="Tennis ball")).to_be_checked()
    expect(page.get_by_role("radio", name="As usual")).to_be_checked()
    unnamed = page.locator("input, button").evaluate_all(
        "nodes => nodes.filter((n) => n.closest('.gl-routine') && !n.labels?.length && !n.textContent)"
    )
    assert unnamed == []


def test_the_first_plan_is_there_and_nothing_is_announced(shown: Shown, bench: Bench) -> None:
    page = shown(Request(8, focus="one_spot"))
    expect(page.get_by_role("heading", name="Your routine: 8:00 of 8 minutes")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Right side, 2:30"))).to_be_visible()
    expect(page.get_by_role("table", name=WORDS["table"])).to_be_visible()
    assert page.get_by_role("row").count() == 15
    assert bench.heard == []


def test_a_new_plan_takes_the_focus_and_is_announced_once(shown: Shown, bench: Bench) -> None:
    page = shown()
    page.get_by_role("spinbutton").fill("5")
    expect(page.locator(".gl-state")).to_have_text(WORDS["changed"])
    expect(page.locator(".gl-result")).to_have_count(0)
    ask(bench, page)
    expect(page.get_by_role("heading", name="Your routine: 5:00 of 5 minutes")).to_be_focused()
    page.wait_for_function("() => bench.heard.length >= 2")  # the focus comes first
    said = [each for each in bench.heard if each.startswith("Hands. Both sides the same.")]
    assert len(said) == 1
    assert len(bench.heard) == 2


def test_the_whole_planner_works_by_keyboard_and_keeps_its_keys(shown: Shown, bench: Bench) -> None:
    page = shown()
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    tab_to(page, "[value=gentle]")
    page.keyboard.press("ArrowDown")
    tab_to(page, ".gl-plan")
    page.keyboard.press("Enter")
    bench.sync()
    assert bench.trait("request")["minutes"] == 11
    assert bench.trait("request")["focus"] == "broad"
    expect(page.locator(".gl-result h4")).to_be_focused()
    tab_to(page, ".gl-buttons .gl-main")
    page.keyboard.press("Enter")
    bench.sync()
    assert bench.widget.run_asked == 1
    for key in ("a", "b", "x", "d", "0", "ArrowUp", "Enter", "Escape"):
        page.keyboard.press(key)
    assert set(bench.leaked) <= {"Tab"}


@pytest.mark.parametrize("minutes", ["", "2", "21", "7.5"])
def test_wrong_minutes_are_told_at_the_field(shown: Shown, bench: Bench, minutes: str) -> None:
    page = shown()
    page.get_by_role("spinbutton").fill(minutes)
    ask(bench, page)
    expect(page.locator(".gl-fault")).to_have_text("Minutes: give a whole number from 3 to 20.")
    expect(page.get_by_role("spinbutton")).to_be_focused()
    expect(page.get_by_role("spinbutton")).to_have_attribute("aria-invalid", "true")
    assert bench.trait("asked") == 0


def test_no_tool_is_told_at_the_tools(shown: Shown, bench: Bench) -> None:
    page = shown()
    for name in ("Tennis ball", "Your hands"):
        page.get_by_role("checkbox", name=name).uncheck()
    ask(bench, page)
    expect(page.locator(".gl-fault")).to_have_text(WORDS["tools_fault"])
    expect(page.get_by_role("checkbox", name="Foam roller")).to_be_focused()


def test_minutes_that_are_too_few_say_how_many_are_enough(shown: Shown, bench: Bench) -> None:
    page = shown()
    page.get_by_role("spinbutton").fill("4")
    page.get_by_role("checkbox", name="Foam roller").check()
    for name in ("Tennis ball", "Your hands"):
        page.get_by_role("checkbox", name=name).uncheck()
    page.get_by_role("radio", name=re.compile("^Broad")).check()
    ask(bench, page)
    expect(page.locator(".gl-result h4")).to_have_text("Too short")
    expect(page.locator(".gl-result")).to_contain_text("Choose 9 to 20 minutes")
    expect(page.get_by_role("button", name=WORDS["run"])).to_have_count(0)


def test_a_day_that_is_used_up_says_why_and_offers_nothing_to_run(shown: Shown) -> None:
    page = shown(log=(worked(),))
    expect(page.locator(".gl-result")).to_contain_text("Right side. It was worked on")
    expect(page.get_by_role("button", name=WORDS["run"])).to_have_count(0)
    expect(page.get_by_role("button", name=WORDS["print"])).to_have_count(0)


def test_once_the_check_no_longer_counts_no_key_does_anything(shown: Shown, bench: Bench) -> None:
    page = shown()
    bench.set("open_until", 1.0)
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name=WORDS["print"]).click()
    expect(page.locator(".gl-state")).to_have_text(OVER)
    expect(page.locator(".gl-result")).to_have_count(0)
    ask(bench, page)
    assert (bench.trait("asked"), bench.widget.run_asked) == (0, 0)
    assert page.evaluate("window.printed") == 0


def test_a_dead_kernel_is_told(shown: Shown, bench: Bench) -> None:
    page = shown()
    bench.break_kernel()
    page.get_by_role("button", name=WORDS["plan"]).click()
    expect(page.locator(".gl-state")).to_have_text(WORDS["silent"])


def test_a_silent_kernel_is_told_after_its_time(shown: Shown, bench: Bench) -> None:
    page = shown(patience_ms=1)
    page.get_by_role("button", name=WORDS["plan"]).click()
    expect(page.locator(".gl-state")).to_have_text(WORDS["silent"])


def test_the_stop_rule_and_the_lists_open_by_keyboard(shown: Shown) -> None:
    page = shown()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    for words in (DOSE.stop_rule, DOSE.emergency, DOSE.urgent, DOSE.urgent_signs[0]):
        expect(page.locator(".gl-routine").get_by_text(words, exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_and_all_can_be_hit(shown: Shown, bench: Bench, width: int) -> None:
    bench.page.set_viewport_size({"width": width, "height": 800})
    page = shown(LONGEST)
    assert bench.overflow() == 0
    sizes = page.locator(".gl-choice, .gl-routine button, [type=number]").evaluate_all(
        "nodes => nodes.map((node) => node.getBoundingClientRect().height)"
    )
    assert len(sizes) > 15
    assert min(sizes) >= 44
    small = page.locator(".gl-timeline text").evaluate_all(
        """texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)
        * text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width)"""
    )
    assert min(small) >= 11


@pytest.mark.parametrize(
    ("theme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(31, 28, 26)")]
)
def test_the_timeline_follows_the_theme(
    shown: Shown, bench: Bench, theme: str, ground: str
) -> None:
    bench.page.emulate_media(color_scheme=theme)
    page = shown(theme=theme)
    fill = page.locator(".gl-timeline path").first.evaluate("n => getComputedStyle(n).fill")
    assert fill == ground


def to_paper(page: Page) -> None:
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name=WORDS["print"]).click()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    "request_",
    [Request(3), Request(20, ("foam_roller",), "broad", warm_up=True), LONGEST],
    ids=["shortest", "most holds", "longest"],
)
def test_it_prints_as_one_page(shown: Shown, paper: str, request_: Request) -> None:
    page = shown(request_)
    to_paper(page)
    printed = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1


def test_paper_holds_the_routine_the_stop_rule_and_the_lists_and_nothing_else(
    shown: Shown,
) -> None:
    page = shown(Request(8, focus="one_spot", warm_up=True))
    to_paper(page)
    page.emulate_media(media="print")
    sheet = page.locator("body > .gl-sheet")
    expect(page.locator("#before")).to_be_hidden()
    expect(page.locator(".gl-routine")).to_be_hidden()
    wanted = (DOSE.stop_rule, DOSE.emergency, DOSE.urgent, WORDS["print_first"])
    for words in (*wanted, *DOSE.emergency_signs, *DOSE.urgent_signs, "Left side: hold"):
        expect(sheet).to_contain_text(words)
    expect(sheet.get_by_role("img")).to_be_visible()
    assert sheet.get_by_role("row").count() == 15


def test_the_sheet_goes_once_it_is_printed(shown: Shown) -> None:
    page = shown()
    to_paper(page)
    expect(page.locator(".gl-sheet")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".gl-sheet")).to_have_count(0)
    assert page.evaluate("document.documentElement.className") == ""


def test_a_cleared_cell_leaves_nothing_behind(shown: Shown, bench: Bench) -> None:
    page = shown()
    to_paper(page)
    bench.clean_up()
    assert bench.listening == 0
    expect(page.locator(".gl-sheet")).to_have_count(0)
