"""The readiness form in the kernel: it assesses on request, and takes a result back on any change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import traitlets

from glute_lessons.content import load
from glute_lessons.practice.check_card import ReadinessCheck
from glute_lessons.practice.check_words import WORDS
from glute_lessons.practice.stopping import advice_of, is_warning, signs_of
from glute_lessons.practice.today import Today
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use

RULES = load().screening
ALL_NO = dict.fromkeys(RULES, "no")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """A progress file of this test's own."""
    with use(Journal(tmp_path / "home")) as journal:
        yield journal
        journal.close()


@pytest.fixture
def today() -> Today:
    return Today(clock=lambda: NOON)


@pytest.fixture
def card(today: Today) -> ReadinessCheck:
    return ReadinessCheck(today)


def press(card: ReadinessCheck, **traits: object) -> dict:
    """As the page does it: answers and the press arrive in one message."""
    card.set_state({**traits, "asked": card.asked + 1, "result": {}})
    return card.result


def test_it_starts_with_every_question_and_no_answer(card: ReadinessCheck) -> None:
    asked = [question for part in card.parts for question in part["questions"]]
    assert [question["id"] for question in asked] == list(RULES)
    assert [question["number"] for question in asked] == list(range(1, len(RULES) + 1))
    assert (card.answers, card.result) == ({}, {})


def test_advice_goes_along_only_where_it_cannot_wait(card: ReadinessCheck) -> None:
    for part in card.parts:
        for question in part["questions"]:
            rule = RULES[question["id"]]
            urgent = rule.outcome == "get_help_now"
            assert question["advice"] == (rule.advice if urgent else "")


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (ALL_NO, "go"),
        (ALL_NO | {"floor": "yes"}, "go"),
        (ALL_NO | {"unwell": "yes"}, "not_today"),
        (ALL_NO | {"leg_today": "yes"}, "ask_first"),
        (ALL_NO | {"both_legs": "yes"}, "get_help_now"),
    ],
)
def test_a_press_brings_the_outcome_in_the_words_of_the_content(
    card: ReadinessCheck, today: Today, answers: dict[str, str], outcome: str
) -> None:
    result = press(card, answers=answers)
    text = load().outcomes[outcome]
    assert (result["outcome"], result["name"], result["says"]) == (outcome, text.name, text.says)
    assert result["check"] == 1
    assert today.is_open("hands") == (outcome == "go")


@pytest.mark.parametrize("order", [("answers", "asked"), ("asked", "answers")])
def test_the_order_within_a_message_does_not_matter(
    card: ReadinessCheck, today: Today, order: tuple[str, str]
) -> None:
    state = {"answers": ALL_NO, "asked": 1}
    card.set_state({name: state[name] for name in order})
    assert card.result["outcome"] == "go"
    assert today.is_open("hands")


def test_reasons_hold_what_to_show_a_clinician(card: ReadinessCheck) -> None:
    rule = RULES["pregnant"]
    assert press(card, answers=ALL_NO | {"pregnant": "yes"})["reasons"] == [
        {
            "id": "pregnant",
            "number": list(RULES).index("pregnant") + 1,
            "question": rule.question,
            "advice": rule.advice,
            "answered": True,
        }
    ]


def without(*names: str) -> dict[str, str]:
    return {id_: answer for id_, answer in ALL_NO.items() if id_ not in names}


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("both_legs",), "Still open: question 3."),
        (("both_legs", "leg_today"), "Still open: questions 3 and 8."),
        (tuple(RULES)[:6], "Still open: questions 1, 2, 3, 4, 5 and 6."),
        (tuple(RULES)[:7], "7 questions are still open."),
    ],
)
def test_open_questions_are_named_and_nothing_opens(
    card: ReadinessCheck, today: Today, names: tuple[str, ...], words: str
) -> None:
    result = press(card, answers=without(*names))
    assert result["outcome"] == "get_help_now"
    assert result["unanswered"] == list(names)
    assert result["missing"] == f"{words} A question left open counts as yes."
    assert not today.is_open("hands")


def test_open_questions_alone_are_no_emergency_but_unfinished(card: ReadinessCheck) -> None:
    result = press(card, answers=without("both_legs"))
    assert result["name"] == "Not finished yet"
    assert "timers stay closed" in result["says"]


def test_a_finished_check_misses_nothing(card: ReadinessCheck) -> None:
    assert press(card, answers=ALL_NO)["missing"] == ""


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"both_legs": "yes"}, True),
        (ALL_NO | {"both_legs": "yes"}, True),
        (without("both_legs"), False),
        (ALL_NO | {"leg_today": "yes"}, False),
        (ALL_NO, False),
    ],
)
def test_only_an_emergency_is_told_its_last_resort(
    card: ReadinessCheck, answers: dict[str, str], told: bool
) -> None:
    last = press(card, answers=answers)["last"]
    assert last == (WORDS["if_worse"] if told else "")
    assert "local emergency number" in WORDS["if_worse"]


