"""The readiness check as a form. The kernel decides; the page asks and shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import traitlets

from glute_lessons.content import load
from glute_lessons.front import CourseWidget, join

from .check_result import Answered, told, written_down
from .check_words import WORDS, as_parts
from .today import TODAY, Check, Today

STATEMENTS = ("again", "agree", "seen")
FURTHEST = 14 * 60  # no clock on earth is further from UTC, in minutes
_HERE = Path(__file__)


class ReadinessCheck(CourseWidget):
    """The readiness check. answers: question id → "yes" or "no", kept up to date by the page.

    asked: how often "See the result" was pressed; each press makes the kernel assess the answers.
    result: what they lead to with all that was written down before (see told), or {} while there
    is nothing to say. Any change of an answer takes a go back, and so does a press on a later day
    than the first answer: then all are asked anew. All checks of one kernel are one: they follow
    what the learner did last. The page's messages: {kind: "again"} starts anew, {kind: "agree",
    rules: [...]} says that a clinician agreed, {kind: "seen"} that a professional has seen it.
    utc_offset: minutes by which the learner's clock is ahead of UTC at the coming midnight; None
    for the kernel's own clock. patience_ms: how long the page waits before it calls the kernel
    silent. technique: the ids of the techniques that wait behind this check, with a space between.
    """

    _esm = join(
        *("announce.js", "dom.js", "keys.js"),
        *(str(_HERE.with_name(name)) for name in ("check_form.js", "check_steps.js")),
        own=_HERE.with_suffix(".js"),
    )
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
        self._today, self._seen, self._here, self._asking = today, 0, False, False
        self._begun: datetime | None = None
        self._written, self._heard = "", 0
        super().__init__(parts=as_parts(today.rules), technique=technique)
        self._follow_store()
        self.observe(self._follow_page, ["answers", "asked"])
        self.on_msg(self._hear)
        today.observe(self._follow_store)

    def _follow_page(self, _: Mapping[str, Any]) -> None:
        before, self._here = self._here, True
        try:
            self._act(self._learner_now())
        finally:
            self._here = before

    def _act(self, now: datetime) -> None:
        if self.answers:
            self._written = ""
        self._begun = (self._begun or now) if self.answers else None
        # Both traits may arrive in one message, and their order is not ours: asking goes first.
        if self.asked != self._seen:
            self._seen = self.asked
            if self._begun and not _one_day(self._begun, now):
                self.answers = {}  # else one press would make yesterday's answers today's
            self._assess(now)
        elif self._today.latest and self._today.latest.answers != self.answers:
            self._today.withdraw()

    def _assess(self, now: datetime) -> None:
        before, self._asking = self._asking, True
        try:
            self._today.check(self.answers, now)
        finally:
            self._asking = before

    def _hear(self, _: Any, content: Any, __: Any) -> None:
        if not isinstance(content, Mapping) or content.get("kind") not in STATEMENTS:
            return
        self._heard += 1  # so that the page gets an answer, even where nothing changes
        with self.hold_sync():
            if content["kind"] == "again":
                self._start_again()
            else:
                self._state(content["kind"], content.get("rules"))

    def _start_again(self) -> None:
        before, self._here, self._written = self._here, True, ""
        try:
            self._today.withdraw()
        finally:
            self._here = before
        self._show({})

    def _state(self, kind: str, rules: Any) -> None:
        """Pressing twice, or on a card that is out of date, states nothing."""
        standing, now = self._today.standing(), self._learner_now()
        chosen = [id_ for id_ in standing.asks if isinstance(rules, list) and id_ in rules]
        if kind == "agree" and chosen:
            self._written = "agreed"
            self._today.agree(chosen, now)
        elif kind == "seen" and standing.needs == "seen":
            self._written = "seen"
            self._today.seen(now)
        else:
            self._follow_store()

    def _follow_store(self) -> None:
        latest = self._latest()
        if not self._here:
            self._begun = latest.at if latest else None
            self.answers = dict(latest.answers) if latest else {}
        if self._here and not self._asking:
            self._show({})  # the learner is at the form: it stays
            return
        standing = self._today.standing()
        if standing.reason == "no_check" and not latest and self._written:
            self._show(written_down(self._written))
        else:
            check = latest and Answered(latest.answers, latest.readiness)
            self._show(told(standing, check, load(), self.technique.split()))

    def _latest(self) -> Check | None:
        """This kernel's latest check, if it is of today."""
        latest = self._today.latest
        return latest if latest and _one_day(self._today.now(), latest.at) else None

    def _show(self, said: Mapping[str, Any]) -> None:
        trouble = WORDS["unsaved"] if self._today.trouble else ""
        counts = {"check": self.asked, "heard": self._heard}
        self.result = {**counts, **said, "trouble": trouble} if said else {}

    def _learner_now(self) -> datetime:
        now = self._today.now()
        if self.utc_offset is None:
            return now
        return now.astimezone(timezone(timedelta(minutes=self.utc_offset)))


def _one_day(first: datetime, second: datetime) -> bool:
    """True when both fall on one day, as a clock in the zone of the second shows it."""
    return first.astimezone(second.tzinfo).date() == second.date()
