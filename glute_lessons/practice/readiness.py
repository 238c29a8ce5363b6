"""Is today a good day to practise: the readiness check as a pure function of rules and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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
    outcome, in the order they were closed. agreed: rules that were answered with yes and set aside,
    because a clinician agreed to them.
    """

    outcome: Outcome
    reasons: tuple[ScreeningRule, ...] = ()
    unanswered: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    agreed: tuple[ScreeningRule, ...] = ()

    def opens(self, technique: str) -> bool:
        """True when this technique may be done: the outcome is go and no rule closed it."""
        return self.outcome == "go" and technique not in self.closed


def assess(
    rules: Iterable[ScreeningRule], answers: Mapping[str, str], agreed: Collection[str] = ()
) -> Readiness:
    """The most serious outcome of all rules that a yes, or a missing answer, triggers.

    answers: rule id → "yes" or "no". agreed: ids of "ask first" rules that a clinician agreed to; a
    yes to one of them leads to nothing more. Raises ValueError when there is no rule, for an
    unknown id and for any other answer.
    """
    rules = tuple(rules)
    _check(rules, answers)
    triggered = tuple(rule for rule in rules if answers.get(rule.id) != "no")
    aside = tuple(
        rule
        for rule in triggered
        if rule.id in agreed and rule.id in answers and rule.outcome == "ask_first"
    )
    reasons = tuple(rule for rule in triggered if rule not in aside)
    return Readiness(
        outcome=max((rule.outcome for rule in reasons), key=SERIOUSNESS.index, default="go"),
        reasons=reasons,
        unanswered=tuple(rule.id for rule in reasons if rule.id not in answers),
        closed=tuple(dict.fromkeys(name for rule in triggered for name in rule.closes)),
        agreed=aside,
    )


def answered_so_far(
    rules: Iterable[ScreeningRule], answers: Mapping[str, str], agreed: Collection[str] = ()
) -> Readiness:
    """As assess, by the questions that were answered alone."""
    rules = tuple(rules)
    return assess(rules, dict.fromkeys((rule.id for rule in rules), "no") | dict(answers), agreed)


def to_keep(ready: Readiness, so_far: Readiness) -> tuple[dict[str, str], ...]:
    """The bodies of the check events to write down: what closes, and a go of a finished check.

    Only the outcome, the closed techniques and the "ask first" rules are kept. "Not today" has an
    event of its own where something more serious counts too: it still holds when that is lifted.
    """
    if ready.unanswered and so_far.outcome == "go":
        return ()
    asks = [rule.id for rule in (*so_far.reasons, *so_far.agreed) if rule.outcome == "ask_first"]
    counts = {
        "outcome": so_far.outcome,
        "closed": " ".join(so_far.closed),
        "asks": " ".join(asks),
    }
    hidden = so_far.outcome != "not_today" and any(
        rule.outcome == "not_today" for rule in so_far.reasons
    )
    return ({**counts, "outcome": "not_today", "asks": ""}, counts) if hidden else (counts,)


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
