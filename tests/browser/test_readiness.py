"""The readiness check as a learner meets it: by mouse, by keyboard, by ear, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect

from glute_lessons.content import load
from glute_lessons.practice.check_card import ReadinessCheck
from glute_lessons.practice.check_words import WORDS
from glute_lessons.practice.gate import WORDS as GATE_WORDS
from glute_lessons.practice.stopping import advice_of
from glute_lessons.practice.today import Today
from glute_lessons.progress.events import Event
from glute_lessons.progress.files import HOME
from glute_lessons.progress.journal import Journal, use
from tests.browser.bench_page import Bench, Watch
from tests.browser.lab import PATIENCE, Lab, choose, open_lesson, run_all, running_lab

RULES = load().screening
OUTCOMES = load().outcomes
ALL_NO = dict.fromkeys(RULES, "no")
URGENT = [id_ for id_, rule in RULES.items() if rule.outcome == "get_help_now"]


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """A progress file of this test's own."""
    with use(Journal(tmp_path / "home")) as journal:
        yield journal
        journal.close()


@pytest.fixture
def today() -> Today:
    return Today()


@pytest.fixture
def card(today: Today) -> ReadinessCheck:
    return ReadinessCheck(today)


def row(page: Page, name: str) -> Locator:
    return page.locator(f'[data-question="{name}"]')


def choice(page: Page, name: str, answer: str) -> Locator:
    return row(page, name).get_by_role("radio", name=answer, exact=True)


def say(page: Page, name: str, answer: str) -> None:
    choice(page, name, answer).check()


def see(bench: Bench) -> None:
    """Asks for the result, and lets the kernel answer."""
    bench.page.get_by_role("button", name=WORDS["see"]).click()
    bench.sync()


def result(page: Page) -> Locator:
    return page.locator(".gl-result")


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name, exact=True)


# ------------------------------------------------------------------ asking


def test_every_question_is_a_named_pair_with_nothing_chosen(
    bench: Bench, card: ReadinessCheck
) -> None:
    page = bench(card)
    for rule in RULES.values():
        pair = row(page, rule.id).get_by_role("radiogroup")
        expect(pair).to_have_accessible_name(full_name(rule.id))
        expect(pair.get_by_role("radio")).to_have_count(2)
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_role("group")).to_have_count(len(card.parts))
    for part in card.parts:
        expect(page.get_by_role("group", name=part["title"], exact=True)).to_be_visible()


def full_name(name: str) -> str:
    number = list(RULES).index(name) + 1
    return f"{WORDS['number'].format(n=number, total=len(RULES))} {RULES[name].question}"


def test_the_progress_line_counts_answers(bench: Bench, card: ReadinessCheck) -> None:
    page = bench(card)
    expect(page.get_by_text("0 of 26 answered")).to_be_visible()
    say(page, "leg_today", "No")
    say(page, "dizzy", "Yes")
    say(page, "dizzy", "No")
    expect(page.get_by_text("2 of 26 answered")).to_be_visible()


@pytest.mark.parametrize("name", URGENT)
def test_a_yes_to_an_emergency_shows_and_says_its_advice_at_once(
    bench: Bench, card: ReadinessCheck, name: str
) -> None:
    page = bench(card)
    expect(row(page, name).get_by_text(RULES[name].advice)).to_be_hidden()
    say(page, name, "Yes")
    expect(row(page, name).get_by_text(RULES[name].advice)).to_be_visible()
    assert bench.heard == [f"{WORDS['urgent']}. {RULES[name].advice}"]
    expect(page.get_by_role("alert")).to_have_text(bench.heard[0])
    say(page, name, "No")
    expect(row(page, name).get_by_text(RULES[name].advice)).to_be_hidden()
    assert len(bench.heard) == 1


def test_a_yes_to_another_question_says_nothing_yet(bench: Bench, card: ReadinessCheck) -> None:
    page = bench(card)
    say(page, "pregnant", "Yes")
    assert bench.heard == []
    expect(page.get_by_text(RULES["pregnant"].advice)).to_have_count(0)


