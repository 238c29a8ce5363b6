"""Every card of the course, led through the states that matter, on one page each.

WALKS: name -> what leads a card. Each leads it on and yields a state's name whenever the card is in
one that is worth a look; whoever walks along looks then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, expect

from glute_lessons.anatomy.map_tasks import Task
from glute_lessons.anatomy.muscle_map import muscle_map
from glute_lessons.classroom.ask_room import ask_room
from glute_lessons.content import load
from glute_lessons.mechanics.explorers import lean_explorer, pressure_explorer
from glute_lessons.practice.check_card import ReadinessCheck
from glute_lessons.practice.check_words import WORDS as CHECK
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.practice.routine_card import WORDS as ROUTINE
from glute_lessons.practice.routine_card import RoutineCard
from glute_lessons.practice.routine_run import RoutineRun
from glute_lessons.practice.session import SessionCard
from glute_lessons.practice.session_words import WORDS as SESSION
from glute_lessons.practice.today import Today
from glute_lessons.progress.data_words import WORDS as DATA
from glute_lessons.quiz.drill import drill
from glute_lessons.quiz.review import ReviewCard
from tests.browser import test_data_card as data
from tests.browser import test_muscle_map as maps
from tests.browser import test_muscle_map_quizzes as map_quizzes
from tests.browser import test_routine_run as runs
from tests.browser import test_session as sessions
from tests.browser.asking import card_of
from tests.browser.bench_page import Bench
from tests.browser.steered import MIDNIGHT, NOON, answer, feel, pass_ms, start
from tests.browser.test_quiz_every_kind import KINDS, PLAIN_ANSWERS
from tests.quiz.small_library import choose_one, triage

Walk = Callable[[Bench], Iterator[str]]
RULES = load().screening
ASKED = [*KINDS, triage("stop", critical=True, danger="It could hurt.")]
GIVEN = [*PLAIN_ANSWERS, "continue"]
FINDINGS = (Task("skin", zone="press"), Task("maximus", "gluteus_medius"))
NAMING = Task("maximus", "gluteus_medius", options=map_quizzes.NAMES)


def held_still(bench: Bench, widget: Any, **traits: Any) -> Page:
    """Shows a card on a page whose clock stands still until a walk moves it."""
    page = bench.page
    page.add_init_script("delete window.Worker;")
    page.clock.install(time=NOON / 1000)
    bench(widget, **({"open_until": MIDNIGHT} | traits))
    page.clock.pause_at((NOON + 60_000) / 1000)
    return page


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).first.click()


def asking(question: Any, given: str) -> Walk:
    """A question of one kind on the quiz card."""

    def walk(bench: Bench) -> Iterator[str]:
        page = bench(card_of(question, by_ear=True, resumed=1, notices=["A notice."]))
        yield "asked"
        press(page, "Check")
        yield "what is missing is told"
        told = {"id": question.id, "option": given, "grade": "wrong", "sure": True}
        bench.set("answers", [told])
        expect(page.locator(".gl-feedback h4")).to_be_visible()
        for folded in page.locator(".gl-card summary").all():
            folded.click()
        yield "answered"
        press(page, "See how it went")
        yield "how it went"

    return walk


def dealt(make: Callable[[], Any]) -> Walk:
    """A drill or a review of the course's own questions: the first one, and its answer."""

    def walk(bench: Bench) -> Iterator[str]:
        page = bench(make())
        yield "asked"
        choice = page.locator(".gl-question :is([type=radio], [type=checkbox]):enabled").first
        if choice.count():
            choice.check()
            page.get_by_role("radio", name="Sure", exact=True).check()
            press(page, "Check")
            expect(page.locator(".gl-feedback h4")).to_be_visible()
            yield "answered"

    return walk


def own_data(bench: Bench) -> Iterator[str]:
    steered = data.Steered(bench)
    yield "shown"
    press(steered.page, DATA["erase"])
    yield "erasing asks for the tick"
    steered.choose(json.dumps({"x" * 80: 1}))
    steered.kernel_answers()
    yield "a copy is refused"


def readiness(bench: Bench) -> Iterator[str]:
    page = bench(ReadinessCheck(Today()))
    yield "nothing is answered"
    emergency = next(id_ for id_, rule in RULES.items() if rule.outcome == "get_help_now")
    page.locator(f'[data-question="{emergency}"]').get_by_label("Yes").check()
    yield "an emergency"
    bench.set("answers", {"leg_today": "no"})
    press(page, CHECK["see"])
    bench.sync()
    yield "questions are open"
    bench.set("answers", dict.fromkeys(RULES, "no"))
    press(page, CHECK["see"])
    bench.sync()
    yield "go"


def refused(yes: str, way_on: str) -> Walk:
    """A check that says no, and the step that can follow it."""

    def walk(bench: Bench) -> Iterator[str]:
        today = Today()
        today.check(dict.fromkeys(RULES, "no") | {yes: "yes"})
        page = bench(ReadinessCheck(today))
        expect(page.locator(".gl-result")).to_be_visible()
        yield "refused"
        press(page, CHECK[way_on])
        yield "the step that follows"

    return walk


def hold(bench: Bench) -> Iterator[str]:
    page = held_still(bench, HoldTimer("hands", "right", 20))
    yield "ready"
    press(page, "Start")
    yield "the feeling is asked for"
    feel(page, 5)
    pass_ms(page, 100)
    yield "too much to start"
    start(page)
    pass_ms(page, 2_000)
    yield "count-in"
    pass_ms(page, 6_000)
    yield "running"
    page.keyboard.press("Escape")
    pass_ms(page, 1_000)
    yield "the question that Stop asks"
    answer(page, "numb_or_weak")
    pass_ms(page, 100)
    yield "the advice"


