"""What is answered on the muscle map and held with the timer, from the page to the real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.anatomy.map_tasks import Task
from glute_lessons.anatomy.muscle_map import MuscleMap, muscle_map
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use
from tests.browser.bench_page import Bench
from tests.browser.steered import NOON, Opened, answer, feel, opened, pass_ms, start

__all__ = ["opened"]  # a fixture

NAMES = ("gluteus_medius", "gluteus_maximus", "sacrum", "greater_trochanter")
RIGHT, WRONG = "gluteus_medius", "sacrum"


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """The journal into which everything goes, at the time of the steered clock."""
    with use(Journal(tmp_path / "home", lambda: NOON)) as journal:
        yield journal
        journal.close()


def bodies(log: Journal) -> list[dict[str, Any]]:
    return [dict(event.body) for event in log.log()]


# ---------------------------------------------------------------- the muscle map


def quiz_of(*tasks: Task) -> MuscleMap:
    """A quiz of the back of the body with just these tasks."""
    made = muscle_map("posterior", "name" if tasks[0].options else "find", seed=1)
    told = [
        {"layer": task.layer, "entry": task.entry, "zone": task.zone, "id": task.id}
        | {"options": list(task.options)}
        for task in tasks
    ]
    made.deals = [{"seed": seed, "tasks": told} for seed in (1, 2)]
    return made


def give(page: Page, quiz: MuscleMap, entry: str) -> None:
    """Answers the task: by its name, or from the list of what shows there."""
    if quiz.mode == "name":
        page.get_by_role("radio", name=quiz.entries[entry]["name"], exact=True).check()
        page.get_by_role("button", name="Check", exact=True).click()
    else:
        page.locator(".gl-map-side select").select_option(entry)
        page.get_by_role("button", name=quiz.words["take"], exact=True).click()


def go_on(page: Page) -> None:
    page.locator(".gl-feedback button").click()


@pytest.mark.parametrize(
    ("task", "asked", "given", "grade"),
    [
        (Task("maximus", RIGHT), RIGHT, RIGHT, "right"),
        (Task("maximus", RIGHT), RIGHT, WRONG, "wrong"),
        (Task("maximus", RIGHT, options=NAMES), RIGHT, RIGHT, "right"),
        (Task("skin", zone="press"), "press", "sacrum", "critical"),
        (Task("skin", zone="never_press"), "never_press", "sacrum", "right"),
    ],
)
def test_an_answer_on_the_map_is_saved_under_the_banks_question(
    bench: Bench, log: Journal, task: Task, asked: str, given: str, grade: str
) -> None:
    quiz = quiz_of(task)
    page = bench(quiz)
    give(page, quiz, given)
    bench.deliver()
    expect(page.locator(".gl-saved")).to_have_text("Saved")
    (body,) = bodies(log)
    assert (len(body.pop("run")), body.pop("took_ms") >= 0) == (32, True)
    assert body == {
        "question": quiz.asks[asked],
        "given": given,
        "grade": grade,
        "sure": None,
        "quiz": f"map_posterior_{quiz.mode}",
        "seed": 1,
        "place": 0,
    }


def test_a_round_is_one_run_with_an_event_for_each_task_and_the_next_round_another(
    bench: Bench, log: Journal
) -> None:
    quiz = quiz_of(Task("maximus", RIGHT), Task("skin", zone="press"))
    page = bench(quiz)
    for _ in range(2):
        give(page, quiz, RIGHT)
        go_on(page)
        give(page, quiz, WRONG)
        go_on(page)
        page.get_by_role("button", name=quiz.words["again"], exact=True).click()
    bench.deliver()
    told = bodies(log)
    assert [(body["seed"], body["place"]) for body in told] == [(1, 0), (1, 1), (2, 0), (2, 1)]
    runs = [body["run"] for body in told]
    assert runs[0] == runs[1] != runs[2] == runs[3]


def test_a_part_that_the_bank_does_not_ask_for_leaves_no_event(bench: Bench, log: Journal) -> None:
    quiz = quiz_of(Task("maximus", RIGHT))
    quiz.asks = {name: id_ for name, id_ in quiz.asks.items() if name != RIGHT}
    page = bench(quiz)
    give(page, quiz, RIGHT)
    expect(page.locator(".gl-feedback h4")).to_be_visible()
    assert bench.sent == []
    assert page.evaluate("() => localStorage.length") == 0


def test_looking_around_on_the_map_leaves_no_event(bench: Bench) -> None:
    quiz = muscle_map("posterior")
    page = bench(quiz)
    page.get_by_text("Bones", exact=True).click()
    page.locator(".gl-map-list select").select_option("sacrum")
    expect(page.locator(".gl-map-card h4")).to_have_text(quiz.entries["sacrum"]["name"])
    assert bench.sent == []


# ---------------------------------------------------------------- the hold timer

COUNT_IN_MS = 5_000


def holds(log: Journal) -> list[Event]:
    """The holds that were written down; feelings and reasons to stop are events of their own."""
    return [event for event in log.log() if event.kind == "hold"]


def held(log: Journal) -> list[Any]:
    return [dict(event.body) for event in holds(log)]


def test_a_hold_that_runs_to_its_end_is_saved_once(
    bench: Bench, log: Journal, opened: Opened
) -> None:
    page = opened("ball_on_wall", seconds=15)
    start(page)
    pass_ms(page, COUNT_IN_MS + 15_100)
    bench.deliver()
    expect(page.locator(".gl-saved")).to_have_text("Saved")
    (event,) = holds(log)
    assert event.kind == "hold"
    assert event.body == {
        "technique": "ball_on_wall",
        "side": "right",
        "planned_seconds": 15,
        "held_seconds": 15,
        "ended": "done",
    }
    pass_ms(page, 60_000)
    bench.deliver()
    assert holds(log) == [event]


@pytest.mark.parametrize(("held_ms", "held_seconds"), [(2_600, 3), (400, 0)])
def test_a_hold_stopped_early_is_saved_with_how_long_it_was_held(
    bench: Bench, log: Journal, opened: Opened, held_ms: int, held_seconds: int
) -> None:
    page = opened("hands", seconds=20)
    start(page)
    pass_ms(page, COUNT_IN_MS + held_ms)
    page.keyboard.press("Escape")
    answer(page, "done")
    bench.deliver()
    (body,) = held(log)
    assert (body["planned_seconds"], body["held_seconds"]) == (20, held_seconds)
    assert body["ended"] == "stopped"


def test_a_stop_in_the_count_in_leaves_no_hold(bench: Bench, log: Journal, opened: Opened) -> None:
    page = opened()
    start(page)
    pass_ms(page, COUNT_IN_MS - 100)
    page.keyboard.press("Escape")
    answer(page, "done")
    assert bench.trait("state") == "stopped"
    pass_ms(page, 60_000)
    bench.deliver()
    assert held(log) == []


def test_each_hold_on_a_spot_is_an_event_of_its_own(
    bench: Bench, log: Journal, opened: Opened
) -> None:
    page = opened("hands", seconds=5)
    start(page)
    pass_ms(page, COUNT_IN_MS + 5_100)
    feel(page, 2)
    start(page, "Start again")
    pass_ms(page, COUNT_IN_MS + 2_000)
    page.keyboard.press("Escape")
    answer(page, "done")
    bench.deliver()
    assert [(body["held_seconds"], body["ended"]) for body in held(log)] == [
        (5, "done"),
        (2, "stopped"),
    ]


def test_a_hold_that_runs_when_its_cell_is_cleared_is_kept_for_the_next_card(
    bench: Bench, log: Journal, opened: Opened
) -> None:
    page = opened("hands", seconds=20)
    start(page)
    pass_ms(page, COUNT_IN_MS + 4_000)
    bench.clean_up()
    page = bench(muscle_map("posterior"))
    bench.deliver()
    (body,) = held(log)
    assert (body["held_seconds"], body["ended"]) == (4, "stopped")
    assert page.evaluate("() => localStorage.length") == 0


def test_a_hold_ends_and_waits_when_the_kernel_is_gone(bench: Bench, opened: Opened) -> None:
    page = opened("hands", seconds=5)
    start(page)
    bench.break_kernel()
    bench.break_sending()
    pass_ms(page, COUNT_IN_MS + 5_100)
    expect(page.locator(".gl-saved")).to_contain_text("This hold is kept in this page")
    assert page.evaluate("() => localStorage.length") == 2  # how it felt before, and the hold


def test_an_answer_on_the_map_waits_when_the_kernel_is_gone(bench: Bench, log: Journal):
    quiz = quiz_of(Task("maximus", RIGHT))
    page = bench(quiz)
    bench.break_kernel()
    bench.break_sending()
    give(page, quiz, RIGHT)
    expect(page.locator(".gl-saved")).to_contain_text("Not saved yet")
    assert page.evaluate("() => localStorage.length") == 1