def test_in_front_of_a_timer_the_questions_wait_behind_a_button(bench: Bench, today: Today) -> None:
    page = bench(ReadinessCheck(today, "hands"))
    expect(page.get_by_text(WORDS["here"])).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    page.get_by_role("button", name=WORDS["start"]).press("Enter")
    expect(page.get_by_text(WORDS["here"])).to_be_hidden()
    expect(choice(page, next(iter(RULES)), "Yes")).to_be_focused()
    expect(page.locator("input:checked")).to_have_count(0)


# ------------------------------------------------------------------ the result


def test_all_no_by_mouse_is_a_go_that_is_said_once(
    bench: Bench, card: ReadinessCheck, today: Today
) -> None:
    page = bench(card)
    for name in RULES:
        say(page, name, "No")
    see(bench)
    expect(heading(page, OUTCOMES["go"].name)).to_be_focused()
    page.wait_for_function("() => bench.heard.length > 0")
    assert bench.heard == [OUTCOMES["go"].says]
    expect(page.locator("form")).to_be_hidden()
    assert today.is_open("hands")


def test_all_of_it_by_keyboard_alone(bench: Bench, card: ReadinessCheck, today: Today) -> None:
    page = bench(card)
    page.locator("#before").focus()
    for _ in RULES:
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=WORDS["see"])).to_be_focused()
    page.keyboard.press("Enter")
    bench.sync()
    expect(heading(page, OUTCOMES["go"].name)).to_be_focused()
    assert today.is_open("hands")
    assert set(bench.leaked) == {"Tab"}


