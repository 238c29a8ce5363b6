"""The course as a static site, in a real browser: what runs, what stays, and what can go wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from glute_lessons.front.showing import VIEW
from glute_lessons.progress.picture_words import WORDS as PICTURE_WORDS
from glute_lessons.quiz.card import WORDS
from tests.browser.axe import violations
from tests.browser.lab import KERNEL_IDLE, PATIENCE, faults, scroll_to
from tests.browser.lite import built_site, open_lesson, run, run_in_lab, serving, watched
from tests.browser.test_lessons_in_lab import LESSONS, WIDGETS, source

STORAGE = "Glute Lessons"
LESSON = "notebooks/01_anatomy.ipynb"
# Puts a record under a path, as a lesson that was saved; JupyterLite has made the store before.
KEEP = """([name, path, item]) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const work = opening.result.transaction("files", "readwrite");
    work.objectStore("files").put(item, path);
    work.oncomplete = () => { opening.result.close(); resolve(); };
  };
})"""
KEPT = """(name) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("files").objectStore("files").getAllKeys();
    asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
  };
})"""
FULL = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
}"""
OWN_STORE = """(name) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => reject(opening.error);
  opening.onupgradeneeded = () => ["files", "checkpoints"].forEach((store) => opening.result.createObjectStore(store));
  opening.onsuccess = () => { opening.result.close(); resolve(); };
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, built once for this file."""
    with serving(built_site(tmp_path_factory.mktemp("site"))) as address:
        yield address


@pytest.fixture
def reader(page: Page) -> Iterator[Page]:
    """A page that fails its test on a request to another host and on any error on its console."""
    page.set_viewport_size({"width": 1280, "height": 900})
    with watched(page):
        yield page


@pytest.fixture(scope="module")
def lab(site: str, browser: Browser) -> Iterator[Page]:
    """JupyterLab with a Python that runs, for all ten lessons."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with watched(page):
        open_lesson(page, site, LESSONS[0], "lab")
        page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
        yield page
    page.close()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_in_the_browser_without_an_error(lesson: str, lab: Page) -> None:
    cells = run_in_lab(lab, lesson)
    assert faults(cells) == []
    views = [o for cell in cells for o in cell["outputs"] if VIEW in o.get("data", {})]
    assert len(views) == len(WIDGETS.findall(source(lesson)))
    expect(lab.get_by_text("Error displaying widget")).to_have_count(0)


def test_progress_stands_as_tables_with_one_sentence_where_nothing_draws(lab: Page) -> None:
    run_in_lab(lab, LESSONS[0])
    scroll_to(lab, "gl.drill(")
    drill = lab.locator(".gl-quiz:visible").first
    drill.get_by_role("radio").first.check(timeout=PATIENCE)
    drill.get_by_role("radio", name=WORDS["sure"], exact=True).check()
    drill.get_by_role("button", name=WORDS["check"], exact=True).click()
    expect(drill.locator(".gl-saved")).to_have_text(WORDS["saved"], timeout=PATIENCE)
    cells = run_in_lab(lab, "08_review")
    shown = [str(o.get("data", {}).get("text/html", "")) for c in cells for o in c["outputs"]]
    (progress,) = [html for html in shown if PICTURE_WORDS["no_drawing"] in html]
    assert "<table" in progress
    assert "<svg" not in progress


def test_lesson_0_is_read_at_320_px_and_runs_with_one_button(reader: Page, site: str) -> None:
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto(site)
    assert overflow(reader) == 0
    assert violations(reader, "body") == []
    reader.get_by_role("link", name="Start with lesson 0").click()
    expect(reader.get_by_role("heading", name="Start here", level=1)).to_be_visible(
        timeout=PATIENCE
    )
    picture = reader.locator(".jp-MarkdownOutput img").first
    expect(picture).to_have_js_property("complete", True, timeout=PATIENCE)
    assert picture.evaluate("image => image.naturalWidth") > 0
    run(reader)
    expect(reader.get_by_text("Ready. The quizzes, maps and timers work now.")).to_be_visible()
    expect(reader.get_by_role("heading", name="Start here", level=1)).to_be_in_viewport()
    scroll_to(reader, "gl.readiness_check(")
    card = reader.locator(".gl-card").first
    expect(card).to_be_visible(timeout=PATIENCE)
    assert overflow(reader) == 0
    box = card.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert violations(reader, ".jp-OutputArea-output") == []


def overflow(page: Page) -> int:
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return page.evaluate(wide)


def run_to_the_quiz(page: Page) -> None:
    run(page)
    scroll_to(page, "gl.quiz(")
    expect(page.locator(".gl-quiz .gl-stem")).to_be_visible(timeout=PATIENCE)


def skip(page: Page) -> None:
    """Skipping is an answer too, and every kind of question can be skipped."""
    quiz = page.locator(".gl-quiz:visible")
    quiz.get_by_role("button", name=WORDS["skip"], exact=True).click(timeout=PATIENCE)
    expect(quiz.locator(".gl-saved")).to_have_text(WORDS["saved"], timeout=PATIENCE)


def expect_to_go_on_after(page: Page, answers: int) -> None:
    said = WORDS["resumed"].format(n=answers)
    expect(page.locator(".gl-quiz").get_by_text(said)).to_be_visible(timeout=PATIENCE)


def test_an_answer_is_there_in_a_second_tab_and_after_a_reload_whoever_wrote_last(
    reader: Page, context: BrowserContext, site: str
) -> None:
    """The second tab takes over what the first wrote while that one lives and goes on writing."""
    open_lesson(reader, site, "05_hands")
    run_to_the_quiz(reader)
    skip(reader)
    other = context.new_page()
    open_lesson(other, site, "05_hands")
    run_to_the_quiz(other)
    expect_to_go_on_after(other, 1)
    skip(reader)
    other.reload()
    run_to_the_quiz(other)
    expect_to_go_on_after(other, 2)


def test_a_full_storage_is_told_and_nothing_of_it_is_called_saved(page: Page, site: str) -> None:
    """Regression: JupyterLite never answered, and the lesson's Python waited for ever."""
    open_lesson(page, site, "05_hands")
    run_to_the_quiz(page)
    page.evaluate(FULL)
    page.locator(".gl-quiz").get_by_role("button", name=WORDS["skip"], exact=True).click()
    line = page.locator(".gl-quiz .gl-saved")
    expect(line).to_contain_text("found no room to write", timeout=PATIENCE)


