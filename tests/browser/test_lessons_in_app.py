"""The lessons as `make app` serves them with Voila: read, answered, lost and found again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.content import load
from glute_lessons.practice.check_words import WORDS as CHECK
from glute_lessons.progress.files import HOME
from glute_lessons.quiz.card import WORDS as QUIZ
from tests.browser.app import App, all_there, open_ready, running_app
from tests.browser.bench_page import Watch
from tests.browser.lab import PATIENCE
from tests.browser.test_lessons_in_lab import LESSONS, WIDGETS
from tests.browser.test_saved_in_lab import STORED
from tools.app.words import REFUSED, WORDS

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
KERNEL = "() => JSON.parse(document.querySelector('#jupyter-config-data').textContent).kernelId"
LOOK = "() => window.dispatchEvent(new Event('focus'))"
FOCUSED_IN = "place => document.activeElement.matches(place)"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """With a home of its own: no check was answered there, so every timer is shut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(tmp_path_factory.mktemp("home")))
        with running_app(tmp_path_factory.mktemp("app")) as app:
            yield app


@pytest.fixture
def learner(page: Page, app: App) -> Iterator[Page]:
    """A page that has shown the token. It fails its test on a request that leaves the machine, and
    on any error; what the browser says of an answer that did not come is not an error of ours."""
    page.set_viewport_size({"width": 1280, "height": 900})
    watch = Watch(page)
    page.goto(app.with_token())
    yield page
    assert not watch.outside
    network = ("Failed to load resource", "WebSocket connection to")
    assert not [each for each in watch.faults if not any(word in each for word in network)]


def code(app: App, lesson: str) -> list[str]:
    """What a lesson's code cells hold, in their order."""
    path = app.root / "notebooks" / f"{lesson}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_the_front_page_lists_every_lesson_with_its_minutes_and_hides_the_token(
    app: App, learner: Page
) -> None:
    assert learner.url == app.url
    for lesson in load().lessons.values():
        item = learner.get_by_role("listitem").filter(
            has=learner.get_by_role("link", name=lesson.title, exact=True)
        )
        expect(item).to_contain_text("{} to {} minutes".format(*lesson.minutes))
    learner.get_by_role("link", name=WORDS["quiz"]).click()
    expect(learner.get_by_role("heading", name=WORDS["quiz"]).first).to_be_in_viewport()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_by_itself_without_an_error(lesson: str, app: App, learner: Page) -> None:
    open_ready(learner, app, lesson)
    for place, source in enumerate(code(app, lesson)):
        if WIDGETS.search(source):
            card = learner.locator(".app-cell").nth(place).locator(".gl-card").first
            expect(card).to_be_visible(timeout=PATIENCE)
    expect(learner.locator(".app-error")).to_have_count(0)
    read = learner.locator("body").inner_text()
    for foreign in ("Run All Cells", "JupyterLab", "Error displaying widget", "import glute"):
        assert foreign not in read
    for landmark in ("banner", "main", "contentinfo"):
        expect(learner.get_by_role(landmark)).to_have_count(1)
    title = load().lessons[lesson].title
    expect(learner).to_have_title(f"{title} – {WORDS['course']}")
    expect(learner.get_by_role("main").get_by_role("heading", level=1)).to_have_text(title)
    broken = "() => [...document.images].filter((i) => i.complete && !i.naturalWidth).length"
    assert learner.evaluate(broken) == 0


def test_previous_all_and_next_lead_from_lesson_to_lesson(app: App, learner: Page) -> None:
    learner.goto(app.lesson(LESSONS[1]))
    for region, label in (("banner", WORDS["ways"]), ("contentinfo", WORDS["ways_below"])):
        ways = learner.get_by_role(region).get_by_role("navigation", name=label)
        led = [link.get_attribute("href") for link in ways.get_by_role("link").all()]
        assert led == [f"{LESSONS[0]}.ipynb", "/", f"{LESSONS[2]}.ipynb"]
    learner.get_by_role("main").get_by_role("link", name="Choose a tool").click()
    expect(learner).to_have_url(app.lesson(LESSONS[2]))


def drill(page: Page) -> Locator:
    return page.locator(".gl-quiz").first


def by_mouse(page: Page, verdict: str) -> None:
    drill(page).get_by_text(verdict, exact=True).click()
    drill(page).get_by_text("Sure", exact=True).click()
    drill(page).get_by_role("button", name=QUIZ["check"], exact=True).click()


def tab_to(page: Page, place: str) -> None:
    for _ in range(150):
        if page.evaluate(FOCUSED_IN, place):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {place}")


def by_keyboard(page: Page, verdict: str) -> None:
    tab_to(page, ".gl-quiz [name=answer]")
    page.keyboard.press("Space")
    wanted = drill(page).get_by_role("radio", name=verdict, exact=True)
    while not wanted.is_checked():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    tab_to(page, ".gl-quiz [name=sure]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")


def answer(page: Page, hands, right: bool) -> None:
    """Answers the story that is asked, and waits until that is saved."""
    library = load()
    stem = drill(page).locator(".gl-stem").inner_text()
    story = next(each for each in library.questions.values() if each.stem == stem)
    key = library.sensations[story.sensation].verdict
    other = "get_help_now" if key == "continue" else "continue"
    hands(page, library.verdicts[key if right else other].name)
    told = drill(page).locator(".gl-feedback.gl-is-right")
    expect(drill(page).locator(".gl-feedback")).to_be_visible()
    expect(told).to_have_count(1 if right else 0)


def go_on(page: Page) -> None:
    page.locator(".gl-quiz .gl-feedback .gl-main").first.press("Enter")