@pytest.mark.parametrize("arrow", ["ArrowUp", "ArrowDown"])
def test_up_and_down_change_no_answer_and_left_and_right_choose(
    bench: Bench, card: ReadinessCheck, arrow: str
) -> None:
    """Regression: someone who went on with Down made a No of a Yes to an emergency."""
    page = bench(card)
    say(page, "both_legs", "Yes")
    page.keyboard.press(arrow)
    expect(choice(page, "both_legs", "Yes")).to_be_checked()
    expect(choice(page, "both_legs", "Yes")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(choice(page, "both_legs", "No")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(choice(page, "both_legs", "Yes")).to_be_checked()


def test_no_key_reaches_the_notebook(bench: Bench, card: ReadinessCheck) -> None:
    page = bench(card)
    choice(page, "leg_today", "No").focus()
    for key in ("a", "b", "x", "d", "d", "0", "0", "Escape", "Enter", "ArrowDown", " "):
        page.keyboard.press(key)
    assert bench.leaked == []
    expect(page.locator('[data-lm-suppress-shortcuts="true"]')).to_have_count(1)


@pytest.mark.parametrize(
    ("yes", "outcome"),
    [("unwell", "not_today"), ("leg_today", "ask_first"), ("both_legs", "get_help_now")],
)
def test_a_yes_brings_its_outcome_its_reason_and_its_advice(
    bench: Bench, card: ReadinessCheck, today: Today, yes: str, outcome: str
) -> None:
    page = bench(card, answers=ALL_NO | {yes: "yes"})
    see(bench)
    expect(heading(page, OUTCOMES[outcome].name)).to_be_focused()
    expect(result(page)).to_contain_text(OUTCOMES[outcome].says)
    expect(result(page).get_by_role("listitem")).to_have_count(1)
    expect(result(page)).to_contain_text(RULES[yes].question)
    expect(result(page)).to_contain_text(RULES[yes].advice)
    assert not today.is_open("hands")


def test_open_questions_are_named_and_the_first_is_one_press_away(
    bench: Bench, card: ReadinessCheck, today: Today
) -> None:
    answers = {id_: no for id_, no in ALL_NO.items() if id_ not in ("leg_today", "dizzy")}
    page = bench(card, answers=answers)
    see(bench)
    expect(heading(page, WORDS["unfinished"])).to_be_focused()
    expect(result(page)).to_contain_text("Still open: questions 8 and 21.")
    page.get_by_role("button", name=WORDS["first"]).click()
    expect(choice(page, "leg_today", "Yes")).to_be_focused()
    expect(choice(page, "leg_today", "Yes")).not_to_be_checked()
    assert not today.is_open("hands")


def test_many_open_questions_are_counted_and_the_first_is_one_press_away(
    bench: Bench, card: ReadinessCheck
) -> None:
    page = bench(card, answers={"bladder_or_bowel": "no"})
    see(bench)
    expect(result(page)).to_contain_text("25 questions are still open.")
    page.get_by_role("button", name=WORDS["first"]).click()
    expect(choice(page, "numb_between_legs", "Yes")).to_be_focused()


def test_in_an_emergency_the_advice_is_bold_and_the_last_resort_stands_below_it(
    bench: Bench, card: ReadinessCheck
) -> None:
    page = bench(card, answers={"both_legs": "yes"})
    see(bench)
    told = result(page).inner_text()
    assert told.index(RULES["both_legs"].advice) < told.index(WORDS["if_worse"])
    assert told.index(WORDS["if_worse"]) < told.index("25 questions are still open.")
    weight = "node => Number(getComputedStyle(node).fontWeight)"
    assert result(page).get_by_text(RULES["both_legs"].advice).evaluate(weight) >= 600
    assert result(page).get_by_text(RULES["both_legs"].question).evaluate(weight) < 600
    page.wait_for_function("() => bench.heard.length > 0")
    assert WORDS["if_worse"] in bench.heard[-1]


def test_a_go_names_the_techniques_that_it_closes(bench: Bench, today: Today) -> None:
    page = bench(ReadinessCheck(today, "foam_rolling"), answers=ALL_NO | {"floor": "yes"})
    page.get_by_role("button", name=WORDS["start"]).click()
    see(bench)
    expect(result(page)).to_contain_text("Open today: Ball on the wall and Hands.")
    expect(result(page)).to_contain_text("So Foam rolling stays closed here today.")


# ------------------------------------------------------------------ taking it back


def test_a_changed_answer_takes_the_result_back_before_the_kernel_knows(
    bench: Bench, card: ReadinessCheck, today: Today
) -> None:
    page = bench(card, answers=ALL_NO)
    see(bench)
    page.get_by_role("button", name=WORDS["change"]).click()
    expect(choice(page, next(iter(RULES)), "No")).to_be_focused()
    say(page, "unwell", "Yes")
    expect(result(page)).to_have_count(0)
    expect(page.locator(".gl-state")).to_have_text(WORDS["withdrawn"])
    page.wait_for_function("words => bench.heard.includes(words)", arg=WORDS["withdrawn"])
    assert bench.heard.count(WORDS["withdrawn"]) == 1
    bench.sync()
    assert not today.is_open("hands")
    see(bench)
    expect(heading(page, OUTCOMES["not_today"].name)).to_be_focused()


def test_check_again_starts_empty_and_closes(
    bench: Bench, card: ReadinessCheck, today: Today
) -> None:
    page = bench(card, answers=ALL_NO)
    see(bench)
    page.get_by_role("button", name=WORDS["again"]).click()
    expect(heading(page, WORDS["title"])).to_be_focused()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_text("0 of 26 answered")).to_be_visible()
    expect(result(page)).to_have_count(0)
    bench.sync()
    assert not today.is_open("hands")


def test_a_result_that_the_kernel_takes_back_goes_and_says_so(
    bench: Bench, card: ReadinessCheck
) -> None:
    page = bench(card, answers=ALL_NO)
    see(bench)
    bench.set("result", {})
    expect(result(page)).to_have_count(0)
    expect(page.locator(".gl-state")).to_have_text(WORDS["withdrawn"])
    expect(page.get_by_role("button", name=WORDS["see"])).to_be_visible()
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert WORDS["withdrawn"] not in bench.heard  # the check in use has said it


def test_a_card_that_opens_on_a_check_that_counts_shows_it_and_leaves_the_focus(
    bench: Bench, today: Today
) -> None:
    today.check(ALL_NO | {"pregnant": "yes"})
    page = bench(ReadinessCheck(today, "hands"))
    expect(heading(page, OUTCOMES["ask_first"].name)).to_be_visible()
    expect(heading(page, OUTCOMES["ask_first"].name)).not_to_be_focused()
    expect(page.locator("form")).to_be_hidden()
    assert bench.heard == []


# ------------------------------------------------------------------ what stays closed, and what lifts it


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=WORDS[name], exact=True)


