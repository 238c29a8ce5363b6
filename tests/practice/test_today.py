"""The kernel's latest check: opened by a full check that says go, for that day, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest

from glute_lessons.content import load
from glute_lessons.practice.readiness import Readiness
from glute_lessons.practice.today import Today, local_now
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use

RULES = load().screening
ALL_NO = dict.fromkeys(RULES, "no")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 5, 5, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """A progress file of this test's own."""
    with use(Journal(tmp_path / "home")) as journal:
        yield journal
        journal.close()


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def today(clock: Clock) -> Today:
    return Today(clock=clock)


def test_nothing_is_open_before_a_check(today: Today) -> None:
    assert not today.is_open("hands")
    assert today.open_until("hands") is None
    assert today.latest is None


def test_a_full_check_that_says_go_opens_until_midnight(today: Today) -> None:
    assert today.check(ALL_NO).outcome == "go"
    assert today.is_open("hands")
    assert today.open_until("hands") == MIDNIGHT


@pytest.mark.parametrize("name", [id_ for id_, rule in RULES.items() if rule.outcome != "go"])
def test_any_other_outcome_replaces_a_go(today: Today, name: str) -> None:
    today.check(ALL_NO)
    today.check(ALL_NO | {name: "yes"})
    assert not any(today.is_open(technique) for technique in load().techniques)


@pytest.mark.parametrize("name", [id_ for id_, rule in RULES.items() if rule.outcome != "go"])
def test_a_check_with_one_question_left_open_opens_nothing(today: Today, name: str) -> None:
    today.check({id_: answer for id_, answer in ALL_NO.items() if id_ != name})
    assert not today.is_open("hands")


def test_a_go_leaves_closed_what_a_question_closes(today: Today) -> None:
    today.check(ALL_NO | {"floor": "yes"})
    assert not today.is_open("foam_rolling")
    assert today.is_open("hands")


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (MIDNIGHT - timedelta(seconds=1), True),
        (MIDNIGHT, False),
        (MIDNIGHT + timedelta(hours=12), False),
        (NOON - timedelta(days=1), False),
    ],
)
def test_a_go_counts_for_its_own_day_only(
    today: Today, clock: Clock, now: datetime, is_open: bool
) -> None:
    today.check(ALL_NO)
    clock.now = now
    assert today.is_open("hands") == is_open
    assert today.is_open("hands", now) == is_open


def test_the_day_is_the_learners_even_where_the_kernel_is_far_away(today: Today) -> None:
    far = timezone(timedelta(hours=-8))
    today.check(ALL_NO, datetime(2026, 5, 4, 17, 0, tzinfo=far))  # in UTC it is the 5th already
    ends = datetime(2026, 5, 5, 8, 0, tzinfo=UTC)
    assert today.open_until("hands", ends - timedelta(seconds=1)) == ends
    assert not today.is_open("hands", ends)


def test_a_check_that_is_withdrawn_opens_nothing(today: Today) -> None:
    today.check(ALL_NO)
    today.withdraw()
    assert not today.is_open("hands")
    assert today.latest is None


def test_a_faulty_check_closes_what_was_open(today: Today) -> None:
    today.check(ALL_NO)
    with pytest.raises(ValueError, match="maybe"):
        today.check(ALL_NO | {"leg_today": "maybe"})
    assert not today.is_open("hands")


def test_it_takes_answers_and_never_a_verdict(today: Today) -> None:
    with pytest.raises((AttributeError, TypeError)):
        today.check(Readiness("go"))
    with pytest.raises(AttributeError):
        today.latest = Readiness("go")
    assert not today.is_open("hands")


def test_later_changes_to_the_answers_do_not_reach_the_check(today: Today) -> None:
    answers = dict(ALL_NO)
    today.check(answers)
    answers["leg_today"] = "yes"
    assert today.latest.answers == ALL_NO


def test_observers_are_told_of_each_check_and_each_withdrawal(today: Today) -> None:
    told: list[bool] = []
    today.observe(lambda: told.append(today.is_open("hands")))
    today.check(ALL_NO)
    today.withdraw()
    today.withdraw()  # nothing left to take back
    today.check(ALL_NO)
    today.check(ALL_NO | {"unwell": "yes"})
    assert told == [True, False, True, False]


def test_observers_are_told_when_a_faulty_check_closes(today: Today) -> None:
    today.check(ALL_NO)
    told: list[bool] = []
    today.observe(lambda: told.append(today.is_open("hands")))
    with pytest.raises(ValueError, match="unknown question"):
        today.check({"nothing": "no"})
    assert told == [False]