def test_an_unfinished_check_still_says_what_its_answers_come_to(card: ReadinessCheck) -> None:
    result = press(card, answers=without("both_legs") | {"leg_today": "yes"})
    assert result["name"] == "Not finished yet"
    assert load().outcomes["ask_first"].name in result["says"]
    assert load().outcomes["ask_first"].says in result["says"]


def test_an_emergency_is_told_as_one_however_much_is_open(card: ReadinessCheck) -> None:
    result = press(card, answers={"bladder_or_bowel": "yes"})
    assert result["name"] == load().outcomes["get_help_now"].name
    assert len(result["unanswered"]) == len(RULES) - 1


@pytest.mark.parametrize(
    ("technique", "last"),
    [("", "Hands."), ("hands", "Hands."), ("foam_rolling", "stays closed here today.")],
)
def test_a_go_with_limits_says_what_is_closed_and_what_is_open(
    today: Today, technique: str, last: str
) -> None:
    card = ReadinessCheck(today, technique)
    result = press(card, answers=ALL_NO | {"floor": "yes"})
    assert result["closed"] == ["foam_rolling", "ball_on_floor"]
    assert "Closed today: Foam rolling and Ball on the floor." in result["limits"]
    assert "Open today: Ball on the wall and Hands." in result["limits"]
    assert result["limits"].endswith(last)


def test_two_presses_with_the_same_answers_bring_two_results(card: ReadinessCheck) -> None:
    assert press(card, answers=ALL_NO)["check"] == 1
    assert press(card)["check"] == 2


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("answer", ["yes", None])
def test_any_change_of_an_answer_takes_the_result_back(
    card: ReadinessCheck, today: Today, name: str, answer: str | None
) -> None:
    press(card, answers=ALL_NO)
    changed = without(name) if answer is None else ALL_NO | {name: answer}
    card.set_state({"answers": changed, "result": {}})
    assert card.result == {}
    assert not today.is_open("hands")


def test_the_old_answers_alone_do_not_bring_it_back(card: ReadinessCheck, today: Today) -> None:
    press(card, answers=ALL_NO)
    card.set_state({"answers": ALL_NO | {"unwell": "yes"}})
    card.set_state({"answers": ALL_NO})
    assert card.result == {}
    assert not today.is_open("hands")


def test_a_page_that_claims_a_go_opens_nothing(card: ReadinessCheck, today: Today) -> None:
    card.set_state({"result": {"outcome": "go", "name": "Go"}})
    assert not today.is_open("hands")


@pytest.mark.parametrize("answers", [{"leg_today": "maybe"}, {"nobody": "no"}])
def test_answers_that_are_none_open_nothing(
    card: ReadinessCheck, today: Today, answers: dict[str, str]
) -> None:
    press(card, answers=ALL_NO)
    with pytest.raises(ValueError, match="allowed is"):
        press(card, answers=ALL_NO | answers)
    assert card.result == {}
    assert not today.is_open("hands")


def test_a_second_check_takes_the_place_of_the_first_and_both_show_it(today: Today) -> None:
    first, second = ReadinessCheck(today), ReadinessCheck(today, "foam_rolling")
    press(first, answers=ALL_NO)
    press(second, answers=ALL_NO | {"unwell": "yes"})
    for card in (first, second):
        assert card.answers == ALL_NO | {"unwell": "yes"}
        assert card.result["outcome"] == "not_today"
    assert not today.is_open("hands")


def test_an_answer_changed_in_one_check_closes_and_empties_the_other(today: Today) -> None:
    """Else the old answers of the other would bring the go back with one press."""
    first, second = ReadinessCheck(today), ReadinessCheck(today)
    press(second, answers=ALL_NO)
    first.set_state({"answers": ALL_NO | {"both_legs": "yes"}})
    assert first.answers == ALL_NO | {"both_legs": "yes"}
    assert (first.result, second.result, second.answers) == ({}, {}, {})
    assert not today.is_open("hands")
    assert press(second)["unanswered"] == list(RULES)


def test_a_new_card_shows_the_check_that_counts(today: Today) -> None:
    press(ReadinessCheck(today), answers=ALL_NO | {"unwell": "yes"})
    card = ReadinessCheck(today, "hands")
    assert card.answers == ALL_NO | {"unwell": "yes"}
    assert card.result["outcome"] == "not_today"


def test_a_new_card_starts_empty_on_the_next_day() -> None:
    now = [NOON]
    today = Today(clock=lambda: now[0])
    press(ReadinessCheck(today), answers=ALL_NO)
    now[0] = NOON + timedelta(days=1)
    card = ReadinessCheck(today)
    assert (card.answers, card.result) == ({}, {})


