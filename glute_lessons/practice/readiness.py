"""Is today a good day to practise: the readiness check as a pure function of rules and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from attrs import frozen

from glute_lessons.content.records import Outcome, ScreeningRule

Answer = Literal["yes", "no"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)

# From the mildest to the most serious. "Ask first" outranks "not today", because a point that needs
# a clinician is still there tomorrow: to tell that learner only to wait a day would be wrong.
SERIOUSNESS: tuple[Outcome, ...] = ("go", "not_today", "ask_first", "get_help_now")


@frozen
class Readiness:
    """What one full set of answers leads to.

    reasons: the rules that were triggered, in the order they are asked. unanswered: ids of those
    triggered only because no answer was given. closed: ids of techniques not to do, whatever the
    outcome, in the order they were closed.
    """

    outcome: Outcome
    reasons: tuple[ScreeningRule, ...] = ()
    unanswered: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    def opens(self, technique: str) -> bool:
        """True when this technique may be done: the outcome is go and no rule closed it."""
        return self.outcome == "go" and technique not in self.closed


def assess(rules: Iterable[ScreeningRule], answers: Mapping[str, str]) -> Readiness:
    """The most serious outcome of all rules that a yes, or a missing answer, triggers.

    answers: rule id → "yes" or "no". Raises ValueError when there is no rule, for an unknown id
    and for any other answer.
    """
    rules = tuple(rules)
    _check(rules, answers)
    reasons = tuple(rule for rule in rules if answers.get(rule.id) != "no")
    return Readiness(
        outcome=max((rule.outcome for rule in reasons), key=SERIOUSNESS.index, default="go"),
        reasons=reasons,
        unanswered=tuple(rule.id for rule in reasons if rule.id not in answers),
        closed=tuple(dict.fromkeys(name for rule in reasons for name in rule.closes)),
    )


def open_until(readiness: Readiness, checked_on: date, now: datetime) -> datetime | None:
    """The end of the day of the check, in the zone of now; None when nothing is open at now.

    A go counts for the rest of that local day only. now: the learner's own wall clock.
    """
    if readiness.outcome != "go" or now.date() != checked_on:
        return None
    return datetime.combine(checked_on + timedelta(days=1), time(), tzinfo=now.tzinfo)


def _check(rules: tuple[ScreeningRule, ...], answers: Mapping[str, str]) -> None:
    known = {rule.id for rule in rules}
    if not known:
        raise ValueError("readiness check: found no rule; at least one is needed to say go.")
    for name, answer in answers.items():
        if name not in known:
            raise ValueError(
                f"readiness check: found the unknown question {name!r};"
                f" allowed is one of {', '.join(rule.id for rule in rules)}."
            )
        if answer not in ANSWERS:
            raise ValueError(
                f'readiness check, {name}: found {answer!r}; allowed is "yes", "no" or no answer.'
            )
