"""A routine and a session pressed through in JupyterLab by keyboard alone, from the check on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.content import load
from glute_lessons.practice.check_words import WORDS as CHECK
from glute_lessons.practice.routine_card import WORDS as PLAN
from glute_lessons.practice.session_words import WORDS
from glute_lessons.progress.files import HOME
from tests.browser.bench_page import Watch
from tests.browser.lab import (
    KERNEL_IDLE,
    PATIENCE,
    Lab,
    faults,
    open_lesson,
    run_all,
    running_lab,
    scroll_to,
)
from tests.browser.test_map_in_lab import NOTEBOOK

OTHER_KEYS = (*"abcdvxzmyijk", "d", "d", "0", "0", "ArrowDown", "ArrowUp", "Delete")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """With a home of its own: a check that says go here opens nothing elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(tmp_path_factory.mktemp("home")))
        with running_lab(tmp_path_factory.mktemp("lab")) as lab:
            yield lab


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    page.set_viewport_size({"width": 1280, "height": 1000})
    watch = Watch(page)
    yield page
    assert not watch.outside
    assert not [fault for fault in watch.faults if "uncaught" in fault or "anywidget" in fault]


def shown(page: Page, lab: Lab, lesson: str, words: str) -> None:
    """A lesson, all run, with the cell of these words in sight, and the check answered."""
    open_lesson(page, lab, lesson)
    assert faults(run_all(page)) == []
    scroll_to(page, words)
    form = page.locator(".gl-check, .gl-ses, .gl-routine").first
    expect(form).to_be_visible(timeout=PATIENCE)
    if page.locator(".gl-check [data-question]").count():
        say_no_to_all(page)


def say_no_to_all(page: Page) -> None:
    """By keyboard: from the first question on, the second choice of each pair."""
    pairs = page.locator("[data-question]")
    for place in range(len(load().screening)):
        pairs.nth(place).get_by_role("radio", name="No", exact=True).press("Space")
    page.get_by_role("button", name=CHECK["see"]).press("Enter")


def card(page: Page) -> Locator:
    return page.locator(".gl-ses")


def heading(page: Page, name: str) -> Locator:
    return card(page).get_by_role("heading", name=name, exact=True)


def press_through(page: Page) -> list[str]:
    """Every stage by Enter and digits; each press is stopped with Space and answered with "done".

    Returns the headings in their order."""
    seen: list[str] = []
    own = card(page).locator(".gl-ses-heading")
    while True:
        expect(own).to_be_focused(timeout=PATIENCE)
        seen.append(own.inner_text())
        if seen.count(WORDS["before_begin"]) == 2:  # the first view again
            return seen
        if card(page).locator(".gl-scale").count():
            page.keyboard.press("2")
        stop = card(page).get_by_role("button", name=WORDS["stop"], exact=True)
        page.keyboard.press("Enter")
        moved_on(page, seen[-1])
        if stop.count():
            stopped_as_done(page)


def moved_on(page: Page, before: str) -> None:
    """The heading is another, or Stop is there."""
    page.wait_for_function(
        """([before, stop]) => {
          const card = document.querySelector(".gl-ses");
          return card.querySelector(".gl-ses-heading")?.innerText !== before
            || card.querySelector(".gl-ses-stop");
        }""",
        arg=[before, WORDS["stop"]],
        timeout=PATIENCE,
    )


def stopped_as_done(page: Page) -> None:
    for key in OTHER_KEYS:
        page.keyboard.press(key)
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name=WORDS["why"])).to_be_focused()
    for key in ("Tab", "Space", "Enter"):
        page.keyboard.press(key)


def test_a_planned_routine_by_keyboard_alone_leaves_the_notebook_as_it_was(
    watched: Page, lab: Lab
) -> None:
    shown(watched, lab, "07_your_routine", "gl.routine(")
    run = watched.get_by_role("button", name=PLAN["run"], exact=True)
    expect(run).to_be_visible(timeout=PATIENCE)
    watched.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    before = watched.evaluate(NOTEBOOK)
    run.press("Enter")
    expect(heading(watched, WORDS["before_begin"])).to_be_focused(timeout=PATIENCE)
    seen = press_through(watched)
    for wanted in ("What you need", "Right side: rest", "Change sides", "Afterwards, and tomorrow"):
        assert wanted in seen
    watched.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    assert watched.evaluate(NOTEBOOK) == before


def test_after_it_a_session_of_that_day_says_that_both_sides_have_had_theirs(
    watched: Page, lab: Lab
) -> None:
    shown(watched, lab, "05_hands", "gl.session(")
    expect(card(watched).get_by_text("worked on within the last day")).to_have_count(
        2, timeout=PATIENCE
    )
