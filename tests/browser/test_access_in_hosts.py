"""axe on whole lessons where a learner meets them: in JupyterLab, and in the app, pages and all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.progress.files import HOME
from tests.browser.app import App, open_ready, running_app
from tests.browser.axe import violations
from tests.browser.bench_page import Watch
from tests.browser.lab import PATIENCE, Lab, faults, open_lesson, run_all, running_lab, scroll_to
from tests.browser.test_lessons_in_app import code
from tests.browser.test_lessons_in_lab import WIDGETS, source

OURS_IN_LAB = ".jp-OutputArea-output"  # what the lesson's cells show: cards and pictures
ALL = "body"  # the app's template is the course's own
NOT_ASLEEP = ".jp-OutputArea-output:visible .gl-card"


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="module")
def lab(home: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="module")
def app(home: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running_app(tmp_path_factory.mktemp("app")) as app:
        yield app


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    page.set_viewport_size({"width": 1280, "height": 900})
    watch = Watch(page)
    yield page
    assert not watch.outside


@pytest.mark.parametrize("lesson", ["02_tools", "08_review"])
def test_axe_finds_nothing_of_ours_in_jupyterlab(lesson: str, lab: Lab, watched: Page) -> None:
    open_lesson(watched, lab, lesson)
    assert faults(run_all(watched)) == []
    found = []
    for call in dict.fromkeys(each.group() for each in WIDGETS.finditer(source(lesson))):
        scroll_to(watched, call)
        expect(watched.locator(NOT_ASLEEP).first).to_be_visible(timeout=PATIENCE)
        found += violations(watched, OURS_IN_LAB)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lesson", ["", "00_start_here", "01_anatomy", "07_your_routine"])
def test_axe_finds_nothing_in_the_app(lesson: str, app: App, watched: Page) -> None:
    watched.goto(app.with_token())
    if lesson:
        open_ready(watched, app, lesson)
        cards = sum(1 for each in code(app, lesson) if WIDGETS.search(each))
        expect(watched.locator(".app-cell:has(.gl-card)")).to_have_count(cards, timeout=PATIENCE)
    found = []
    for theme in ("light", "dark"):
        watched.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for width in (1280, 320):
            watched.set_viewport_size({"width": width, "height": 900})
            found += [f"{theme}, {width}: {each}" for each in violations(watched, ALL)]
    assert not found, "\n".join(found)
