"""What a learner answers in JupyterLab is in the file, and outlives the page and the kernel."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.progress.files import FILE
from glute_lessons.quiz.card import WORDS
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

# The kernel dies as by a crash: nothing of it has time to tidy up.
KILL = """() => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  kernel.requestExecute({ code: "import os; os._exit(9)", silent: true });
}"""
STORED = "() => Object.keys(localStorage).filter((key) => key.startsWith('glute-lessons.outbox.'))"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the lessons of this file's JupyterLab keep what a learner does."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLUTE_LESSONS_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def lab(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page that fails its test on a request that leaves the machine and on an uncaught error."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    watch = Watch(page)
    yield page
    assert not watch.outside
    assert not [fault for fault in watch.faults if "uncaught" in fault or "anywidget" in fault]


def run_to_the_quiz(page: Page) -> None:
    run_all(page)
    scroll_to(page, "gl.quiz(")
    expect(page.locator(".gl-quiz .gl-stem")).to_be_visible(timeout=PATIENCE)


def skip(page: Page) -> None:
    """Skipping is an answer too, and every kind of question can be skipped."""
    page.locator(".gl-quiz").get_by_role("button", name=WORDS["skip"], exact=True).click()


def line(page: Page) -> Locator:
    return page.locator(".gl-quiz .gl-saved")


def in_the_file(home: Path, quiz: str) -> list[dict[str, Any]]:
    """What the file holds of a quiz's answers, by their place in the sitting."""
    with closing(sqlite3.connect(home / FILE)) as connection:
        rows = connection.execute("SELECT body FROM events WHERE kind = 'answer'").fetchall()
    bodies = [json.loads(body) for (body,) in rows]
    mine = [body for body in bodies if body["quiz"] == quiz]
    return sorted(mine, key=lambda body: body["place"])


def expect_to_go_on_after(page: Page, answers: int) -> None:
    said = WORDS["resumed"].format(n=answers)
    expect(page.locator(".gl-quiz").get_by_text(said)).to_be_visible(timeout=PATIENCE)


def test_saved_is_in_the_file_and_a_page_opened_anew_goes_on_there(
    lab: Lab, home: Path, watched: Page
) -> None:
    open_lesson(watched, lab, "02_tools")
    run_to_the_quiz(watched)
    skip(watched)
    expect(line(watched)).to_have_text(WORDS["saved"], timeout=PATIENCE)
    (body,) = in_the_file(home, "tools")
    assert (body["place"], body["given"], body["grade"]) == (0, "", "skipped")
    assert watched.evaluate(STORED) == []
    open_lesson(watched, lab, "02_tools")
    run_to_the_quiz(watched)
    expect_to_go_on_after(watched, 1)
    assert in_the_file(home, "tools") == [body]


def test_an_answer_that_a_dead_kernel_never_got_arrives_once_when_the_lesson_runs_again(
    lab: Lab, home: Path, watched: Page
) -> None:
    open_lesson(watched, lab, "05_hands")
    run_to_the_quiz(watched)
    skip(watched)
    expect(line(watched)).to_have_text(WORDS["saved"], timeout=PATIENCE)
    watched.evaluate(KILL)
    watched.get_by_role("dialog").get_by_role("button", name="Ok").click(timeout=PATIENCE)
    skip(watched)
    expect(line(watched)).to_have_text(WORDS["unsaved"], timeout=PATIENCE)
    assert len(watched.evaluate(STORED)) == 1
    assert len(in_the_file(home, "hands")) == 1
    watched.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    run_to_the_quiz(watched)
    expect_to_go_on_after(watched, 1)
    watched.wait_for_function(f"() => ({STORED})().length === 0", timeout=PATIENCE)
    assert [body["place"] for body in in_the_file(home, "hands")] == [0, 1]
