"""What every host must do: each kind of question, the map, the check, the timer, and what stays.

By mouse and by keyboard alone. All of it is on one page, which is opened once for each pair of hands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import product

import pytest
from attrs import frozen
from playwright.sync_api import Browser, Page, expect

from glute_lessons.anatomy.sightings import sights
from glute_lessons.content import load
from glute_lessons.content.records import Question
from glute_lessons.practice.check_words import WORDS as CHECK
from glute_lessons.practice.hold_words import WORDS as HOLD
from glute_lessons.practice.stopping import advice_of, verdict_of
from glute_lessons.quiz.card import WORDS
from glute_lessons.quiz.grade import RIGHT_ENOUGH, answers, grade, key_of, number_range
from tests.browser.bench_page import Watch
from tests.browser.every_host import HOSTS, Host
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.lab import PATIENCE

LIBRARY = load()
EVERYWHERE = list(product(HOSTS, (Mouse, Keyboard)))
LESSONS = {Mouse: "01_anatomy", Keyboard: "02_tools"}  # whose places the lesson takes
# Of each kind, one to answer right and one to answer wrong; the last is left for after the reload.
TO_GET_RIGHT = (
    "start_numb_saddle",
    "start_has_to_hurt",
    "anatomy_felt_apart",
    "tools_from_soft_to_hard",
    "rolling_hold_seconds",
    "anatomy_touch_gluteus_maximus",
)
TO_GET_WRONG = (
    "start_foot_tingled",
    "start_blood_thinner",
    "anatomy_cross_out",
    "anatomy_three_layers",
    "rolling_hold_limit",
    "anatomy_touch_gluteus_medius",
)
LEFT = "start_breathing_pace"
ASKED = (*TO_GET_RIGHT, *TO_GET_WRONG, LEFT)
REASON = "done"  # an answer to "Why did you stop?" that is no warning

MAP, TIMER, QUIZ = "gl.muscle_map(", "gl.hold_timer(", "sitting("
CELLS = (
    "import glute_lessons as gl",
    'gl.muscle_map("posterior")',
    'gl.hold_timer("hands", side="right", seconds=20)',
    f"""from glute_lessons.content import load
from glute_lessons.quiz.card import QuizCard, sitting