def in_another_lesson() -> ReadinessCheck:
    """A card of a kernel that knows the progress file alone."""
    return ReadinessCheck(Today())


def kinds(log: Journal) -> list[str]:
    return [each.kind for each in log.log()]


def test_a_go_of_another_lesson_is_shown_when_the_card_is_drawn(bench: Bench, today: Today) -> None:
    today.check(ALL_NO)
    page = bench(in_another_lesson())
    expect(heading(page, OUTCOMES["go"].name)).to_be_visible()
    expect(result(page)).to_contain_text(WORDS["done"])
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator(".gl-card button:visible")).to_have_text([WORDS["again"]])
    assert bench.heard == []


def test_an_agreement_by_mouse_names_what_was_agreed_to_and_asks_anew(
    bench: Bench, today: Today, log: Journal
) -> None:
    today.check(ALL_NO | {"bones": "yes", "pregnant": "yes"})
    page = bench(in_another_lesson())
    expect(result(page)).to_contain_text(RULES["bones"].advice)
    button(page, "agree").click()
    expect(heading(page, WORDS["agree_title"])).to_be_focused()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    button(page, "agree_yes").click()
    expect(page.locator(".gl-state")).to_have_text(WORDS["agree_none"])
    bench.sync()
    assert kinds(log) == ["check"]
    for rule in ("bones", "pregnant"):
        page.get_by_role("checkbox", name=RULES[rule].question, exact=True).check()
    button(page, "agree_yes").dblclick()
    bench.sync()
    expect(heading(page, WORDS["noted"])).to_be_focused()
    page.wait_for_function("words => bench.heard.includes(words)", arg=WORDS["agreed_says"])
    assert [each.body for each in log.log() if each.kind == "agreed"] == [
        {"rules": "bones pregnant"}
    ]
    assert not Today().is_open("hands")
    button(page, "start").click()
    bench.sync()
    expect(page.get_by_text("0 of 26 answered")).to_be_visible()
    expect(result(page)).to_have_count(0)
    for name in RULES:
        say(page, name, "Yes" if name == "bones" else "No")
    see(bench)
    expect(heading(page, OUTCOMES["go"].name)).to_be_focused()
    assert Today().is_open("hands")


def test_an_agreement_to_one_point_leaves_the_other_closed(
    bench: Bench, today: Today, log: Journal
) -> None:
    today.check(ALL_NO | {"bones": "yes", "pregnant": "yes"})
    page = bench(in_another_lesson())
    button(page, "agree").click()
    page.get_by_role("checkbox", name=RULES["bones"].question, exact=True).check()
    button(page, "agree_yes").click()
    bench.sync()
    expect(heading(page, OUTCOMES["ask_first"].name)).to_be_focused()
    expect(result(page)).to_contain_text(RULES["pregnant"].question)
    expect(result(page)).not_to_contain_text(RULES["bones"].question)


def test_an_agreement_by_keyboard_alone(bench: Bench, today: Today, log: Journal) -> None:
    today.check(ALL_NO | {"bones": "yes"})
    page = bench(in_another_lesson())
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    expect(button(page, "agree")).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading(page, WORDS["agree_title"])).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(button(page, "agree_yes")).to_be_focused()
    page.keyboard.press("Enter")
    bench.sync()
    expect(heading(page, WORDS["noted"])).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(page, "start")).to_be_focused()
    assert kinds(log) == ["check", "agreed"]
    assert set(bench.leaked) == {"Tab"}


