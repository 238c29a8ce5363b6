"""The result of a readiness check, and today's standing, in words: plain data for the page. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Outcome, ScreeningRule

from .check_words import WORDS
from .gate import Standing
from .readiness import Readiness, answered_so_far
from .stopping import advice_of, signs_of

MOST_LISTED = 6  # more open questions are counted: a longer list of numbers helps nobody
SHUT = ("not_today", "ask_first", "warning_sign", "get_help_now")


@frozen
class Answered:
    """A check that was made here: the answers, and what they lead to."""

    answers: Mapping[str, str]
    readiness: Readiness


def told(
    standing: Standing, check: Answered | None, library: Library, techniques: Sequence[str] = ()
) -> dict[str, Any]:
    """What to show for a standing, with the check that was made here, if any; {} for nothing.

    outcome: what counts, open questions counted as yes. name and says: its words. unfinished: true
    when only the open questions make it so serious; name and says then tell that instead.
    reasons: the questions that led to it, under reasons_title. advice, signs: what to do.
    last: what to do if that does not help. techniques: ids of what waits for this check. note: what else to know. needs, asks: see Standing.
    unanswered, closed: ids.
    """
    if standing.reason == "no_check" and (check is None or check.readiness.outcome == "go"):
        return {}
    rules = tuple(library.screening.values())
    own = None if check is None or _overrules(standing, check, rules) else check
    reasons = _reasons(standing, own, rules)
    help_now = standing.reason == "get_help_now"
    return {
        "outcome": own.readiness.outcome if own else standing.outcome,
        **_heading(standing, own, rules, library),
        "missing": _missing(check.readiness, rules) if check else "",
        "limits": _limits(standing, library, techniques),
        "last": WORDS["if_worse"] if help_now else "",
        "reasons": reasons,
        "reasons_title": WORDS["reasons" if own else "asked"],
        "advice": _advice(standing, library),
        "signs": _signs(library) if help_now and not reasons and not standing.stop else [],
        "note": _note(standing, check, own),
        "needs": standing.needs,
        "asks": [{"id": id_, "question": library.screening[id_].question} for id_ in standing.asks],
        "unanswered": list(check.readiness.unanswered) if check else [],
        "closed": list(own.readiness.closed) if own else list(standing.closed),
    }


def written_down(kind: str) -> dict[str, Any]:
    """What to show once an agreement ("agreed") or a professional's look ("seen") was noted."""
    says = WORDS["agreed_says" if kind == "agreed" else "seen_note"]
    lists = ("reasons", "advice", "signs", "asks", "unanswered", "closed")
    texts = ("missing", "limits", "last", "reasons_title", "note")
    return {
        "outcome": "",
        "name": WORDS["noted"],
        "says": says,
        "unfinished": False,
        "needs": "check",
        **dict.fromkeys(texts, ""),
        **{name: [] for name in lists},
    }


def _so_far(check: Answered, rules: Sequence[ScreeningRule]) -> Outcome:
    agreed = [rule.id for rule in check.readiness.agreed]
    return answered_so_far(rules, check.answers, agreed).outcome


def _overrules(standing: Standing, check: Answered, rules: Sequence[ScreeningRule]) -> bool:
    """True when something else than this check's own answers is what closes."""
    return standing.reason in SHUT and standing.reason != _so_far(check, rules)


def _heading(
    standing: Standing, own: Answered | None, rules: Sequence[ScreeningRule], library: Library
) -> dict[str, Any]:
    given = _so_far(own, rules) if own else None
    unfinished = own is not None and given != own.readiness.outcome
    if own and unfinished:
        name, says = WORDS["unfinished"], _other_answers(given, library)
    elif standing.reason == "warning_sign":
        name, says = WORDS["closed_today"], standing.says
    else:
        outcome = own.readiness.outcome if own else standing.outcome
        name = library.outcomes[outcome].name
        says = library.outcomes[outcome].says if own else standing.says
    return {"name": name, "says": says, "unfinished": unfinished}


def _other_answers(given: Outcome | None, library: Library) -> str:
    """given: what the answered questions alone come to."""
    if given is None or given == "go":
        return WORDS["nothing_else"]
    text = library.outcomes[given]
    return WORDS["so_far"].format(name=text.name) + " " + text.says


def _missing(ready: Readiness, rules: Sequence[ScreeningRule]) -> str:
    numbers = [
        str(number) for number, rule in enumerate(rules, start=1) if rule.id in ready.unanswered
    ]
    if not numbers:
        return ""
    if len(numbers) > MOST_LISTED:
        return WORDS["many_missing"].format(n=len(numbers))
    noun = WORDS["one_question" if len(numbers) == 1 else "questions"]
    return WORDS["missing"].format(list=noun.format(list=_listed(numbers)))


def _limits(standing: Standing, library: Library, techniques: Sequence[str]) -> str:
    """Which techniques a go leaves out, and which it leaves; "" when there is nothing to say."""
    if standing.reason != "open" or not standing.closed:
        return ""
    names = {id_: each.name for id_, each in library.techniques.items()}
    closed = _listed([name for id_, name in names.items() if not standing.opens(id_)])
    left = _listed([name for id_, name in names.items() if standing.opens(id_)]) or WORDS["none"]
    says = WORDS["closed"].format(closed=closed, open=left)
    here = [names[id_] for id_ in techniques if not standing.opens(id_)]
    if here:
        says += " " + WORDS["here_closed"].format(name=_listed(here))
    return says


def _reasons(
    standing: Standing, own: Answered | None, rules: Sequence[ScreeningRule]
) -> list[dict[str, Any]]:
    """What led to it; with what an earlier check asked about, where that waits for a clinician."""
    mine = own.readiness.reasons if own else ()
    answered = {*(own.answers if own else ()), *standing.asks}
    return [
        {
            "id": rule.id,
            "number": number,
            "question": rule.question,
            "advice": rule.advice,
            "answered": rule.id in answered,
        }
        for number, rule in enumerate(rules, start=1)
        if rule in mine or rule.id in standing.asks
    ]


def _advice(standing: Standing, library: Library) -> list[dict[str, str]]:
    """What the sensation table says for the stop that closed: what was felt, and what to do."""
    if not standing.stop:
        return []
    known = standing.stop in library.stops
    signs = signs_of(standing.stop, library) if known else ()
    if len(signs) > 1:
        return [{"felt": sign.felt, "do": sign.do} for sign in signs]
    does = advice_of(standing.stop, library) if known else (library.dose.stop_rule,)
    return [{"felt": "", "do": do} for do in does]


def _signs(library: Library) -> list[dict[str, Any]]:
    """Whom to call for which sign, where the log does not say which one it was."""
    dose = library.dose
    return [
        {"says": dose.emergency, "signs": list(dose.emergency_signs)},
        {"says": dose.urgent, "signs": list(dose.urgent_signs)},
    ]


def _note(standing: Standing, check: Answered | None, own: Answered | None) -> str:
    notes = {
        "done": standing.reason == "open",
        "still": check is not None and own is None,
        "not_kept": standing.reason == "not_today" and own is None,
        "how_to_go_on": standing.needs == "agreement",
    }
    return " ".join(WORDS[name] for name, holds in notes.items() if holds)


def _listed(names: Sequence[str]) -> str:
    """The names as a list in words: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), "".join(names[-1:])) if part)