def test_a_time_without_a_zone_is_refused_and_closes(today: Today) -> None:
    today.check(ALL_NO)
    with pytest.raises(ValueError, match="without a zone"):
        today.check(ALL_NO, datetime(2026, 5, 4, 12, 0))
    assert not today.is_open("hands")


def test_the_kernels_own_clock_has_a_zone() -> None:
    assert local_now().tzinfo is not None


# ------------------------------------------------------------------ the progress file


def stop_event(reason: str = "sharp", at: datetime = NOON) -> Event:
    body = {"technique": "hands", "side": "left", "reason": reason, "seconds": 3}
    return Event(uuid4().hex, "stop", int(at.timestamp() * 1000), 0, body)


def another_kernel(clock: Clock, folder: Path, ask: Callable[[Today], object]) -> object:
    """What a kernel of its own, with nothing in memory, does on the same progress file."""
    with use(Journal(folder)) as other:
        try:
            return ask(Today(clock=clock))
        finally:
            other.close()


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        (ALL_NO, [("go", "", "")]),
        (ALL_NO | {"floor": "yes"}, [("go", "foam_rolling ball_on_floor", "")]),
        (ALL_NO | {"unwell": "yes"}, [("not_today", "", "")]),
        (ALL_NO | {"bones": "yes"}, [("ask_first", "", "bones")]),
        (ALL_NO | {"both_legs": "yes"}, [("get_help_now", "", "")]),
        (
            ALL_NO | {"unwell": "yes", "bones": "yes", "floor": "yes"},
            [
                ("not_today", "foam_rolling ball_on_floor", ""),
                ("ask_first", "foam_rolling ball_on_floor", "bones"),
            ],
        ),
        ({"both_legs": "yes"}, [("get_help_now", "", "")]),
        ({"unwell": "yes"}, [("not_today", "", "")]),
        ({"unwell": "no"}, []),
        ({}, []),
    ],
)
def test_only_the_outcome_closed_techniques_and_what_needs_a_clinician_are_kept(
    today: Today, log: Journal, answers: dict[str, str], kept: list[tuple[str, str, str]]
) -> None:
    today.check(answers)
    assert {each.kind for each in log.log()} <= {"check"}
    bodies = [each.body for each in log.log()]
    assert [(each["outcome"], each["closed"], each["asks"]) for each in bodies] == kept
    assert all(set(each) == {"outcome", "closed", "asks"} for each in bodies)


def test_every_point_that_needs_a_clinician_at_once_can_be_kept(today: Today, log: Journal) -> None:
    asked = [id_ for id_, rule in RULES.items() if rule.outcome == "ask_first"]
    today.check(ALL_NO | dict.fromkeys(asked, "yes"))
    assert log.log()[-1].body["asks"].split() == asked
    today.agree(asked)
    assert log.log()[-1].body["rules"].split() == asked
    assert today.trouble == ""


def test_a_check_counts_in_another_lesson(today: Today, clock: Clock, tmp_path: Path) -> None:
    today.check(ALL_NO | {"floor": "yes"})
    opened = another_kernel(
        clock, tmp_path / "home", lambda other: [other.is_open(each) for each in load().techniques]
    )
    assert opened == [False, True, False, True]


CLOSING = {
    "not_today": ALL_NO | {"unwell": "yes"},
    "ask_first": ALL_NO | {"bones": "yes"},
    "get_help_now": ALL_NO | {"both_legs": "yes"},
}


@pytest.mark.parametrize("answers", CLOSING.values(), ids=list(CLOSING))
def test_no_second_check_of_the_day_opens_what_is_closed_in_any_kernel(
    today: Today, clock: Clock, tmp_path: Path, answers: dict[str, str]
) -> None:
    today.check(answers)
    for _ in range(2):
        assert today.check(ALL_NO).outcome == "go"
        assert not today.is_open("hands")
    again = another_kernel(
        clock, tmp_path / "home", lambda other: (other.check(ALL_NO), other.is_open("hands"))[1]
    )
    assert again is False


def test_a_stop_in_one_kernel_closes_another_the_next_time_it_looks(
    today: Today, log: Journal, tmp_path: Path
) -> None:
    today.check(ALL_NO)
    assert today.is_open("hands")
    other = Journal(tmp_path / "home")
    other.record([stop_event()])
    other.close()
    assert not today.is_open("hands")
    assert today.standing().reason == "warning_sign"


def test_a_stop_that_a_page_sends_is_told_to_the_observers_at_once(
    today: Today, log: Journal
) -> None:
    today.check(ALL_NO)
    told: list[bool] = []
    today.observe(lambda: told.append(today.is_open("hands")))
    log.record([stop_event("too_intense")])
    log.record([stop_event("chest")])
    assert told == [True, False]


