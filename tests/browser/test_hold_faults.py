"""The kernel goes in the middle of a hold: the hold goes on, is told, and is written down once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.practice.hold_words import WORDS
from glute_lessons.progress.files import FILE, HOME
from tests.browser.app import App, all_there, open_ready, running_app
from tests.browser.bench_page import Watch
from tests.browser.lab import (
    KERNEL_IDLE,
    PATIENCE,
    Lab,
    open_lesson,
    run_all,
    running_lab,
    scroll_to,
)
from tests.browser.test_lessons_in_app import KERNEL
from tests.browser.test_practice_in_lab import say_no_to_all
from tests.browser.test_saved_in_lab import KILL, STORED

LESSON = "03_foam_rolling"
RESTART = """() => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  return kernel.restart();
}"""
NOTHING_KEPT = f"() => ({STORED})().length === 0"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(folder))
        yield folder


@pytest.fixture(scope="module")
def lab(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="module")
def app(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running_app(tmp_path_factory.mktemp("app")) as app:
        yield app


@pytest.fixture
def learner(page: Page) -> Iterator[Page]:
    """A page that fails its test on a request that leaves the machine and on an uncaught error."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    watch = Watch(page)
    yield page
    assert not watch.outside
    assert not [fault for fault in watch.faults if "uncaught" in fault or "anywidget" in fault]


def pass_the_check(page: Page) -> None:
    """Answers it, where it was not answered today."""
    expect(page.locator(".gl-check:visible").first).to_be_visible(timeout=PATIENCE)
    if page.locator(".gl-check [data-question]:visible").count():
        say_no_to_all(page)


def holds(home: Path) -> list[dict[str, Any]]:
    """What the file holds of holds, oldest first."""
    with closing(sqlite3.connect(home / FILE)) as connection:
        rows = connection.execute("SELECT body FROM events WHERE kind = 'hold' ORDER BY rowid")
        return [json.loads(body) for (body,) in rows.fetchall()]


def timer(page: Page) -> Locator:
    return page.locator(".gl-hold:visible").first


def hold(page: Page) -> None:
    """Starts the lesson's first timer and waits until it says to hold."""
    timer(page).locator(".gl-scale input[value='2']").press("Space", timeout=PATIENCE)
    timer(page).get_by_role("button", name="Start", exact=True).click()
    expect(timer(page).locator(".gl-hold-phase")).to_have_text("Hold", timeout=PATIENCE)


def stop_as_done(page: Page) -> None:
    timer(page).get_by_role("button", name="Stop", exact=True).click()
    page.locator(".gl-why input[value=done]").check()
    page.locator(".gl-why-button").click()


def expect_kept_in_the_page(page: Page, home: Path, before: int) -> None:
    expect(timer(page).get_by_text(WORDS["unsaved"])).to_be_visible(timeout=PATIENCE)
    assert page.evaluate(STORED)
    assert len(holds(home)) == before


def expect_saved_once(page: Page, home: Path, before: int) -> None:
    page.wait_for_function(NOTHING_KEPT, timeout=PATIENCE)
    assert [each["technique"] for each in holds(home)[before:]] == ["foam_rolling"]


@pytest.mark.parametrize("go", [KILL, RESTART], ids=["killed", "restarted"])
def test_in_jupyterlab_a_hold_outlives_its_kernel_and_is_saved_when_the_lesson_runs_again(
    go: str, lab: Lab, home: Path, learner: Page
) -> None:
    open_lesson(learner, lab, LESSON)
    run_all(learner)
    scroll_to(learner, "gl.readiness_check(")
    pass_the_check(learner)
    scroll_to(learner, "gl.hold_timer(")
    before = len(holds(home))
    hold(learner)
    learner.evaluate(go)
    if go is KILL:
        learner.get_by_role("dialog").get_by_role("button", name="Ok").click(timeout=PATIENCE)
    stop_as_done(learner)
    expect_kept_in_the_page(learner, home, before)
    learner.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    run_all(learner)
    scroll_to(learner, "gl.hold_timer(")
    expect_saved_once(learner, home, before)


def test_in_the_app_a_hold_outlives_its_kernel_and_is_saved_when_the_lesson_is_loaded_again(
    app: App, home: Path, learner: Page
) -> None:
    learner.goto(app.with_token())
    open_ready(learner, app, LESSON)
    pass_the_check(learner)
    before = len(holds(home))
    hold(learner)
    token = {"Authorization": f"token {app.token}"}
    learner.request.delete(f"{app.url}api/kernels/{learner.evaluate(KERNEL)}", headers=token)
    stop_as_done(learner)
    expect_kept_in_the_page(learner, home, before)
    learner.reload()
    all_there(learner)
    expect_saved_once(learner, home, before)
