"""The gate's rule table: every rule, every pair of rules, and what no log can ever open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from glute_lessons.content import load
from glute_lessons.practice.gate import WORDS, Standing, agreed_rules, standing
from glute_lessons.practice.stopping import verdict_of
from glute_lessons.progress.events import DAY_MS, KINDS, Event
from tests.progress.made_events import hex32

LIBRARY = load()
TECHNIQUES = tuple(LIBRARY.techniques)
MIDNIGHT = 1_790_035_200_000  # 2026-09-22 00:00 UTC
NOON = MIDNIGHT + DAY_MS // 2
HOUR, MINUTE = 3_600_000, 60_000

SAID = {
    "go": ("check", {"outcome": "go", "closed": "", "asks": ""}),
    "ask": ("check", {"outcome": "ask_first", "closed": "", "asks": "pregnant"}),
    "not_today": ("check", {"outcome": "not_today", "closed": "", "asks": ""}),
    "help": ("check", {"outcome": "get_help_now", "closed": "", "asks": ""}),
    "stop": ("stop", {"technique": "hands", "side": "left", "reason": "sharp", "seconds": 3}),
    "stop_help": ("stop", {"technique": "hands", "side": "left", "reason": "chest", "seconds": 3}),
    "ease": ("stop", {"technique": "hands", "side": "left", "reason": "too_intense", "seconds": 3}),
    "agreed": ("agreed", {"rules": "pregnant"}),
    "seen": ("seen", {}),
}


def event(name: str, at_ms: int, offset_min: int = 0, **body: object) -> Event:
    kind, fields = SAID[name]
    return Event(hex32(name, at_ms, body), kind, at_ms, offset_min, {**fields, **body})


def after(*names: str, start: int = NOON) -> Standing:
    """Where one stands after these, a minute apart. "day" is the noon of the next day."""
    at_ms, log = start, []
    for name in names:
        at_ms += DAY_MS if name == "day" else MINUTE
        if name != "day":
            log.append(event(name, at_ms))
    return standing(log, LIBRARY, at_ms, 0)


# ---------------------------------------------------------------- every rule alone

ALONE = {
    "go": ("go", "open", ""),
    "ask": ("ask_first", "ask_first", "agreement"),
    "not_today": ("not_today", "not_today", "tomorrow"),
    "help": ("get_help_now", "get_help_now", "seen"),
    "stop": ("not_today", "warning_sign", "tomorrow"),
    "stop_help": ("get_help_now", "get_help_now", "seen"),
    "ease": ("", "no_check", "check"),
    "agreed": ("", "no_check", "check"),
    "seen": ("", "no_check", "check"),
    "day": ("", "no_check", "check"),
}


@pytest.mark.parametrize(("name", "expected"), ALONE.items())
def test_each_event_alone(name: str, expected: tuple[str, str, str]) -> None:
    found = after(name)
    assert (found.outcome, found.reason, found.needs) == expected
    assert found.says
    opened = expected[1] == "open"
    assert [found.opens(each) for each in TECHNIQUES] == [opened] * len(TECHNIQUES)
    assert found.closed == (() if opened else TECHNIQUES)
    assert found.open_until_ms == (MIDNIGHT + DAY_MS if opened else 0)


def test_nothing_written_down_needs_a_check() -> None:
    found = standing([], LIBRARY, NOON, 0)
    assert (found.reason, found.needs, found.says) == ("no_check", "check", WORDS["no_check"])


@pytest.mark.parametrize("reason", LIBRARY.stops)
def test_each_reason_to_stop_closes_by_its_verdict(reason: str) -> None:
    log = [event("go", NOON), event("stop", NOON + MINUTE, reason=reason)]
    found = standing(log, LIBRARY, NOON + HOUR, 0)
    expected = {"continue": "open", "ease_off": "open", "stop": "warning_sign"}
    verdict = verdict_of(reason, LIBRARY)
    assert found.reason == expected.get(verdict, verdict)
    assert found.stop == ("" if found.reason == "open" else reason)


def test_a_reason_to_stop_that_this_version_does_not_know_is_a_warning_sign() -> None:
    log = [event("go", NOON), event("stop", NOON + MINUTE, reason="of_a_later_version")]
    assert standing(log, LIBRARY, NOON + HOUR, 0).reason == "warning_sign"


def test_a_question_left_unanswered_says_so() -> None:
    log = [event("go", NOON), event("stop", NOON, reason="left")]
    assert standing(log, LIBRARY, NOON, 0).says == WORDS["left"]


# ---------------------------------------------------------------- every pair

# Row: the first event; column: the second. o open, c a check comes next, t tomorrow, a an agreement,
# s a professional's look. Written down by hand, from the rules in words.
NAMES = ("go", "ask", "not_today", "help", "stop", "stop_help", "ease", "agreed", "seen", "day")
PAIRS = """
            go ask not help stop stop_help ease agreed seen day