def shut_hold(bench: Bench) -> Iterator[str]:
    page = held_still(bench, HoldTimer("hands", "right", 20), open_until=0)
    page.clock.run_for(100)
    yield "closed"
    bench.set("open_until", MIDNIGHT)
    start(page)
    pass_ms(page, 26_000)
    yield "done"


def session(bench: Bench) -> Iterator[str]:
    page = held_still(bench, SessionCard("ball_on_floor", "right"))
    yield "before"
    sessions.begin(page)
    yield "the first view"
    sessions.press(page, SESSION["skip"])
    sessions.press(page, SESSION["next"])
    yield "set-up"
    while page.get_by_role("heading", name="Before you press").count() == 0:
        sessions.press(page, SESSION["next"])
    sessions.press(page, SESSION["next"])
    yield "the feeling is asked for"
    page.keyboard.press("2")
    pass_ms(page, 100)
    sessions.press(page, SESSION["next"])
    sessions.press(page, SESSION["next"])
    yield "before the passes"
    sessions.press(page, SESSION["start_passes"])
    pass_ms(page, 11_000)
    yield "passes"
    pass_ms(page, sessions.SET_MS)
    yield "the hold"
    page.keyboard.press("Escape")
    pass_ms(page, 1_000)
    yield "the question that Stop asks"
    sessions.answer(page, "too_intense")
    yield "what follows"


def routine(bench: Bench) -> Iterator[str]:
    page = bench(RoutineCard(None, tuple, lambda: (NOON, 0)), open_until=MIDNIGHT)
    for folded in page.locator(".gl-card summary").all():
        folded.click()
    yield "planned"
    page.get_by_role("spinbutton").fill("2")
    press(page, ROUTINE["plan"])
    bench.sync()
    yield "wrong minutes"
    page.get_by_role("spinbutton").fill("12")
    press(page, ROUTINE["plan"])
    bench.sync()
    yield "planned again"


def routine_run(bench: Bench) -> Iterator[str]:
    noon = datetime.fromtimestamp(NOON / 1000, UTC)
    page = held_still(bench, RoutineRun(runs.SHORTEST, lambda: noon))
    yield "before"
    runs.to_passes(page, bench, "passes_right_1")
    yield "before the passes"
    page.keyboard.press("Enter")
    pass_ms(page, 12_000)
    yield "passes"


def looking(view: str) -> Walk:
    def walk(bench: Bench) -> Iterator[str]:
        page = bench(muscle_map(view, seed=1))
        yield "nothing chosen"
        page.get_by_label("list", exact=False).first.select_option(index=3)
        expect(maps.heading(page)).to_be_visible()
        yield "a muscle is chosen"
        maps.depth(page, "Bones").check()
        yield "bones"

    return walk


def touching(bench: Bench) -> Iterator[str]:
    page = bench(map_quizzes.quiz_of(*FINDINGS))
    yield "asked"
    bench.page.set_viewport_size({"width": 1280, "height": 900})
    map_quizzes.touch(page, "sit_bone", "skin")
    yield "a dangerous miss"
    press(page, "Next task")
    map_quizzes.touch(page, "gluteus_medius", "maximus")
    press(page, "See how it went")
    yield "how it went"


def naming(bench: Bench) -> Iterator[str]:
    page = bench(map_quizzes.quiz_of(NAMING))
    yield "asked"
    press(page, "Check")
    yield "what is missing is told"
    page.get_by_role("radio").first.check()
    press(page, "Check")
    yield "answered"


def exploring(make: Callable[[], Any]) -> Walk:
    def walk(bench: Bench) -> Iterator[str]:
        page = bench(make())
        yield "shown"
        for folded in page.locator(".gl-card summary").all():
            folded.click()
        page.get_by_role("slider").first.press("ArrowRight")
        bench.sync()
        yield "moved, with its tables"
        bench.break_kernel()
        page.get_by_role("slider").first.press("ArrowRight")
        expect(page.locator(".gl-state")).not_to_have_text("")
        yield "the kernel is gone"

    return walk


def voting(bench: Bench) -> Iterator[str]:
    """A room that votes twice, then sees the answer and why."""
    page = bench(ask_room("start_numb_saddle"))
    yield "asked"
    press(page, "Add a hand for B")
    press(page, "Talk, then vote again")
    press(page, "Add a hand for D")
    yield "second vote"
    press(page, "Show the answer")
    press(page, "Save the table")
    yield "the answer beside the tally"
    press(page, "Show the explanation")
    yield "and why"


WALKS: dict[str, Walk] = {
    **{f"quiz, {q.kind}: {q.id}": asking(q, a) for q, a in zip(ASKED, GIVEN, strict=True)},
    "drill": dealt(lambda: drill(seed=1)),
    "ask the room": voting,
    "review": dealt(lambda: card_of(choose_one(), kind=ReviewCard)),
    "own data": own_data,
    "readiness check": readiness,
    "readiness check, ask first": refused("bones", "agree"),
    "readiness check, get help": refused("both_legs", "seen"),
    "hold timer": hold,
    "hold timer, closed and done": shut_hold,
    "guided session": session,
    "routine": routine,
    "routine run": routine_run,
    "muscle map, from behind": looking("posterior"),
    "muscle map, from the side": looking("lateral"),
    "muscle map, touch it": touching,
    "muscle map, name it": naming,
    "pressure explorer": exploring(pressure_explorer),
    "lean explorer": exploring(lean_explorer),
}