def test_that_a_professional_has_seen_it_by_mouse(bench: Bench, today: Today, log: Journal) -> None:
    today.check(ALL_NO | {"both_legs": "yes"})
    page = bench(in_another_lesson())
    expect(result(page)).to_contain_text(WORDS["if_worse"])
    expect(page.locator(".gl-card button:visible")).to_have_text([WORDS["seen"]])
    button(page, "seen").click()
    expect(heading(page, WORDS["seen_title"])).to_be_focused()
    button(page, "back").click()
    expect(button(page, "seen")).to_be_focused()
    bench.sync()
    assert kinds(log) == ["check"]
    button(page, "seen").click()
    button(page, "seen_yes").dblclick()
    bench.sync()
    expect(heading(page, WORDS["noted"])).to_be_focused()
    assert kinds(log) == ["check", "seen"]
    assert not Today().is_open("hands")


def test_that_a_professional_has_seen_it_by_keyboard_alone(
    bench: Bench, today: Today, log: Journal
) -> None:
    today.check(ALL_NO | {"both_legs": "yes"})
    page = bench(in_another_lesson())
    page.locator("#before").focus()
    for key in ("Tab", "Enter", "Tab", "Enter"):
        page.keyboard.press(key)
    bench.sync()
    expect(heading(page, WORDS["noted"])).to_be_focused()
    assert kinds(log) == ["check", "seen"]
    assert set(bench.leaked) == {"Tab"}


@pytest.mark.parametrize(
    ("yes", "outcome", "buttons"),
    [
        ("unwell", "not_today", []),
        ("bones", "ask_first", ["agree", "again"]),
        ("both_legs", "get_help_now", ["seen"]),
    ],
)
def test_what_is_closed_offers_only_what_can_open_it(
    bench: Bench, today: Today, yes: str, outcome: str, buttons: list[str]
) -> None:
    today.check(ALL_NO | {yes: "yes"})
    page = bench(in_another_lesson())
    expect(heading(page, OUTCOMES[outcome].name)).to_be_visible()
    expect(page.locator(".gl-card button:visible")).to_have_text([WORDS[name] for name in buttons])


@pytest.mark.parametrize(("yes", "outcome"), [("unwell", "not_today"), ("bones", "ask_first")])
def test_going_back_and_changing_an_answer_is_refused_in_words(
    bench: Bench, card: ReadinessCheck, today: Today, yes: str, outcome: str
) -> None:
    page = bench(card, answers=ALL_NO | {yes: "yes"})
    see(bench)
    button(page, "change").click()
    say(page, yes, "No")
    bench.sync()
    see(bench)
    expect(heading(page, OUTCOMES[outcome].name)).to_be_focused()
    expect(result(page)).to_contain_text(WORDS["still"])
    page.wait_for_function("words => bench.heard.at(-1).includes(words)", arg=WORDS["still"])
    assert not today.is_open("hands")


def test_after_a_warning_sign_it_is_closed_for_the_day_with_the_advice(
    bench: Bench, card: ReadinessCheck, today: Today, log: Journal
) -> None:
    page = bench(card, answers=ALL_NO)
    see(bench)
    body = {"technique": "hands", "side": "left", "reason": "sharp", "seconds": 3}
    log.record([Event(uuid4().hex, "stop", int(today.now().timestamp() * 1000), 0, body)])
    bench.set("patience_ms", 6001)  # the page gets what the kernel has changed
    bench.page.evaluate("result => bench.change('result', result)", card.result)
    expect(heading(page, WORDS["closed_today"])).to_be_visible()
    expect(result(page)).to_contain_text(GATE_WORDS["warning_sign"])
    for advice in advice_of("sharp", load()):
        expect(result(page)).to_contain_text(advice)
    expect(button(page, "again")).to_have_count(0)


def test_a_silent_kernel_notes_nothing_and_says_so(bench: Bench, today: Today) -> None:
    today.check(ALL_NO | {"both_legs": "yes"})
    bench.page.clock.install()
    page = bench(in_another_lesson())
    button(page, "seen").click()
    button(page, "seen_yes").click()
    page.clock.fast_forward(bench.widget.patience_ms + 100)
    expect(page.locator(".gl-state")).to_have_text(WORDS["silent"])