def test_answers_of_an_earlier_day_are_asked_anew() -> None:
    """Regression: one press on the next morning would make a go of yesterday's answers."""
    now = [NOON]
    today = Today(clock=lambda: now[0])
    card = ReadinessCheck(today)
    card.set_state({"answers": {"leg_today": "no"}})
    now[0] = NOON + timedelta(days=1)
    assert press(card, answers=ALL_NO)["unanswered"] == list(RULES)
    assert card.answers == {}
    assert not today.is_open("hands")
    assert press(card, answers=ALL_NO)["outcome"] == "go"


def test_a_result_of_an_earlier_day_is_not_renewed_by_a_press() -> None:
    now = [NOON]
    today = Today(clock=lambda: now[0])
    card, other = ReadinessCheck(today), ReadinessCheck(today)
    press(card, answers=ALL_NO)
    now[0] = NOON + timedelta(days=1)
    for each in (other, card):
        assert press(each)["outcome"] == "get_help_now"
        assert not today.is_open("hands")


@pytest.mark.parametrize(
    ("offset", "ends"),
    [
        (None, datetime(2026, 5, 5, 0, 0, tzinfo=UTC)),
        (0, datetime(2026, 5, 5, 0, 0, tzinfo=UTC)),
        (-480, datetime(2026, 5, 5, 8, 0, tzinfo=UTC)),
        (840, datetime(2026, 5, 5, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_go_ends_at_the_learners_midnight(
    card: ReadinessCheck, today: Today, offset: int | None, ends: datetime
) -> None:
    press(card, answers=ALL_NO, utc_offset=offset)
    assert today.open_until("hands") == ends


@pytest.mark.parametrize("offset", [-841, 841, "late"])
def test_a_clock_that_cannot_be_is_refused(card: ReadinessCheck, offset: object) -> None:
    with pytest.raises(traitlets.TraitError):
        card.set_state({"utc_offset": offset})


# ------------------------------------------------------------------ today's standing


def send(card: ReadinessCheck, **content: object) -> None:
    """A message of the page."""
    card._handle_custom_msg(content, [])


def drawn(technique: str = "") -> ReadinessCheck:
    """A card in a kernel of its own, which knows the progress file alone."""
    return ReadinessCheck(Today(clock=lambda: NOON), technique)


def stopped(log: Journal, reason: str) -> None:
    body = {"technique": "hands", "side": "left", "reason": reason, "seconds": 3}
    log.record([Event(uuid4().hex, "stop", int(NOON.timestamp() * 1000), 0, body)])


def test_a_go_is_shown_in_another_lesson_with_its_limits(card: ReadinessCheck) -> None:
    press(card, answers=ALL_NO | {"floor": "yes"})
    result = drawn("foam_rolling").result
    assert (result["outcome"], result["needs"]) == ("go", "")
    assert result["note"] == WORDS["done"]
    assert "Closed today: Foam rolling and Ball on the floor." in result["limits"]
    assert result["limits"].endswith("So Foam rolling stays closed here today.")


def test_what_waits_for_a_clinician_is_shown_in_another_lesson(card: ReadinessCheck) -> None:
    press(card, answers=ALL_NO | {"bones": "yes", "unwell": "yes"})
    result = drawn().result
    assert (result["outcome"], result["needs"]) == ("ask_first", "agreement")
    assert [each["id"] for each in result["reasons"]] == ["bones"]
    assert result["asks"] == [{"id": "bones", "question": RULES["bones"].question}]
    assert result["reasons_title"] == WORDS["asked"]


def test_not_today_is_shown_in_another_lesson(card: ReadinessCheck) -> None:
    press(card, answers=ALL_NO | {"unwell": "yes"})
    result = drawn().result
    assert (result["name"], result["needs"]) == (load().outcomes["not_today"].name, "tomorrow")
    assert "tomorrow" in result["says"]
    assert result["note"] == WORDS["not_kept"]


def test_help_is_shown_in_another_lesson_with_whom_to_call(card: ReadinessCheck) -> None:
    press(card, answers=ALL_NO | {"both_legs": "yes"})
    result, dose = drawn().result, load().dose
    assert (result["outcome"], result["needs"]) == ("get_help_now", "seen")
    assert [each["says"] for each in result["signs"]] == [dose.emergency, dose.urgent]
    assert result["last"] == WORDS["if_worse"]


WARNS = [id_ for id_ in load().stops if is_warning(id_, load())]


@pytest.mark.parametrize("reason", WARNS)
def test_after_a_warning_sign_every_card_is_closed_with_the_advice_of_the_table(
    card: ReadinessCheck, log: Journal, reason: str
) -> None:
    press(card, answers=ALL_NO)
    stopped(log, reason)
    for each in (card, drawn()):
        assert each.result["needs"] in ("tomorrow", "seen")
        assert [told["do"] for told in each.result["advice"]] == list(advice_of(reason, load()))
        felt = [told["felt"] for told in each.result["advice"]]
        assert len(felt) == 1 or felt == [sign.felt for sign in signs_of(reason, load())]
        assert each.result["signs"] == []
        assert each.result["name"] != load().outcomes["go"].name


@pytest.mark.parametrize("yes", ["unwell", "bones", "both_legs"])
def test_no_change_of_an_answer_and_no_second_press_opens_what_is_closed(
    card: ReadinessCheck, today: Today, yes: str
) -> None:
    closed = press(card, answers=ALL_NO | {yes: "yes"})
    card.set_state({"answers": ALL_NO, "result": {}})
    assert card.result == {}
    for result in (press(card), press(card), press(drawn(), answers=ALL_NO)):
        assert (result["name"], result["needs"]) == (closed["name"], closed["needs"])
        assert WORDS["still"] in result["note"]
    assert not today.is_open("hands")


@pytest.mark.parametrize("yes", ["unwell", "bones", "both_legs"])
def test_starting_again_opens_nothing(card: ReadinessCheck, today: Today, yes: str) -> None:
    press(card, answers=ALL_NO | {yes: "yes"})
    card.set_state({"answers": {}, "result": {}})
    send(card, kind="again")
    assert card.result == {}
    assert press(card, answers=ALL_NO)["needs"] != ""
    assert not today.is_open("hands")


def test_starting_again_takes_a_go_back_that_another_lesson_gave(card: ReadinessCheck) -> None:
    press(card, answers=ALL_NO)
    today = Today(clock=lambda: NOON)
    other = ReadinessCheck(today)
    assert today.is_open("hands")
    send(other, kind="again")
    assert other.result == {}
    assert not today.is_open("hands")


def test_an_agreement_is_noted_and_a_new_check_is_asked(card: ReadinessCheck, today: Today) -> None:
    yes = ALL_NO | {"bones": "yes", "pregnant": "yes"}
    press(card, answers=yes)
    send(card, kind="agree", rules=["bones"])
    assert [each["id"] for each in card.result["asks"]] == ["pregnant"]
    send(card, kind="agree", rules=["pregnant", "both_legs"])
    assert (card.result["says"], card.result["needs"]) == (WORDS["agreed_says"], "check")
    assert card.answers == {}
    assert not today.is_open("hands")
    assert press(card, answers=yes)["outcome"] == "go"
    assert today.is_open("hands")


def test_that_a_professional_has_seen_it_is_noted_and_a_new_check_is_asked(
    card: ReadinessCheck, today: Today
) -> None:
    press(card, answers=ALL_NO | {"both_legs": "yes"})
    send(card, kind="seen")
    send(card, kind="seen")
    assert (card.result["says"], card.result["needs"]) == (WORDS["seen_note"], "check")
    assert press(card, answers=ALL_NO)["outcome"] == "go"
    assert today.is_open("hands")


@pytest.mark.parametrize(
    ("answers", "content"),
    [
        (ALL_NO | {"unwell": "yes"}, {"kind": "seen"}),
        (ALL_NO | {"unwell": "yes"}, {"kind": "agree", "rules": ["unwell"]}),
        (ALL_NO | {"bones": "yes"}, {"kind": "seen"}),
        (ALL_NO | {"bones": "yes"}, {"kind": "agree", "rules": ["pregnant"]}),
        (ALL_NO | {"bones": "yes"}, {"kind": "agree", "rules": "bones"}),
        (ALL_NO | {"bones": "yes"}, {"kind": "agree"}),
        (ALL_NO | {"both_legs": "yes", "bones": "yes"}, {"kind": "agree", "rules": ["bones"]}),
        (ALL_NO | {"both_legs": "yes"}, {"kind": "open"}),
    ],
)
def test_a_page_can_state_only_what_is_asked_for(
    card: ReadinessCheck, log: Journal, answers: dict[str, str], content: dict[str, object]
) -> None:
    before = press(card, answers=answers)
    send(card, **content)
    assert {each.kind for each in log.log()} == {"check"}
    assert {**card.result, "heard": 0} == {**before, "heard": 0}


def test_what_could_not_be_written_down_is_told(tmp_path: Path) -> None:
    home = tmp_path / "in_the_way"
    home.write_text("no folder", encoding="utf-8")
    with use(Journal(home)):
        assert press(drawn(), answers=ALL_NO)["trouble"] == WORDS["unsaved"]


def test_its_privacy_words_name_what_is_kept() -> None:
    for words in ("outcome", "ways of working that are closed", "need a clinician", "professional"):
        assert words in WORDS["privacy"]