def expect_saved(page: Page) -> None:
    expect(drill(page).locator(".gl-saved")).to_have_text(QUIZ["saved"], timeout=PATIENCE)


def story(page: Page) -> int:
    """Which story of the drill is asked, from 1 on."""
    words = drill(page).locator("legend").first.inner_text()
    return int(words.split("Story ")[1].split(" of")[0])


@pytest.mark.parametrize("hands", [by_mouse, by_keyboard])
def test_a_right_and_a_wrong_answer_are_told_saved_and_there_after_a_reload(
    hands, app: App, learner: Page
) -> None:
    open_ready(learner, app, "00_start_here")
    expect(drill(learner).locator(".gl-stem")).to_be_visible(timeout=PATIENCE)
    before = story(learner) - 1
    for right in (True, False):
        answer(learner, hands, right)
        expect_saved(learner)
        go_on(learner)
    learner.reload()
    all_there(learner)
    said = QUIZ["resumed"].format(n=before + 2)
    expect(drill(learner).get_by_text(said)).to_be_visible(timeout=PATIENCE)


def test_the_skip_link_comes_first_and_goes_to_the_lesson(app: App, learner: Page) -> None:
    learner.goto(app.lesson(LESSONS[1]))
    learner.keyboard.press("Tab")
    skip = learner.get_by_role("link", name=WORDS["skip"])
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    learner.keyboard.press("Enter")
    expect(learner.get_by_role("main")).to_be_focused()


def test_no_timer_is_there_before_the_check(app: App, learner: Page) -> None:
    open_ready(learner, app, "03_foam_rolling")
    refused = learner.get_by_text(CHECK["here"]).filter(visible=True)
    expect(refused).to_have_count(3, timeout=PATIENCE)
    expect(learner.get_by_role("button", name="Start", exact=True)).to_have_count(0)


@pytest.mark.parametrize("lesson", ["00_start_here", "03_foam_rolling"])
def test_at_320_pixels_nothing_scrolls_sideways(lesson: str, app: App, learner: Page) -> None:
    learner.set_viewport_size({"width": 320, "height": 640})
    assert learner.evaluate(OVERFLOW) == 0
    open_ready(learner, app, lesson)
    expect(learner.locator(".gl-card").last).to_be_visible(timeout=PATIENCE)
    assert learner.evaluate(OVERFLOW) == 0


def test_without_the_token_a_page_says_what_to_do(app: App, page: Page) -> None:
    for address in (app.url, app.lesson(LESSONS[0])):
        assert page.goto(address).status == 403
        expect(page.get_by_role("heading", level=1)).to_have_text(REFUSED[403][0])
        expect(page.get_by_text(REFUSED[403][1])).to_be_visible()


def test_a_lesson_that_is_not_there_leads_to_those_that_are(app: App, learner: Page) -> None:
    assert learner.goto(app.lesson("10_more")).status == 404
    expect(learner.get_by_role("heading", level=1)).to_have_text(REFUSED[404][0])
    learner.get_by_role("link", name=WORDS["all"]).click()
    expect(learner).to_have_url(app.url)


def test_an_error_in_a_cell_is_told_in_words_and_the_rest_goes_on(app: App, learner: Page) -> None:
    path = app.root / "notebooks" / "08_review.ipynb"
    sound = path.read_text(encoding="utf-8")
    notebook = json.loads(sound)
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells[1]["source"] = ["open('no such file')"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    try:
        open_ready(learner, app, "08_review")
    finally:
        path.write_text(sound, encoding="utf-8")
    expect(learner.get_by_text(WORDS["error"])).to_have_count(1)
    expect(learner.locator(".gl-card").last).to_be_visible(timeout=PATIENCE)
    read = learner.content()
    for leak in ("Traceback", "FileNotFoundError", "no such file", str(Path.home() / "")):
        assert leak not in read


def test_an_answer_after_the_kernel_was_ended_is_saved_when_the_lesson_is_loaded_again(
    app: App, learner: Page
) -> None:
    """Ending it is what culling does after an idle hour."""
    open_ready(learner, app, "00_start_here")
    expect(drill(learner).locator(".gl-stem")).to_be_visible(timeout=PATIENCE)
    before = story(learner) - 1
    token = {"Authorization": f"token {app.token}"}
    ended = learner.request.delete(
        f"{app.url}api/kernels/{learner.evaluate(KERNEL)}", headers=token
    )
    assert ended.status == 204
    answer(learner, by_mouse, True)
    learner.evaluate(LOOK)
    expect(learner.locator("#app-trouble [role=alert]")).to_have_text(WORDS["asleep"])
    assert len(learner.evaluate(STORED)) == 1
    learner.get_by_role("button", name=WORDS["load"]).click()
    learner.wait_for_function(f"() => ({STORED})().length === 0", timeout=PATIENCE)
    learner.reload()
    said = QUIZ["resumed"].format(n=before + 1)
    expect(drill(learner).get_by_text(said)).to_be_visible(timeout=PATIENCE)


def test_a_lost_connection_is_told_and_so_is_its_return(app: App, learner: Page) -> None:
    open_ready(learner, app, "02_tools")
    learner.context.set_offline(True)
    learner.evaluate(LOOK)
    expect(learner.locator("#app-trouble [role=alert]")).to_have_text(WORDS["unreachable"])
    learner.context.set_offline(False)
    learner.evaluate(LOOK)
    expect(learner.locator("#app-trouble")).to_be_hidden()
    expect(learner.locator("#app-status")).to_have_text(WORDS["reached"])
