"""The readiness check: every question alone, every pair, and what no answer means."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.content import load
from glute_lessons.content.records import OUTCOMES, ScreeningRule
from glute_lessons.practice.readiness import SERIOUSNESS, Readiness, assess

RULES = load().screening
ALL_NO = dict.fromkeys(RULES, "no")

# What each question alone leads to, written down a second time on purpose.
EXPECTED = {
    "bladder_or_bowel": "get_help_now",
    "numb_between_legs": "get_help_now",
    "both_legs": "get_help_now",
    "chest_or_breath": "get_help_now",
    "leg_failing": "get_help_now",
    "swollen_leg": "get_help_now",
    "fever_with_pain": "get_help_now",
    "leg_today": "ask_first",
    "nerve_feelings": "ask_first",
    "unwell": "not_today",
    "skin_or_bruise": "not_today",
    "too_soon": "not_today",
    "warning_sign": "ask_first",
    "dulled": "not_today",
    "fall_break_operation": "ask_first",
    "bones": "ask_first",
    "cancer_or_signs": "ask_first",
    "bleeding_or_veins": "ask_first",
    "pregnant": "ask_first",
    "less_feeling": "ask_first",
    "dizzy": "ask_first",
    "long_pain": "ask_first",
    "outer_hip": "ask_first",
    "under_18": "not_today",
    "floor": "go",
    "wrist_or_shoulder": "go",
}
ON_THE_FLOOR = ("foam_rolling", "ball_on_floor")
CLOSES = {"floor": ON_THE_FLOOR, "wrist_or_shoulder": ON_THE_FLOOR}
LEG_QUESTIONS = ("both_legs", "leg_failing", "swollen_leg", "leg_today")

# Every emergency that the sensation table knows is asked here too.
EMERGENCIES = {
    "bladder_or_bowel": "bladder_or_bowel",
    "numb_between_legs": "numb_between_legs",
    "sex_feels_different": "numb_between_legs",
    "both_legs_weak_or_numb": "both_legs",
    "pain_down_both_legs": "both_legs",
    "one_leg_stays_weak": "leg_failing",
    "foot_will_not_lift": "leg_failing",
    "numbness_grows": "leg_failing",
    "fall_cannot_stand": "leg_failing",
    "chest_or_breath": "chest_or_breath",
    "blacked_out": "chest_or_breath",
    "one_leg_swollen": "swollen_leg",
    "fever_with_pain": "fever_with_pain",
}
EVIDENCE = {f"SF-{n:02}" for n in [*range(1, 14), 36, 37]} | {"AN-36", "AN-37", "AN-43"}


def answered(**answers: str) -> Readiness:
    """All questions answered with no, but for these."""
    return assess(RULES.values(), ALL_NO | answers)


def worst(*outcomes: str) -> str:
    return max(outcomes, key=SERIOUSNESS.index)


# ------------------------------------------------------------------ the questions


def test_the_table_of_cases_names_every_question() -> None:
    assert list(EXPECTED) == list(RULES)


def test_there_are_few_enough_questions_for_every_day() -> None:
    assert 20 <= len(RULES) <= 26


def test_the_questions_of_a_part_stand_together_and_emergencies_come_first() -> None:
    parts = [rule.part for rule in RULES.values()]
    assert list(dict.fromkeys(parts)) == ["help", "today", "health", "moving"]
    assert parts == sorted(parts, key=["help", "today", "health", "moving"].index)
    for rule in RULES.values():
        assert (rule.outcome == "get_help_now") == (rule.part == "help")


def test_every_source_of_the_check_is_used() -> None:
    used = {id_ for rule in RULES.values() for id_ in rule.evidence}
    assert used >= EVIDENCE


def test_the_order_of_seriousness_holds_every_outcome_once() -> None:
    assert SERIOUSNESS == ("go", "not_today", "ask_first", "get_help_now")
    assert sorted(SERIOUSNESS) == sorted(OUTCOMES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_question_that_says_go_closes_something(rule: ScreeningRule) -> None:
    assert rule.outcome != "go" or rule.closes


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_question_can_be_answered_by_yes_or_no_and_its_advice_says_what_to_do(
    rule: ScreeningRule,
) -> None:
    assert "?" in rule.question
    assert rule.advice.endswith(".")
    if rule.outcome == "get_help_now":
        assert "local emergency number" in rule.advice


def test_who_cannot_get_to_the_floor_keeps_the_wall_and_the_hands() -> None:
    needs_floor = [id_ for id_, each in load().techniques.items() if each.floor]
    assert sorted(RULES["floor"].closes) == sorted(needs_floor)
    assert {"ball_on_wall", "hands"}.isdisjoint(needs_floor)


def test_a_sore_wrist_closes_what_makes_the_arms_carry_weight() -> None:
    carried = [id_ for id_, each in load().techniques.items() if each.hands_carry]
    assert sorted(RULES["wrist_or_shoulder"].closes) == sorted(carried)


def test_every_emergency_of_the_sensation_table_is_asked() -> None:
    emergencies = {id_ for id_, each in load().sensations.items() if each.verdict == "get_help_now"}
    assert emergencies == set(EMERGENCIES)
    assert {RULES[id_].outcome for id_ in EMERGENCIES.values()} == {"get_help_now"}


# ------------------------------------------------------------------ the outcome


def test_all_no_is_go_with_nothing_closed() -> None:
    assert assess(RULES.values(), ALL_NO) == Readiness("go")


@pytest.mark.parametrize(("name", "outcome"), EXPECTED.items())
def test_each_question_alone(name: str, outcome: str) -> None:
    assert answered(**{name: "yes"}) == Readiness(
        outcome, reasons=(RULES[name],), closed=CLOSES.get(name, ())
    )


@pytest.mark.parametrize(("first", "second"), list(combinations(EXPECTED, 2)))
def test_of_two_the_more_serious_counts_and_what_they_close_unites(first: str, second: str) -> None:
    ready = answered(**{first: "yes", second: "yes"})
    assert ready.outcome == worst(EXPECTED[first], EXPECTED[second])
    assert ready.reasons == (RULES[first], RULES[second])
    assert set(ready.closed) == {*CLOSES.get(first, ()), *CLOSES.get(second, ())}


@pytest.mark.parametrize("name", RULES)
def test_no_answer_counts_as_yes(name: str) -> None:
    without = {id_: answer for id_, answer in ALL_NO.items() if id_ != name}
    ready, yes = assess(RULES.values(), without), answered(**{name: "yes"})
    assert (ready.outcome, ready.reasons, ready.closed) == (yes.outcome, yes.reasons, yes.closed)
    assert (ready.unanswered, yes.unanswered) == ((name,), ())


def test_no_answer_at_all_is_the_most_serious() -> None:
    ready = assess(RULES.values(), {})
    assert ready.outcome == "get_help_now"
    assert ready.unanswered == tuple(RULES)


@pytest.mark.parametrize("name", LEG_QUESTIONS)
@pytest.mark.parametrize("other", [None, *RULES])
def test_trouble_in_a_leg_is_never_go_whatever_else_is_said(name: str, other: str | None) -> None:
    ready = answered(**({other: "yes"} if other else {}) | {name: "yes"})
    assert SERIOUSNESS.index(ready.outcome) >= SERIOUSNESS.index("ask_first")


@pytest.mark.parametrize("word", ["pain", "tingling", "numbness", "weakness"])
def test_any_of_these_in_a_leg_today_is_asked(word: str) -> None:
    assert word in RULES["leg_today"].question
    assert "leg" in RULES["leg_today"].question


# ------------------------------------------------------------------ properties

some_answers = st.dictionaries(st.sampled_from(list(RULES)), st.sampled_from(["yes", "no"]))


@given(some_answers, st.sampled_from(list(RULES)))
def test_one_more_yes_never_makes_it_milder(answers: dict[str, str], name: str) -> None:
    before = assess(RULES.values(), answers | {name: "no"})
    after = assess(RULES.values(), answers | {name: "yes"})
    assert SERIOUSNESS.index(after.outcome) >= SERIOUSNESS.index(before.outcome)
    assert set(after.closed) >= set(before.closed)


@given(some_answers, st.randoms())
def test_the_order_of_the_answers_does_not_matter(answers: dict[str, str], random: object) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert assess(RULES.values(), answers) == assess(RULES.values(), dict(shuffled))


mostly_no = st.lists(st.sampled_from(list(RULES)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(["yes", None]) for name in names})
)


@given(mostly_no)
def test_it_is_go_exactly_when_every_question_that_does_more_than_close_is_no(
    others: dict[str, str | None],
) -> None:
    answers = {id_: said for id_, said in (ALL_NO | others).items() if said}
    stopping = [id_ for id_, outcome in EXPECTED.items() if outcome != "go"]
    go = all(answers.get(id_) == "no" for id_ in stopping)
    assert (assess(RULES.values(), answers).outcome == "go") == go


# ------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("answers", "where", "found"),
    [
        ({"leg": "no"}, "unknown question", "'leg'"),
        ({"leg_today": "maybe"}, "leg_today", "'maybe'"),
        ({"leg_today": "No"}, "leg_today", "'No'"),
        ({"leg_today": None}, "leg_today", "None"),
        ({"leg_today": False}, "leg_today", "False"),
    ],
)
def test_other_ids_and_answers_are_refused_in_one_sentence(
    answers: dict[str, str], where: str, found: str
) -> None:
    with pytest.raises(ValueError, match="readiness check") as fault:
        assess(RULES.values(), ALL_NO | answers)
    assert where in str(fault.value)
    assert found in str(fault.value)
    assert "allowed is" in str(fault.value)


def test_a_check_without_questions_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule"):
        assess([], {})


# ------------------------------------------------------------------ techniques and the day


@pytest.mark.parametrize(
    ("yes", "is_open"),
    [
        ((), ["foam_rolling", "ball_on_wall", "ball_on_floor", "hands"]),
        (("floor",), ["ball_on_wall", "hands"]),
        (("wrist_or_shoulder",), ["ball_on_wall", "hands"]),
        (("floor", "wrist_or_shoulder"), ["ball_on_wall", "hands"]),
        (("floor", "unwell"), []),
        (("leg_today",), []),
        (("bladder_or_bowel",), []),
    ],
)
def test_a_technique_is_open_only_on_a_go_that_left_it_open(
    yes: tuple[str, ...], is_open: list[str]
) -> None:
    ready = answered(**dict.fromkeys(yes, "yes"))
    assert [id_ for id_ in load().techniques if ready.opens(id_)] == is_open