ids = {ASKED!r}
asked = [load().questions[id_] for id_ in ids]
sitting(QuizCard, "every_kind", asked, len(ids), lambda *_: ids, title="Every kind")""",
)


@frozen
class Learner:
    """Somebody with hands, in front of the lesson in a host."""

    host: Host
    hands: Hands
    lesson: str

    @property
    def page(self) -> Page:
        return self.hands.page

    def opens(self) -> None:
        self.host.open(self.page, self.lesson)
        self.host.run(self.hands)

    def comes_to(self, cell: str, card: str) -> None:
        self.host.come_to(self.hands, cell, card)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Host]]:
    """Gives the host of a name, which is started once and runs until the last test is over."""
    with ExitStack() as running:
        yield cache(lambda name: running.enter_context(HOSTS[name](tmp_path_factory.mktemp(name))))


@pytest.fixture(scope="module", params=EVERYWHERE, ids=lambda each: f"{each[0]}-{each[1].name}")
def learner(
    request: pytest.FixtureRequest, started: Callable[[str], Host], browser: Browser
) -> Iterator[Learner]:
    """The lesson, run. Nothing may be asked of another machine, and no error go uncaught."""
    name, kind = request.param
    host = started(name)
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    watch = Watch(page)
    learner = Learner(host, kind(page), LESSONS[kind])
    host.put(page, learner.lesson, CELLS)
    learner.opens()
    yield learner
    page.close()
    assert not watch.outside
    assert not [fault for fault in watch.faults if "uncaught" in fault or "anywidget" in fault]


# ---------------------------------------------------------------- the map


def test_a_muscle_that_is_touched_is_told(learner: Learner) -> None:
    learner.comes_to(MAP, ".gl-map")
    learner.hands.touch(".gl-map", "posterior", "maximus", "gluteus_medius")
    told = learner.page.locator(".gl-map .gl-map-card h4")
    expect(told).to_have_text(LIBRARY.muscles["gluteus_medius"].name)


# ---------------------------------------------------------------- the check and the timer


def say_no_to_all(learner: Learner) -> None:
    hands = learner.hands
    hands.press(f".gl-check button:text-is('{CHECK['start']}')")
    for id_ in LIBRARY.screening:
        hands.take(f"[data-question={id_}] [value=no]")
    hands.press(f".gl-check button:text-is('{CHECK['see']}')")


def expect_the_timer_to_be_shut(page: Page) -> None:
    expect(page.get_by_text(CHECK["here"])).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name=HOLD["start"], exact=True)).to_have_count(0)


def test_no_timer_before_the_check_then_start_and_stop_and_why(learner: Learner) -> None:
    page, hands = learner.page, learner.hands
    learner.comes_to(TIMER, ".gl-check")
    expect_the_timer_to_be_shut(page)
    say_no_to_all(learner)
    start = page.locator(".gl-hold").get_by_role("button", name=HOLD["start"], exact=True)
    expect(start).to_be_visible(timeout=PATIENCE)
    hands.take(".gl-hold .gl-scale [value='2']")
    hands.press(".gl-hold .gl-main")
    expect(page.locator(".gl-hold-stop")).to_be_focused()
    hands.stop()
    expect(page.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    hands.take(f".gl-why [value={REASON}]")
    hands.press(".gl-why-button")
    verdict = LIBRARY.verdicts[verdict_of(REASON, LIBRARY)]
    expect(page.get_by_role("heading", name=verdict.name)).to_be_focused()
    told = page.locator(".gl-advice-do").all_text_contents()
    assert told == list(advice_of(REASON, LIBRARY))
    expect(page.locator(".gl-hold-stop")).to_have_count(0)


# ---------------------------------------------------------------- the questions


def an_answer(question: Question, right: bool) -> str:
    """An answer that the course grades as right, or as neither right nor on the safe side."""
    key = key_of(question, LIBRARY)
    if question.kind == "order":
        return ">".join(key if right else key[::-1])
    if question.kind == "number":
        return f"{number_range(question, LIBRARY)[0] if right else question.most:g}"
    place = question.kind == "locate"
    offered = sights(question.view, question.layer) if place else answers(question, LIBRARY)
    marks = {each: grade(question, each, LIBRARY).grade for each in offered}
    fits = (mark == "right" if right else mark not in RIGHT_ENOUGH for mark in marks.values())
    return next(each for each, fit in zip(marks, fits, strict=True) if fit)


def give(hands: Hands, question: Question, given: str) -> None:
    """Puts the answer in, whatever kind of question it is."""
    if question.kind == "number":
        hands.type(".gl-quiz .gl-typed", given)
    elif question.kind == "locate":
        hands.touch(".gl-quiz", question.view, question.layer, given)
    elif question.kind == "order":
        put_in_order(hands, given.split(">"))
    else:
        for each in given.split():
            hands.take(f".gl-quiz [name=answer][value={each}]")


def put_in_order(hands: Hands, wanted: list[str]) -> None:
    for place, id_ in enumerate(wanted):
        steps = hands.page.locator(".gl-quiz .gl-step")
        now = steps.evaluate_all("all => all.map((step) => step.dataset.id)")
        hands.lift(f".gl-quiz .gl-step[data-id={id_}]", now.index(id_) - place)


def answer(learner: Learner, id_: str, right: bool) -> None:
    """One question answered, graded on the page as Python grades it, saved, and left behind."""
    page, hands, question = learner.page, learner.hands, LIBRARY.questions[id_]
    expect(page.locator(".gl-quiz .gl-stem")).to_have_text(question.stem)
    given = an_answer(question, right)
    mark = grade(question, given, LIBRARY).grade
    assert (mark == "right") is right
    give(hands, question, given)
    hands.take(".gl-quiz [name=sure][value=sure]")
    hands.press(f".gl-quiz button:text-is('{WORDS['check']}')")
    expect(page.locator(".gl-quiz .gl-feedback h4")).to_be_focused()
    expect(page.locator(f".gl-quiz .gl-feedback.gl-is-{mark}")).to_be_visible()
    expect(page.locator(".gl-quiz .gl-saved")).to_have_text(WORDS["saved"], timeout=PATIENCE)
    hands.press(".gl-quiz .gl-feedback .gl-main")


def test_every_kind_right_and_wrong_and_all_of_it_there_after_a_reload(learner: Learner) -> None:
    page, hands = learner.page, learner.hands
    learner.comes_to(QUIZ, ".gl-quiz")
    for id_ in TO_GET_RIGHT:
        answer(learner, id_, right=True)
    for id_ in TO_GET_WRONG:
        answer(learner, id_, right=False)
    learner.opens()
    learner.comes_to(QUIZ, ".gl-quiz")
    said = WORDS["resumed"].format(n=len(ASKED) - 1)
    expect(page.locator(".gl-quiz").get_by_text(said)).to_be_visible(timeout=PATIENCE)
    hands.press(f".gl-quiz button:text-is('{WORDS['skip']}')")
    score = WORDS["score"].format(right=len(TO_GET_RIGHT), total=len(ASKED))
    expect(page.locator(".gl-quiz .gl-summary h4")).to_have_text(score)


def test_the_lesson_asks_each_kind_twice_and_every_kind_there_is() -> None:
    kinds = {question.kind for question in LIBRARY.questions.values()}
    for ids in (TO_GET_RIGHT, TO_GET_WRONG):
        assert sorted(LIBRARY.questions[id_].kind for id_ in ids) == sorted(kinds)