@pytest.fixture
def visitor(reader: Page, site: str) -> Page:
    """A reader whose browser has the course's store, without having opened a lesson."""
    reader.goto(f"{site}problem.html")
    reader.evaluate(OWN_STORE, STORAGE)
    return reader


@pytest.mark.parametrize("app", ["notebooks", "lab"])
@pytest.mark.parametrize("path", ["notebooks/77_no_such_lesson.ipynb", "../../secret.ipynb"])
def test_a_link_to_a_lesson_that_is_not_there_says_so(
    app: str, path: str, reader: Page, site: str
) -> None:
    reader.goto(f"{site}{app}/index.html?path={path}")
    reader.wait_for_url("**/problem.html#missing")
    expect(reader.get_by_role("heading", name="This lesson is not here")).to_be_visible()
    expect(reader.get_by_role("heading", level=2)).to_have_count(1)
    reader.get_by_role("link", name="Choose from all lessons").click()
    expect(reader.get_by_role("heading", name="The lessons")).to_be_in_viewport()


def test_a_page_that_is_not_there_is_told_by_the_sites_own_server(page: Page, site: str) -> None:
    page.goto(f"{site}no/such/page")
    expect(page.get_by_role("heading", name="This lesson is not here")).to_be_visible()


BROKEN = [
    {"content": None, "format": "json"},
    {"content": "{", "format": "text"},
    {"content": {"nbformat": 4}, "format": "json"},
    {"content": {"nbformat": 4, "cells": [{"cell_type": "markdown"}]}, "format": "json"},
    "nothing of the kind",
]


@pytest.mark.parametrize("item", BROKEN, ids=["none", "cut", "no_cells", "no_text", "other"])
def test_a_broken_copy_of_a_lesson_is_told_before_the_lesson_opens(
    item: object, visitor: Page, site: str
) -> None:
    visitor.evaluate(KEEP, [STORAGE, LESSON, item])
    visitor.goto(f"{site}notebooks/index.html?path={LESSON}")
    visitor.wait_for_url("**/problem.html?lesson=01_anatomy&app=notebooks#damaged")
    expect(visitor.get_by_role("heading", name="Your copy of this lesson")).to_be_visible()