go          o  a   t   s    t    s         o    o      o    c
ask         a  a   a   s    t    s         a    c      a    a
not_today   t  a   t   s    t    s         t    t      t    c
help        s  s   s   s    s    s         s    s      c    s
stop        t  t   t   s    t    s         t    t      t    c
stop_help   s  s   s   s    s    s         s    s      t    s
ease        o  a   t   s    t    s         c    c      c    c
agreed      o  c   t   s    t    s         c    c      c    c
seen        o  a   t   s    t    s         c    c      c    c
day         o  a   t   s    t    s         c    c      c    c
"""
NEEDS = {"o": "", "c": "check", "t": "tomorrow", "a": "agreement", "s": "seen"}
TABLE = {
    (line.split()[0], second): NEEDS[sign]
    for line in PAIRS.strip().splitlines()[1:]
    for second, sign in zip(NAMES, line.split()[1:], strict=True)
}


@pytest.mark.parametrize(("first", "second"), list(product(NAMES, NAMES)))
def test_every_pair_of_events(first: str, second: str) -> None:
    assert after(first, second).needs == TABLE[first, second]


# What one pair leaves, and a check that says go right after it.
@pytest.mark.parametrize(("first", "second"), list(product(NAMES, NAMES)))
def test_a_go_after_a_pair_opens_only_where_a_check_was_what_was_missing(
    first: str, second: str
) -> None:
    asked_yesterday = (first, second) == ("ask", "day")  # today's check no longer says yes to it
    opened = TABLE[first, second] in ("", "check") or asked_yesterday
    assert (after(first, second, "go").needs == "") == opened


@pytest.mark.parametrize(
    ("names", "needs"),
    [
        (("stop", "day", "go"), ""),
        (("stop", "go", "day"), "check"),
        (("not_today", "day", "go"), ""),
        (("not_today", "day", "not_today", "go"), "tomorrow"),
        (("help", "day", "go"), "seen"),
        (("help", "go", "seen"), "check"),
        (("help", "seen", "go"), ""),
        (("help", "seen", "day", "go"), ""),
        (("help", "seen", "go", "help", "go"), "seen"),
        (("stop_help", "seen", "go"), "tomorrow"),
        (("stop_help", "day", "go"), "seen"),
        (("stop_help", "day", "seen", "go"), ""),
        (("stop_help", "seen", "day", "go"), ""),
        (("ask", "agreed", "go"), ""),
        (("ask", "go", "agreed"), "check"),
        (("ask", "agreed", "stop", "day", "go"), ""),
        (("ask", "agreed", "ask", "go"), ""),
        (("ask", "agreed", "stop", "day", "ask", "go"), "agreement"),
        (("ask", "agreed", "help", "seen", "ask", "go"), "agreement"),
        (("ask", "day", "day"), "agreement"),
        (("ask", "day", "go", "day"), "check"),
        (("ask", "not_today", "agreed", "go"), "tomorrow"),
        (("go", "stop", "seen", "agreed", "go"), "tomorrow"),
    ],
)
def test_longer_stories(names: Sequence[str], needs: str) -> None:
    assert after(*names).needs == needs


# ---------------------------------------------------------------- agreements


def asks(rules: str, outcome: str = "ask_first") -> dict[str, str]:
    return {"outcome": outcome, "asks": rules}


def test_an_agreement_for_one_rule_does_not_cover_another() -> None:
    log = [event("ask", NOON, **asks("pregnant bones")), event("agreed", NOON + 1)]
    found = standing([*log, event("go", NOON + 2)], LIBRARY, NOON + HOUR, 0)
    assert (found.needs, found.asks) == ("agreement", ("bones",))
    both = [*log, event("agreed", NOON + 2, rules="bones"), event("go", NOON + 3)]
    assert standing(both, LIBRARY, NOON + HOUR, 0).needs == ""


def test_what_waits_for_a_clinician_is_named_in_the_order_of_the_questions() -> None:
    found = standing([event("ask", NOON, **asks("outer_hip bones leg_today"))], LIBRARY, NOON, 0)
    assert found.asks == ("leg_today", "bones", "outer_hip")


@pytest.mark.parametrize(
    ("names", "opened"),
    [
        (("agreed", "yes"), True),
        (("yes", "agreed"), False),
        (("agreed", "stop", "day", "yes"), False),
        (("agreed", "help", "seen", "yes"), False),
        (("agreed", "ease", "day", "yes"), True),
        (("agreed", "not_today", "day", "yes"), True),
        (("stop", "day", "agreed", "yes"), True),
        (("agreed", "day", "day", "yes"), True),
    ],
)
def test_a_go_that_says_yes_to_a_rule_stands_on_an_agreement_that_still_counts(
    names: Sequence[str], opened: bool
) -> None:
    at_ms, log = NOON, []
    for name in names:
        at_ms += DAY_MS if name == "day" else MINUTE
        if name == "yes":
            log.append(event("go", at_ms, asks="pregnant"))
        elif name != "day":
            log.append(event(name, at_ms))
    assert standing(log, LIBRARY, at_ms, 0).opens("hands") == opened
    counts = names[-1] == "agreed" or opened
    assert (agreed_rules(log, LIBRARY, at_ms) == {"pregnant"}) == counts


def test_a_check_that_names_no_rule_it_asks_about_waits_for_the_next_day() -> None:
    log = [event("ask", NOON, asks=""), event("agreed", NOON + 1), event("go", NOON + 2)]
    assert standing(log, LIBRARY, NOON + HOUR, 0).needs == "tomorrow"
    log.append(event("go", NOON + DAY_MS))
    assert standing(log, LIBRARY, NOON + DAY_MS, 0).needs == ""


def test_a_rule_that_this_version_does_not_ask_about_waits_for_the_next_day() -> None:
    log = [event("ask", NOON, asks="of_a_later_version"), event("go", NOON + 1)]
    assert standing(log, LIBRARY, NOON + HOUR, 0).needs == "tomorrow"
    assert standing(log, LIBRARY, NOON + DAY_MS, 0).needs == "check"


# ---------------------------------------------------------------- closed techniques


def test_what_a_check_closes_stays_closed_for_the_day_whatever_a_later_check_says() -> None:
    floor = event("go", NOON, closed="foam_rolling ball_on_floor")
    log = [floor, event("go", NOON + MINUTE), event("go", NOON + HOUR)]
    found = standing(log, LIBRARY, NOON + HOUR, 0)
    assert [each for each in TECHNIQUES if found.opens(each)] == ["ball_on_wall", "hands"]
    tomorrow = [*log, event("go", NOON + DAY_MS)]
    assert standing(tomorrow, LIBRARY, NOON + DAY_MS, 0).closed == ()


def test_a_check_that_was_withdrawn_opens_nothing_and_closes_what_it_closed() -> None:
    first, second = event("go", NOON, closed="hands"), event("go", NOON + 1)
    gone = standing([first, second], LIBRARY, NOON + 2, 0, {first.id, second.id})
    assert (gone.reason, gone.needs) == ("no_check", "check")
    left = standing([first, second], LIBRARY, NOON + 2, 0, {first.id})
    assert (left.opens("hands"), left.opens("ball_on_wall")) == (False, True)


# ---------------------------------------------------------------- days, zones and wrong clocks


@pytest.mark.parametrize(
    ("now", "opened"),
    [(NOON - 1, False), (NOON, True), (MIDNIGHT + DAY_MS - 1, True), (MIDNIGHT + DAY_MS, False)],
)
def test_a_go_counts_from_its_own_moment_to_midnight(now: int, opened: bool) -> None:
    assert standing([event("go", NOON)], LIBRARY, now, 0).opens("hands") == opened


@pytest.mark.parametrize("offset", [-840, -480, 0, 345, 840])
def test_midnight_is_the_learners(offset: int) -> None:
    noon = NOON - offset * MINUTE
    midnight = noon + DAY_MS // 2
    log = [event("go", noon, offset)]
    assert standing(log, LIBRARY, midnight - 1, offset).open_until_ms == midnight
    assert standing(log, LIBRARY, midnight, offset).needs == "check"
    stop = [event("stop", noon, offset)]
    early = [*stop, event("go", midnight - 1, offset)]
    assert standing(early, LIBRARY, midnight - 1, offset).needs == "tomorrow"
    assert standing([*stop, event("go", midnight, offset)], LIBRARY, midnight, offset).needs == ""


@pytest.mark.parametrize(("moved", "ends"), [(120, 10 * HOUR), (-480, 12 * HOUR), (719, 0)])
def test_after_a_journey_a_go_ends_at_the_earlier_midnight(moved: int, ends: int) -> None:
    found = standing([event("go", NOON)], LIBRARY, NOON + MINUTE, moved)
    assert found.open_until_ms == (NOON + ends if ends else 0)


@pytest.mark.parametrize(("moved", "ends"), [(120, 12 * HOUR), (-480, 20 * HOUR), (780, 23 * HOUR)])
@pytest.mark.parametrize("name", ["stop", "not_today"])
def test_after_a_journey_what_is_closed_opens_after_the_later_midnight(
    name: str, moved: int, ends: int
) -> None:
    def after_check(at_ms: int) -> Standing:
        log = [event(name, NOON), event("go", at_ms, moved)]
        return standing(log, LIBRARY, at_ms, moved)

    assert after_check(NOON + ends - 1).needs == "tomorrow"
    assert after_check(NOON + ends).needs == ""


@pytest.mark.parametrize("name", ["ask", "not_today", "help", "stop", "stop_help"])
def test_what_is_dated_later_than_now_closes_all_the_same(name: str) -> None:
    log = [event("go", NOON), event(name, NOON + HOUR), event("go", NOON + MINUTE)]
    found = standing(log, LIBRARY, NOON + MINUTE, 0)
    assert not found.opens("hands")
    assert found.says.endswith(WORDS["clock"])


@pytest.mark.parametrize(
    ("closing", "lifting"),
    [("", "go"), ("ask", "agreed"), ("help", "seen"), ("stop_help", "seen")],
)
def test_what_is_dated_later_than_now_opens_nothing(closing: str, lifting: str) -> None:
    log = [event(closing, NOON - DAY_MS)] if closing else []
    log += [event(lifting, NOON + HOUR), event("go", NOON, asks="pregnant" * (lifting == "agreed"))]
    if lifting == "go":
        log.pop()
    assert not standing(log, LIBRARY, NOON + MINUTE, 0).opens("hands")


@pytest.mark.parametrize(("closing", "lifting"), [("help", "seen"), ("ask", "agreed")])
def test_what_was_stated_on_a_clock_set_back_before_the_closing_opens_nothing(
    closing: str, lifting: str
) -> None:
    log = [event(closing, NOON + HOUR), event(lifting, NOON), event("go", NOON + 2 * HOUR)]
    if closing == "ask":  # what was agreed to before counts; a go from before does not
        log[2] = event("go", NOON + MINUTE, asks="pregnant")
    assert standing(log, LIBRARY, NOON + 3 * HOUR, 0).reason != "open"


def test_a_stop_that_arrives_late_needs_a_new_check() -> None:
    """A page keeps a stop while its kernel is dead; the next kernel gets it after a check."""
    late = [event("go", NOON), event("stop", NOON - MINUTE)]
    assert standing(late, LIBRARY, NOON + 1, 0).needs == "tomorrow"
    yesterday = [event("go", NOON), event("stop", NOON - DAY_MS)]
    assert standing(yesterday, LIBRARY, NOON + 1, 0).needs == "check"


# ---------------------------------------------------------------- properties

OFFSETS = st.sampled_from([-480, 0, 60, 840])
CHECKS = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(["go", "go", "go", "not_today", "ask_first", "get_help_now"]),
        "closed": st.sampled_from(["", "", "foam_rolling", "hands ball_on_wall"]),
        "asks": st.sampled_from(["", "", "pregnant", "bones", "pregnant bones"]),
    }
)
STOPS = st.sampled_from(sorted(LIBRARY.stops)).map(
    lambda id_: {"technique": "hands", "side": "both", "reason": id_, "seconds": 1}
)
AGREED = st.sampled_from(["pregnant", "bones", "pregnant bones"]).map(lambda ids: {"rules": ids})
HOLD = {
    "technique": "hands",
    "side": "left",
    "planned_seconds": 20,
    "held_seconds": 20,
    "ended": "done",
}
BODIES = st.one_of(
    st.tuples(st.just("check"), CHECKS),
    st.tuples(st.just("check"), CHECKS),
    st.tuples(st.just("agreed"), AGREED),
    st.tuples(st.just("seen"), st.just({})),
    st.tuples(st.just("stop"), STOPS),
    st.tuples(st.just("hold"), st.just(HOLD)),
)
# Steps of time between events; some go back, as a clock does that is set anew.
STEPS = st.sampled_from([0, MINUTE, HOUR, 5 * HOUR, 20 * HOUR, DAY_MS, -HOUR, -DAY_MS])
STORIES = st.lists(st.tuples(BODIES, STEPS, OFFSETS), max_size=9)
MANY = settings(max_examples=400, deadline=None)


def story(told: Sequence[tuple]) -> list[Event]:
    at_ms, log = NOON, []
    for place, ((kind, body), step, offset) in enumerate(told):
        at_ms += step
        log.append(Event(hex32(place), kind, at_ms, offset, body))
    return log


def closes(each: Event) -> bool:
    if each.kind == "check":
        return each.body["outcome"] != "go"
    return each.kind == "stop" and verdict_of(str(each.body["reason"]), LIBRARY) in (
        "stop",
        "get_help_now",
    )


def local_day(at_ms: int, offset_min: int) -> int:
    return (at_ms + offset_min * MINUTE) // DAY_MS


@MANY
@given(STORIES, STEPS, OFFSETS)
def test_without_a_go_of_this_day_after_all_that_closes_nothing_is_ever_open(
    told: list, step: int, offset: int
) -> None:
    log = story(told)
    now = (log[-1].at_ms if log else NOON) + step
    last = max((place for place, each in enumerate(log) if closes(each)), default=-1)
    goes = [
        each
        for each in log[last + 1 :]
        if each.kind == "check"
        and each.at_ms <= now
        and local_day(each.at_ms, each.offset_min) == local_day(now, each.offset_min)
        and local_day(each.at_ms, offset) == local_day(now, offset)
    ]
    found = standing(log, LIBRARY, now, offset)
    if found.reason == "open":
        assert goes
        assert now < found.open_until_ms <= now + DAY_MS
        assert all(each.at_ms <= now for each in log if closes(each))
    else:
        assert not any(map(found.opens, TECHNIQUES))
        assert found.needs


@MANY
@given(STORIES, STEPS, OFFSETS)
def test_no_other_event_changes_anything(told: list, step: int, offset: int) -> None:
    log = story(told)
    now = (log[-1].at_ms if log else NOON) + step
    bare = [each for each in log if each.kind in ("check", "agreed", "seen", "stop")]
    assert standing(log, LIBRARY, now, offset) == standing(bare, LIBRARY, now, offset)
    assert set(KINDS) - {"check", "agreed", "seen", "stop"} == {
        "answer",
        "feeling",
        "session",
        "hold",
    }


@MANY
@given(STORIES, st.sampled_from(["ask", "not_today", "help", "stop", "stop_help"]), OFFSETS)
def test_whatever_was_open_a_closing_event_shuts_at_once_and_for_the_day(
    told: list, name: str, offset: int
) -> None:
    log = story(told)
    at_ms = log[-1].at_ms if log else NOON
    shut = [*log, event(name, at_ms, offset)]
    assert standing(shut, LIBRARY, at_ms, offset).reason != "open"
    if name != "ask":
        again = [*shut, event("seen", at_ms), event("agreed", at_ms), event("go", at_ms, offset)]
        opened = name == "help" and standing(again, LIBRARY, at_ms, offset).reason == "open"
        assert opened or standing(again, LIBRARY, at_ms, offset).reason != "open"


@MANY
@given(STORIES, STEPS, STEPS, OFFSETS)
def test_a_clock_set_back_opens_nothing_that_a_rule_has_closed(
    told: list, step: int, back: int, offset: int
) -> None:
    log = story(told)
    now = (log[-1].at_ms if log else NOON) + step
    if standing(log, LIBRARY, now, offset).reason not in ("open", "no_check"):
        assert standing(log, LIBRARY, now - abs(back), offset).reason != "open"


@MANY
@given(STORIES, OFFSETS)
def test_what_a_check_of_the_day_closed_is_not_open(told: list, offset: int) -> None:
    log = story(told)
    now = log[-1].at_ms if log else NOON
    found = standing(log, LIBRARY, now, offset)
    for each in log:
        if each.kind == "check" and local_day(each.at_ms, offset) == local_day(now, offset):
            assert not any(found.opens(name) for name in str(each.body["closed"]).split())


@MANY
@given(STORIES, st.sampled_from(["pregnant", "bones"]))
def test_without_an_agreement_to_a_rule_no_check_that_says_yes_to_it_opens(
    told: list, rule: str
) -> None:
    log = [
        evolve(each, body={"rules": "bones" if rule == "pregnant" else "pregnant"})
        if each.kind == "agreed"
        else each
        for each in story(told)
    ]
    now = log[-1].at_ms if log else NOON
    log.append(event("go", now, asks=rule))
    assert standing(log, LIBRARY, now, 0).reason != "open"
