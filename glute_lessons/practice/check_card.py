"""The readiness check as a form. The kernel decides; the page asks and shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import traitlets

from glute_lessons.content import Library, load
from glute_lessons.content.records import Outcome, ScreeningRule
from glute_lessons.front import CourseWidget, join

from .readiness import Readiness, assess
from .today import TODAY, Check, Today

# Everything the card says that is no content. {n} and the like are filled in on the way.
WORDS: dict[str, str] = {
    "title": "Is today a good day?",
    "intro": (
        "Answer each question for today. Take your time. A yes need not mean that something is"
        " wrong; it means that we stay on the safe side. A question left open counts as yes."
    ),
    "privacy": "Your answers stay in this notebook while it runs. The course does not save them.",
    "here": "The readiness check comes first. The timer opens here when the check says go.",
    "start": "Start the check",
    "yes": "Yes",
    "no": "No",
    "number": "Question {n} of {total}",
    "urgent": "Get help now",
    "progress": "{n} of {total} answered",
    "see": "See the result",
    "checking": "Checking…",
    "silent": (
        "The notebook does not answer, so nothing is open. It may be busy: wait a moment."
        " If this stays, choose Run ▸ Run All Cells, then answer again."
    ),
    "withdrawn": "That result no longer counts. Choose “See the result” to check again.",
    "first": "Go to the first open question",
    "reasons": "You said yes to these",
    "change": "Change an answer",
    "again": "Check again from the start",
    "unfinished": "Not finished yet",
    "missing": "Still open: {list}. A question left open counts as yes.",
    "many_missing": "{n} questions are still open. A question left open counts as yes.",
    "one_question": "question {list}",
    "questions": "questions {list}",
    "so_far": "For now the timers stay closed. Your other answers come to: {name}.",
    "nothing_else": "For now the timers stay closed. Please answer every question.",
    "if_worse": "If you get worse, or you cannot reach anyone, call your local emergency number.",
    "closed": "Closed today: {closed}. Open today: {open}.",
    "here_closed": "So the timer for {name} stays closed today.",
    "none": "nothing",
}
PARTS: dict[str, str] = {
    "help": "Signs that need help now",
    "today": "Today",
    "health": "Your health",
    "moving": "Getting into place",
}
MOST_LISTED = 6  # more open questions are counted: a longer list of numbers helps nobody
FURTHEST = 14 * 60  # no clock on earth is further from UTC, in minutes
_HERE = Path(__file__)


class ReadinessCheck(CourseWidget):
    """The readiness check. answers: question id → "yes" or "no", kept up to date by the page.

    asked: how often "See the result" was pressed; each press makes the kernel assess the answers.
    result: what they lead to (see told), or {} while no result counts. Any change of an answer
    takes the result back, and so does a press on a later day than the first answer: then all are
    asked anew. All checks of one kernel are one: they follow what the learner did last.
    utc_offset: minutes by which the learner's clock is ahead of UTC at the coming midnight; None
    for the kernel's own clock. patience_ms: how long the page waits before it calls the kernel
    silent. technique: the id of the technique whose timer waits for this check, or "".
    """

    _esm = join("announce.js", "dom.js", "keys.js", own=_HERE.with_suffix(".js"))
    _css = join("course.css", own=_HERE.with_suffix(".css"))

    parts = traitlets.List(traitlets.Dict()).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    asked = traitlets.Int(0).tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    utc_offset = traitlets.Int(None, allow_none=True, min=-FURTHEST, max=FURTHEST).tag(sync=True)
    patience_ms = traitlets.Int(6000).tag(sync=True)
    technique = traitlets.Unicode("").tag(sync=True)

    def __init__(self, today: Today = TODAY, technique: str = "") -> None:
        self._today, self._seen, self._here = today, 0, False
        self._begun: datetime | None = None
        super().__init__(parts=as_parts(today.rules), technique=technique)
        if today.latest and _one_day(today.now(), today.latest.at):
            self._follow_store()
        self.observe(self._follow_page, ["answers", "asked"])
        today.observe(self._follow_store)

    def _follow_page(self, _: Mapping[str, Any]) -> None:
        before, self._here = self._here, True
        try:
            self._act(self._learner_now())
        finally:
            self._here = before

    def _act(self, now: datetime) -> None:
        self._begun = (self._begun or now) if self.answers else None
        # Both traits may arrive in one message, and their order is not ours: asking goes first.
        if self.asked != self._seen:
            self._seen = self.asked
            if self._begun and not _one_day(self._begun, now):
                self.answers = {}  # else one press would make yesterday's answers today's
            self._today.check(self.answers, now)
        elif self._today.latest and self._today.latest.answers != self.answers:
            self._today.withdraw()

    def _follow_store(self) -> None:
        latest = self._today.latest
        if not self._here:
            self._begun = latest.at if latest else None
            self.answers = dict(latest.answers) if latest else {}
        said = told(latest, self._today.rules, self.technique) if latest else {}
        self.result = {"check": self.asked} | said if said else {}

    def _learner_now(self) -> datetime:
        now = self._today.now()
        if self.utc_offset is None:
            return now
        return now.astimezone(timezone(timedelta(minutes=self.utc_offset)))


def as_parts(rules: Sequence[ScreeningRule]) -> list[dict[str, Any]]:
    """The questions in their groups, as plain data. advice: given only where it cannot wait."""
    data: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS}
    for number, rule in enumerate(rules, start=1):
        urgent = rule.outcome == "get_help_now"
        data[rule.part].append(
            {
                "id": rule.id,
                "number": number,
                "question": rule.question,
                "advice": rule.advice if urgent else "",
            }
        )
    return [
        {"id": part, "title": PARTS[part], "questions": asked}
        for part, asked in data.items()
        if asked
    ]


def told(check: Check, rules: Sequence[ScreeningRule], technique: str = "") -> dict[str, Any]:
    """A result in words, as plain data for the page.

    outcome: what counts, open questions counted as yes. name and says: its words. unfinished: true
    when only the open questions make it so serious; name and says then tell that instead.
    reasons: the questions that led to it, those without an answer too. last: what to do if they do
    not help, only in an emergency. unanswered, closed: ids.
    """
    library, ready = load(), check.readiness
    all_no = dict.fromkeys((rule.id for rule in rules), "no")
    given = assess(rules, all_no | dict(check.answers)).outcome
    unfinished = given != ready.outcome
    name, says = _so_far(given, library) if unfinished else _words(ready.outcome, library)
    return {
        "outcome": ready.outcome,
        "name": name,
        "says": says,
        "unfinished": unfinished,
        "missing": _missing(ready, rules),
        "limits": _limits(ready, library, technique),
        "last": WORDS["if_worse"] if given == "get_help_now" else "",
        "reasons": [_reason(rule, check, rules) for rule in ready.reasons],
        "unanswered": list(ready.unanswered),
        "closed": list(ready.closed),
    }


def _words(outcome: Outcome, library: Library) -> tuple[str, str]:
    return library.outcomes[outcome].name, library.outcomes[outcome].says


def _so_far(given: Outcome, library: Library) -> tuple[str, str]:
    """What an unfinished check says. given: what the answered questions alone come to."""
    if given == "go":
        return WORDS["unfinished"], WORDS["nothing_else"]
    name, says = _words(given, library)
    return WORDS["unfinished"], WORDS["so_far"].format(name=name) + " " + says


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


def _limits(ready: Readiness, library: Library, technique: str) -> str:
    """Which techniques a go leaves out, and which it leaves; "" when there is nothing to say."""
    if ready.outcome != "go" or not ready.closed:
        return ""
    names = {id_: each.name for id_, each in library.techniques.items()}
    closed = _listed([names[id_] for id_ in ready.closed])
    left = _listed([name for id_, name in names.items() if ready.opens(id_)]) or WORDS["none"]
    says = WORDS["closed"].format(closed=closed, open=left)
    if technique in ready.closed:
        says += " " + WORDS["here_closed"].format(name=names[technique])
    return says


def _reason(rule: ScreeningRule, check: Check, rules: Sequence[ScreeningRule]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "number": rules.index(rule) + 1,
        "question": rule.question,
        "advice": rule.advice,
        "answered": rule.id in check.answers,
    }


def _listed(names: Sequence[str]) -> str:
    """The names as a list in words: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), "".join(names[-1:])) if part)


def _one_day(first: datetime, second: datetime) -> bool:
    """True when both fall on one day, as a clock in the zone of the second shows it."""
    return first.astimezone(second.tzinfo).date() == second.date()