@pytest.mark.parametrize("yes", ["bones", "both_legs"])
def test_each_step_fits_a_narrow_phone_with_targets_for_a_thumb(
    bench: Bench, today: Today, yes: str
) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    today.check(ALL_NO | {yes: "yes"})
    page = bench(in_another_lesson())
    assert bench.overflow() == 0
    button(page, "agree" if yes == "bones" else "seen").click()
    assert bench.overflow() == 0
    targets = page.locator(".gl-card button:visible, .gl-tick").all()
    assert len(targets) >= 2
    assert all(target.bounding_box()["height"] >= 44 for target in targets)


# ------------------------------------------------------------------ a silent kernel


def test_a_silent_kernel_is_told_in_words_and_opens_nothing(
    bench: Bench, card: ReadinessCheck, today: Today
) -> None:
    bench.page.clock.install()
    page = bench(card, answers=ALL_NO)
    page.get_by_role("button", name=WORDS["see"]).click()
    state = page.locator(".gl-state")
    expect(state).to_have_text(WORDS["checking"])
    page.clock.fast_forward(card.patience_ms - 100)
    expect(state).to_have_text(WORDS["checking"])
    page.clock.fast_forward(200)
    expect(state).to_have_text(WORDS["silent"])
    assert "Run All Cells" in WORDS["silent"]
    page.clock.run_for(100)
    assert bench.heard == [WORDS["silent"]]
    expect(result(page)).to_have_count(0)
    assert not today.is_open("hands")
    bench.sync()  # it was only busy
    expect(heading(page, OUTCOMES["go"].name)).to_be_focused()
    assert today.is_open("hands")


def test_a_late_answer_does_not_take_the_focus_from_someone_who_went_on(
    bench: Bench, card: ReadinessCheck
) -> None:
    page = bench(card, answers=ALL_NO)
    page.get_by_role("button", name=WORDS["see"]).click()
    page.locator("#after").focus()
    bench.sync()
    expect(heading(page, OUTCOMES["go"].name)).to_be_visible()
    expect(page.locator("#after")).to_be_focused()
    page.wait_for_function("() => bench.heard.length > 0")
    assert bench.heard == [f"{OUTCOMES['go'].name}. {OUTCOMES['go'].says}"]


# ------------------------------------------------------------------ the learner's own day


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Kolkata"])
def test_a_go_ends_at_the_midnight_of_the_page(browser: Browser, today: Today, zone: str) -> None:
    page = browser.new_context(timezone_id=zone).new_page()
    bench = Bench(page)
    bench(ReadinessCheck(today), answers=ALL_NO)
    see(bench)
    midnight = page.evaluate(
        "() => { const n = new Date(); return new Date(n.getFullYear(), n.getMonth(),"
        " n.getDate() + 1).getTime(); }"
    )
    bench.close()
    page.context.close()
    assert today.open_until("hands").timestamp() * 1000 == midnight
    assert today.open_until("hands") - today.now() <= timedelta(days=1)


# ------------------------------------------------------------------ how it looks


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_narrow_phone_before_and_after(
    bench: Bench, card: ReadinessCheck, theme: str
) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    answers = {id_: no for id_, no in ALL_NO.items() if id_ not in ("leg_today", "dizzy")}
    page = bench(card, theme=theme, answers=answers | {"swollen_leg": "yes"})
    assert bench.overflow() == 0
    see(bench)
    expect(result(page)).to_be_visible()
    assert bench.overflow() == 0


EDGE = "node => getComputedStyle(node).borderLeftColor"


def test_an_unfinished_check_has_not_the_edge_of_an_emergency(
    bench: Bench, card: ReadinessCheck
) -> None:
    page = bench(card)
    see(bench)
    expect(heading(page, WORDS["unfinished"])).to_be_visible()
    unfinished = result(page).evaluate(EDGE)
    neutral = page.locator(".gl-card").evaluate(EDGE)
    bench.set("answers", {"both_legs": "yes"})
    see(bench)
    expect(heading(page, OUTCOMES["get_help_now"].name)).to_be_visible()
    assert unfinished == neutral != result(page).evaluate(EDGE)