def test_what_cannot_be_written_opens_and_closes_in_this_kernel_and_is_written_later(
    clock: Clock, tmp_path: Path
) -> None:
    home = tmp_path / "in_the_way"
    home.write_text("no folder", encoding="utf-8")
    with use(Journal(home)) as log:
        today = Today(clock=clock)
        today.check(ALL_NO)
        assert today.is_open("hands")
        assert str(home) in today.trouble
        log.record([stop_event()])
        assert today.standing().reason == "warning_sign"
        home.unlink()
        today.check(ALL_NO)
        assert today.trouble == ""
        assert [each.kind for each in log.log()] == ["check", "check"]
        log.close()


def test_an_erased_file_opens_nothing_in_this_kernel(today: Today, log: Journal) -> None:
    today.check(ALL_NO | {"both_legs": "yes"})
    log.store().erase()
    today.check(ALL_NO)
    assert today.standing().needs == "seen"


# ------------------------------------------------------------------ what a learner states


def test_an_agreement_lifts_its_points_and_a_new_check_opens(today: Today, log: Journal) -> None:
    yes = ALL_NO | {"bones": "yes", "pregnant": "yes"}
    today.check(yes)
    assert today.standing().asks == ("bones", "pregnant")
    today.agree(["bones"])
    assert today.standing().asks == ("pregnant",)
    today.check(yes)
    assert today.standing().asks == ("pregnant",)
    today.agree(["pregnant"])
    assert today.standing().needs == "check"
    ready = today.check(yes)
    assert (ready.outcome, [rule.id for rule in ready.agreed]) == ("go", ["bones", "pregnant"])
    assert today.is_open("hands")
    assert log.log()[-1].body == {"outcome": "go", "closed": "", "asks": "bones pregnant"}


def test_an_agreement_counts_on_later_days_until_a_warning_sign(
    today: Today, clock: Clock, log: Journal
) -> None:
    yes = ALL_NO | {"bones": "yes"}
    today.check(yes)
    today.agree(["bones"])
    clock.now += timedelta(days=3)
    today.check(yes)
    assert today.is_open("hands")
    log.record([stop_event(at=clock.now)])
    clock.now += timedelta(days=1)
    today.check(yes)
    assert today.standing().asks == ("bones",)


def test_an_agreement_does_not_hide_another_answer(today: Today) -> None:
    today.check(ALL_NO | {"bones": "yes", "unwell": "yes"})
    today.agree(["bones"])
    today.check(ALL_NO | {"bones": "yes"})
    assert today.standing().reason == "not_today"


def test_an_agreed_point_that_is_left_open_is_still_asked(today: Today) -> None:
    today.check(ALL_NO | {"bones": "yes"})
    today.agree(["bones"])
    ready = today.check({id_: no for id_, no in ALL_NO.items() if id_ != "bones"})
    assert ready.unanswered == ("bones",)
    assert not today.is_open("hands")


@pytest.mark.parametrize(
    ("answers", "rules", "allowed"),
    [
        (ALL_NO, ["bones"], "none now"),
        (ALL_NO | {"bones": "yes"}, ["pregnant"], "one or more of bones"),
        (ALL_NO | {"bones": "yes"}, ["bones", "pregnant"], "one or more of bones"),
        (ALL_NO | {"bones": "yes"}, [], "found nothing"),
        (ALL_NO | {"bones": "yes", "both_legs": "yes"}, ["bones"], "none now"),
    ],
)
def test_only_what_waits_for_a_clinician_can_be_agreed_to(
    today: Today, log: Journal, answers: dict[str, str], rules: list[str], allowed: str
) -> None:
    today.check(answers)
    with pytest.raises(ValueError, match=allowed):
        today.agree(rules)
    assert "agreed" not in {each.kind for each in log.log()}


def test_help_takes_a_professional_and_a_new_check(today: Today, clock: Clock) -> None:
    today.check(ALL_NO | {"both_legs": "yes"})
    clock.now += timedelta(days=1)
    today.check(ALL_NO)
    assert today.standing().needs == "seen"
    today.seen()
    assert today.standing().needs == "check"
    today.check(ALL_NO)
    assert today.is_open("hands")


@pytest.mark.parametrize("answers", [ALL_NO, ALL_NO | {"unwell": "yes"}])
def test_nothing_is_seen_where_nothing_waits_for_it(
    today: Today, log: Journal, answers: dict[str, str]
) -> None:
    today.check(answers)
    with pytest.raises(ValueError, match='allowed is "seen"'):
        today.seen()
    assert "seen" not in {each.kind for each in log.log()}