def test_a_broken_copy_is_removed_and_the_lesson_opens(visitor: Page, site: str) -> None:
    visitor.evaluate(KEEP, [STORAGE, LESSON, BROKEN[0]])
    visitor.goto(f"{site}notebooks/index.html?path={LESSON}")
    visitor.get_by_role("button", name="Remove the broken copy and open the lesson").click()
    expect(visitor.get_by_role("heading", name="What is under your hands")).to_be_visible(
        timeout=PATIENCE
    )


LACKING = {
    "WebAssembly": "delete window.WebAssembly",
    "IndexedDB": "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    "service workers": "delete Navigator.prototype.serviceWorker",
}


@pytest.mark.parametrize("part", LACKING)
@pytest.mark.parametrize("app", ["notebooks", "lab"])
def test_a_browser_without_a_needed_part_is_told_which_one(
    app: str, part: str, page: Page, site: str
) -> None:
    page.add_init_script(LACKING[part])
    page.goto(f"{site}{app}/index.html?path={LESSON}")
    page.wait_for_url("**/problem.html#browser")
    expect(page.locator("#lacks")).to_have_text(f"Missing here: {part}.")
    expect(page.get_by_text("update this browser, or use a newer one")).to_be_visible()


def test_the_page_of_all_lessons_warns_an_old_browser(page: Page, site: str) -> None:
    page.add_init_script(LACKING["WebAssembly"])
    page.goto(site)
    expect(page.get_by_role("alert")).to_contain_text("will not run in this browser")


def test_a_browser_that_keeps_nothing_is_told(page: Page, site: str) -> None:
    refuse = "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }"
    page.add_init_script(refuse)
    page.goto(f"{site}notebooks/index.html?path={LESSON}")
    page.wait_for_url("**/problem.html#storage")
    expect(page.get_by_text("Your browser keeps nothing for this site")).to_be_visible()


def test_fresh_lessons_cost_the_copies_and_never_the_progress(visitor: Page, site: str) -> None:
    """By keyboard alone, with a change of mind."""
    progress = "notebooks/.glute-lessons/progress-a-000001.sqlite3"
    mine = "notebooks/mine.ipynb"
    for path in (LESSON, progress, mine):
        visitor.evaluate(KEEP, [STORAGE, path, {"path": path, "content": {}}])
    visitor.goto(site)
    expect(visitor.locator("#copies")).to_contain_text("What is under your hands")
    get = visitor.get_by_role("button", name="Get fresh copies of the lessons")
    get.press("Enter")
    expect(visitor.get_by_text("Your progress stays.")).to_be_visible()
    visitor.get_by_role("button", name="Keep them").press("Enter")
    expect(get).to_be_focused()
    assert LESSON in visitor.evaluate(KEPT, STORAGE)
    get.press("Enter")
    visitor.get_by_role("button", name="Remove my copies").press("Enter")
    expect(visitor.locator("#copies")).to_contain_text("Every lesson is fresh again")
    assert visitor.evaluate(KEPT, STORAGE) == [progress, mine]


def test_who_has_no_copies_is_offered_no_fresh_ones(reader: Page, site: str) -> None:
    reader.goto(site)
    expect(reader.locator("#copies")).to_contain_text("You have no saved copies")
    expect(reader.get_by_role("button", name="Get fresh copies of the lessons")).to_be_hidden()


def test_every_link_of_the_page_of_all_lessons_leads_to_something(reader: Page, site: str) -> None:
    reader.goto(site)
    links = reader.locator("a").evaluate_all("all => all.map((link) => link.href)")
    assert len([link for link in links if re.search(r"notebooks/index\.html\?path=", link)]) >= 10
    for link in set(links):
        assert reader.request.get(link).ok, link


def test_jupyterlites_own_link_home_leads_to_all_lessons(reader: Page, site: str) -> None:
    reader.goto(f"{site}tree")
    expect(reader.get_by_role("heading", name="The lessons")).to_be_visible()
