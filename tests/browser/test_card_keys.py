"""Keys in every card: a plain key stays inside it, and Escape leaves it without changing anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.practice.check_card import ReadinessCheck
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.practice.today import Today
from glute_lessons.quiz.card import asking
from glute_lessons.quiz.drill import DrillCard
from tests.browser.bench_page import Bench
from tests.browser.steered import feel
from tests.quiz.small_library import library, triage

Made = Callable[[], Any]
STORY = triage("stop")

# Each card, the words on it that are no control, and a control of it.
CARDS = [
    (lambda: ReadinessCheck(Today()), ".gl-question", "input"),
    (lambda: DrillCard(**asking([STORY], 1, library(STORY))), ".gl-stem", "input"),
    (lambda: HoldTimer("hands"), ".gl-hold-air", ".gl-hold-start"),
]
NAMES = ["readiness check", "quiz", "hold timer"]
in_every_card = pytest.mark.parametrize(("made", "words", "control"), CARDS, ids=NAMES)

# As JupyterLab puts a card into a cell that can have the focus.
INTO_A_CELL = """() => {
  const cell = document.createElement("div");
  cell.className = "jp-Notebook-cell";
  cell.tabIndex = 0;
  const widget = document.querySelector("#widget");
  widget.before(cell);
  cell.append(widget);
}"""


def in_a_cell(bench: Bench, made: Made) -> Page:
    page = bench(made())
    page.evaluate(INTO_A_CELL)
    return page


@in_every_card
def test_after_a_click_on_words_no_letter_reaches_the_notebook(
    bench: Bench, made: Made, words: str, control: str
) -> None:
    """Regression: the click left the focus to the cell, and X cut the whole cell."""
    page = in_a_cell(bench, made)
    page.locator(words).first.click()
    for key in "xdda":
        page.keyboard.press(key)
    assert bench.leaked == []
    outline = "node => getComputedStyle(node).outlineStyle"
    assert page.locator(".gl-card").evaluate(outline) == "none"


@in_every_card
def test_escape_gives_the_focus_to_the_cell_around(
    bench: Bench, made: Made, words: str, control: str
) -> None:
    page = in_a_cell(bench, made)
    page.locator(control).first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".jp-Notebook-cell")).to_be_focused()
    assert bench.leaked == []


@in_every_card
def test_where_no_cell_is_around_escape_gives_the_focus_to_the_card(
    bench: Bench, made: Made, words: str, control: str
) -> None:
    page = bench(made())
    page.locator(control).first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".gl-card")).to_be_focused()
    assert bench.leaked == []


@in_every_card
def test_a_cell_that_cannot_have_the_focus_leaves_it_to_the_card(
    bench: Bench, made: Made, words: str, control: str
) -> None:
    page = in_a_cell(bench, made)
    page.locator(".jp-Notebook-cell").evaluate("cell => cell.removeAttribute('tabindex')")
    page.locator(control).first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".gl-card")).to_be_focused()


def test_an_escape_that_stops_a_hold_leaves_nothing(bench: Bench) -> None:
    page = in_a_cell(bench, lambda: HoldTimer("hands"))
    bench.set("open_until", 4e12)
    feel(page, 2)
    page.get_by_role("button", name="Start").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".gl-why")).to_be_visible()
    assert page.evaluate("() => document.querySelector('.gl-why').contains(document.activeElement)")


@pytest.mark.parametrize("arrow", ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"])
@pytest.mark.parametrize("made", [made for made, _, control in CARDS if control == "input"])
def test_after_escape_no_arrow_changes_an_answer(bench: Bench, made: Made, arrow: str) -> None:
    """Regression: Escape left the focus on the radio, and Down made a No of an emergency's Yes."""
    page = in_a_cell(bench, made)
    radio = page.get_by_role("radio").first
    radio.check()
    page.keyboard.press("Escape")
    page.keyboard.press(arrow)
    expect(radio).to_be_checked()
