"""What may be done now: the one rule table before every timer, session and routine. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Outcome
from glute_lessons.progress.events import Event

from .gate_log import GateLog, Point
from .stopping import WARNINGS

Needs = Literal["check", "tomorrow", "agreement", "seen", ""]
Reason = Literal["open", "no_check", "not_today", "ask_first", "warning_sign", "get_help_now"]
CLOCKS_DIFFER_MS = 600_000  # the page and the kernel may be on two computers

WORDS = {
    "no_check": "Today's readiness check comes first.",
    "warning_sign": (
        "You stopped because of a warning sign. So everything is closed for the rest of today, on"
        " both sides. Tomorrow starts with the check."
    ),
    "left": (
        "You stopped and did not say why. That counts as a warning sign. So everything is closed"
        " for the rest of today, on both sides. Tomorrow starts with the check."
    ),
    "clock": "This was written down for a later time than now. Is the clock here right?",
}


@frozen
class Standing:
    """Where a learner stands now.

    outcome: the outcome of the check that it amounts to; "" before a check. reason: the rule that
    counts. says: why, in words. closed: techniques not to do; all of them while nothing is open.
    open_until_ms: when what is open closes, in ms since 1970; 0 while nothing is open.
    needs: what has to come first; "" while something is open. asks: ids of the screening rules
    that wait for a clinician, where that is the reason. stop: the reason of the stop that closed.
    """

    outcome: Outcome | Literal[""]
    reason: Reason
    says: str
    closed: tuple[str, ...] = ()
    open_until_ms: int = 0
    needs: Needs = ""
    asks: tuple[str, ...] = ()
    stop: str = ""

    def opens(self, technique: str) -> bool:
        """True while this technique may be done."""
        return self.reason == "open" and technique not in self.closed


def standing(
    events: Sequence[Event],
    library: Library,
    now_ms: int,
    offset_min: int,
    withdrawn: Collection[str] = (),
) -> Standing:
    """Where the events leave a learner at now_ms, on a clock that is offset_min ahead of UTC.

    events: the log, oldest first, of any kind. withdrawn: ids of checks that open nothing any more.
    """
    log = GateLog(events, library, now_ms, offset_min, frozenset(withdrawn))
    for check in reversed(log.gos):
        if log.is_today(check) and next(_holding(log, check), None) is None:
            return _open(log, check)
    for rule, closings in _holding(log, log.new_check):
        return _shut(log, rule, closings)
    return Standing("", "no_check", WORDS["no_check"], tuple(library.techniques), needs="check")


def agreed_rules(events: Sequence[Event], library: Library, now_ms: int) -> frozenset[str]:
    """The screening rules that a clinician agreed to, as far as that still counts at now_ms."""
    log = GateLog(events, library, now_ms, 0)
    named = {rule for each in log.agreements for rule in each.ids("rules")}
    return frozenset(rule for rule in named if log.covers(rule, log.new_check))


# ---------------------------------------------------------------- the rule table


@frozen
class Rule:
    """closes: if an event closes by this rule. lifts: if a check after it opens again."""

    reason: Reason
    outcome: Outcome
    needs: Needs
    closes: Callable[[GateLog, Point], bool]
    lifts: Callable[[GateLog, Point, Point], bool]


def _is_help(log: GateLog, point: Point) -> bool:
    return "get_help_now" in (point.outcome, log.verdict(point))


def _is_warning_sign(log: GateLog, point: Point) -> bool:
    return log.verdict(point) in WARNINGS


def _is_not_today(log: GateLog, point: Point) -> bool:
    return point.outcome == "not_today"


def _asks_first(log: GateLog, point: Point) -> bool:
    asks = point.ids("asks")
    return point.outcome == "ask_first" or not all(log.covers(rule, point) for rule in asks)


def _was_seen(log: GateLog, closing: Point, check: Point) -> bool:
    return any(each.is_after(closing) and check.is_after(each) for each in log.sightings)


def _is_a_later_day(log: GateLog, closing: Point, check: Point) -> bool:
    return check.event.at_ms >= max(log.ends(closing))


def _asks_no_more(log: GateLog, closing: Point, check: Point) -> bool:
    return not _left_to_ask(log, closing, check)


def _left_to_ask(log: GateLog, closing: Point, check: Point) -> tuple[str, ...]:
    """What still waits for a clinician: not agreed to, and no go of a later day said no to it."""
    return tuple(
        rule
        for rule in closing.ids("asks") or ("",)  # a check that names none waits for a later day
        if not log.covers(rule, check)
        and all(rule in each.ids("asks") for each in _later_gos(log, closing, check))
    )


def _later_gos(log: GateLog, closing: Point, check: Point) -> Iterator[Point]:
    """The go checks of later days, up to the check; the latest first, for it mostly settles it."""
    for each in reversed(log.gos):
        is_before = each is check or check.is_after(each)
        if is_before and each.is_after(closing) and _is_a_later_day(log, closing, each):
            yield each


# From the most serious to the mildest; the first that holds is the reason that is told.
RULES = (
    Rule("get_help_now", "get_help_now", "seen", _is_help, _was_seen),
    Rule("warning_sign", "not_today", "tomorrow", _is_warning_sign, _is_a_later_day),
    Rule("ask_first", "ask_first", "agreement", _asks_first, _asks_no_more),
    Rule("not_today", "not_today", "tomorrow", _is_not_today, _is_a_later_day),
)


def _holding(log: GateLog, check: Point) -> Iterator[tuple[Rule, list[Point]]]:
    """Each rule that holds against the check, and the events by which it does."""
    for rule in RULES:
        closings = [
            each
            for each in log.points
            if each is not check
            and rule.closes(log, each)
            and not (check.is_after(each) and rule.lifts(log, each, check))
        ]
        if closings:
            yield rule, closings


# ---------------------------------------------------------------- the answer


def _open(log: GateLog, check: Point) -> Standing:
    today = [each for each in log.points if each.outcome and log.was_today(each)]
    closed = tuple(dict.fromkeys(name for each in today for name in each.ids("closed")))
    until = min(log.ends(check))
    return Standing("go", "open", log.library.outcomes["go"].says, closed, until)


def _shut(log: GateLog, rule: Rule, closings: list[Point]) -> Standing:
    asks = _asked(log, closings) if rule.reason == "ask_first" else ()
    needs = rule.needs
    if needs == "agreement" and not asks:  # this version of the course has no such question
        needs = "tomorrow" if any(log.was_today(each) for each in closings) else "check"
    return Standing(
        outcome=rule.outcome,
        reason=rule.reason,
        says=_says(log, rule, closings),
        closed=tuple(log.library.techniques),
        needs=needs,
        asks=asks,
        stop=closings[-1].stop,
    )


def _asked(log: GateLog, closings: Iterable[Point]) -> tuple[str, ...]:
    waiting = {name for each in closings for name in _left_to_ask(log, each, log.new_check)}
    return tuple(name for name in log.library.screening if name in waiting)


def _says(log: GateLog, rule: Rule, closings: Sequence[Point]) -> str:
    says = WORDS.get(rule.reason) or log.library.outcomes[rule.outcome].says
    if rule.reason == "warning_sign" and closings[-1].stop == "left":
        says = WORDS["left"]
    late = max(each.event.at_ms for each in closings) > log.now_ms + CLOCKS_DIFFER_MS
    return f"{says} {WORDS['clock']}" if late else says