@pytest.mark.parametrize("width", [320, 360, 1000])
def test_the_name_of_a_part_stands_inside_its_frame(
    bench: Bench, card: ReadinessCheck, width: int
) -> None:
    """Regression: a name of two lines lay across the frame."""
    bench.page.set_viewport_size({"width": width, "height": 640})
    page = bench(card)
    for part in page.locator("fieldset").all():
        frame, name = part.bounding_box(), part.locator("legend").bounding_box()
        first = part.locator(".gl-row").first.bounding_box()
        assert frame["y"] + 4 <= name["y"]
        assert name["y"] + name["height"] <= first["y"]


def test_every_answer_and_button_is_large_enough_for_a_thumb(
    bench: Bench, card: ReadinessCheck
) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    page = bench(card, answers=ALL_NO)
    targets = [*page.locator(".gl-answer").all(), page.get_by_role("button", name=WORDS["see"])]
    sizes = [target.bounding_box() for target in targets]
    see(bench)
    sizes += [button.bounding_box() for button in result(page).get_by_role("button").all()]
    assert all(size["height"] >= 44 and size["width"] >= 44 for size in sizes)


def test_the_focus_of_an_answer_can_be_seen(bench: Bench, card: ReadinessCheck) -> None:
    page = bench(card)
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    label = row(page, next(iter(RULES))).locator(".gl-answer").first
    width = label.evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)")
    style = label.evaluate("node => getComputedStyle(node).outlineStyle")
    assert (width >= 2, style) == (True, "solid")


# ------------------------------------------------------------------ its life in a notebook


def test_it_leaves_nothing_behind_when_its_cell_is_cleared(
    bench: Bench, card: ReadinessCheck
) -> None:
    bench(card)
    assert bench.listening > 0
    bench.clean_up()
    assert bench.listening == 0
    assert bench.heard == []


# ------------------------------------------------------------------ in JupyterLab, with a kernel


KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(tmp_path_factory.mktemp("learner")))
        yield from lab_with_timers(tmp_path_factory.mktemp("lab"))


def lab_with_timers(folder: Path) -> Iterator[Lab]:
    with running_lab(folder) as lab:
        lines = ['import glute_lessons as gl\ngl.hold_timer("hands")', 'gl.hold_timer("hands")']
        notebook = new_notebook(cells=[new_code_cell(line) for line in lines], metadata=KERNEL)
        nbformat.write(notebook, lab.root / "notebooks" / "two_timers.ipynb")
        yield lab


def answer_all_no(card: Locator) -> None:
    card.get_by_role("button", name=WORDS["start"]).click()
    for button in card.locator('input[value="no"]').all():
        button.evaluate("button => button.click()")
    card.get_by_role("button", name=WORDS["see"]).click()


def test_in_a_lesson_the_timers_open_with_a_go_close_with_a_change_and_a_dead_kernel_is_told(
    lab: Lab, page: Page
) -> None:
    page.set_viewport_size({"width": 1000, "height": 900})
    watch = Watch(page)
    open_lesson(page, lab, "two_timers")
    run_all(page)
    card = page.locator(".gl-check").first
    start = page.locator(".gl-card").get_by_role("button", name="Start", exact=True)
    expect(page.locator(".gl-check")).to_have_count(2)
    expect(start).to_have_count(0)

    answer_all_no(card)
    expect(card.get_by_role("heading", name=OUTCOMES["go"].name)).to_be_focused()
    expect(start).to_have_count(2)
    expect(page.locator(".gl-asleep:visible")).to_have_count(0)

    card.get_by_role("button", name=WORDS["change"]).click()
    choice(page, "unwell", "Yes").first.check()
    expect(start).to_have_count(0)

    choose(page, "Kernel", "Shut Down Kernel")
    # Else a kernel that is slow to die may answer once more.
    expect(page.locator("#jp-main-statusbar")).to_contain_text("No Kernel", timeout=PATIENCE)
    card.get_by_role("button", name=WORDS["see"]).click()
    expect(card.locator(".gl-state")).to_have_text(WORDS["silent"], timeout=PATIENCE)
    expect(start).to_have_count(0)
    assert not watch.outside
    assert not [fault for fault in watch.faults if "uncaught" in fault]
