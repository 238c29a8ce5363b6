"""Which questions a sitting asks, and in what order. Pure: same items, time and seed, same plan.

Each plan is a row of groups. A group's most pressing questions are the ones taken; inside it the
lessons are mixed evenly, and no lesson comes twice in a row where that can be avoided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from glute_lessons.content.records import Question

from .deck import choose
from .schedule import Item, overdue, recall

SHORTEST_MINUTES, LONGEST_MINUTES = 1, 60

Items = Mapping[str, Item]
Group = list[Question]


def number_for(minutes: float, seconds_each: float) -> int:
    """How many questions fit into the minutes, at least 1. Raises ValueError.

    minutes: 1 to 60. seconds_each: how long one question takes, above 0.
    """
    is_number = isinstance(minutes, (int, float)) and not isinstance(minutes, bool)
    if not is_number or not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        allowed = f"a number from {SHORTEST_MINUTES} to {LONGEST_MINUTES}"
        raise ValueError(f"sitting, minutes: found {minutes!r}; allowed is {allowed}.")
    if not seconds_each > 0:
        raise ValueError(f"sitting, seconds: found {seconds_each!r}; allowed is more than 0.")
    return max(int(minutes * 60 // seconds_each), 1)


def plan_review(
    items: Items, questions: Iterable[Question], now_ms: int, number: int, seed: int
) -> tuple[str, ...]:
    """At most number ids: open critical misses (the oldest first), then due, then new.

    Due: the most overdue for its interval first. New: safety questions and triage first.
    """
    critical, rest = _critical_apart(items, questions, seed)
    due = [each for each in _asked(items, rest) if items[each.id].due_ms <= now_ms]
    due.sort(key=lambda each: -overdue(items[each.id], now_ms))
    new = _new(items, rest)
    safety = [each for each in new if _is_safety(each)]
    others = [each for each in new if not _is_safety(each)]
    return _plan([critical, due, safety, others], number, seed)


def plan_quiz(
    items: Items, questions: Iterable[Question], now_ms: int, number: int, seed: int
) -> tuple[str, ...]:
    """At most number ids of a lesson's quiz: open critical misses first, the rest shuffled.

    Taken are never asked ones first, then those missed last time, then due ones (the most
    overdue first), then the rest (the soonest due first).
    """
    critical, rest = _critical_apart(items, questions, seed)
    asked = _asked(items, rest)
    asked.sort(key=lambda each: _quiz_rank(items[each.id], now_ms))
    taken = [*_new(items, rest), *asked][: max(number - len(critical), 0)]
    return _plan([critical, choose(taken, seed, None)], number, seed)


def plan_drill(
    items: Items, questions: Iterable[Question], now_ms: int, number: int, seed: int
) -> tuple[str, ...]:
    """At most number ids: open critical misses, then missed last time, then new, then the rest.

    The least likely to be recalled comes first among the missed ones and among the rest. Warning
    signs are not put before harmless look-alikes, else their place would give the answer away.
    """
    critical, rest = _critical_apart(items, questions, seed)
    weakest = sorted(_asked(items, rest), key=lambda each: _strength(items[each.id], now_ms))
    missed = [each for each in weakest if items[each.id].missed_last]
    known = [each for each in weakest if not items[each.id].missed_last]
    return _plan([critical, missed, _new(items, rest), known], number, seed)


def _critical_apart(items: Items, questions: Iterable[Question], seed: int) -> tuple[Group, Group]:
    """The open critical misses, the oldest first, and all others in a shuffled, mixed order."""
    known = {each.id: each for each in questions}
    mixed = list(choose(tuple(known.values()), seed, None))
    critical = [each for each in _asked(items, mixed) if items[each.id].critical_open]
    critical.sort(key=lambda each: items[each.id].critical_ms)
    apart = {each.id for each in critical}
    return critical, [each for each in mixed if each.id not in apart]


def _asked(items: Items, questions: Iterable[Question]) -> Group:
    return [each for each in questions if each.id in items]


def _new(items: Items, questions: Iterable[Question]) -> Group:
    return [each for each in questions if each.id not in items]


def _is_safety(question: Question) -> bool:
    return question.critical or question.kind == "triage"


def _quiz_rank(item: Item, now_ms: int) -> tuple[int, float]:
    if item.missed_last:
        return 0, 0
    is_due = item.due_ms <= now_ms
    return (1, -overdue(item, now_ms)) if is_due else (2, item.due_ms)


def _strength(item: Item, now_ms: int) -> tuple[float, float]:
    return recall(item, now_ms), item.stability_days


def _plan(groups: Iterable[Sequence[Question]], number: int, seed: int) -> tuple[str, ...]:
    """The groups one after the other until there are enough. Raises ValueError for number < 1."""
    if number < 1:
        raise ValueError(f"sitting, number: found {number}; allowed is 1 or more.")
    plan: Group = []
    for group in groups:
        plan += _apart(_mixed(group[: number - len(plan)], seed), plan)
    return tuple(each.id for each in plan)


def _mixed(group: Sequence[Question], seed: int) -> Group:
    """The lessons as evenly mixed as deck.choose has them, each lesson's questions in their order."""
    piles: dict[str, Group] = {}
    for each in group:
        piles.setdefault(each.lesson, []).append(each)
    return [piles[each.lesson].pop(0) for each in choose(group, seed, None)]


def _apart(group: Group, before: Group) -> Group:
    """The group in its order, but for what is needed to keep questions of one lesson apart.

    before: what is asked before it; its last question counts too.
    """
    left, apart = list(group), []
    last = before[-1].lesson if before else ""
    while left:
        chosen = _next(left, last)
        left.remove(chosen)
        apart.append(chosen)
        last = chosen.lesson
    return apart


def _next(left: Group, last: str) -> Question:
    """The first of another lesson than the last, or of the one that fills more than half."""
    most, times = Counter(each.lesson for each in left).most_common(1)[0]
    must = most != last and 2 * times > len(left)  # else it would end up beside itself
    fitting = [each for each in left if (each.lesson == most if must else each.lesson != last)]
    return (fitting or left)[0]
