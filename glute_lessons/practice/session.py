"""A guided session: one technique's steps one after the other, by ear and by one large button."""

from __future__ import annotations

from typing import Any

from attrs import asdict, evolve

from glute_lessons.content import FieldFault, Library, load
from glute_lessons.content.records import Technique
from glute_lessons.progress.journal import journal

from .guarded_timer import GuardedBox, guarded
from .guided_card import Clock, GuidedCard
from .session_log import done_today, left_in_the_middle
from .session_plan import Session, plan_session
from .session_words import WORDS
from .today import TODAY, Today, local_now

NEXT_DAY = "next_day_tender"  # the sensation that is to be expected


class SessionCard(GuidedCard):
    """One session of one technique; see session_plan.py."""

    def __init__(
        self,
        technique: str,
        side: str = "both",
        seconds: int | None = None,
        clock: Clock = local_now,
        **traits: Any,
    ) -> None:
        """Raises ValueError, in one sentence, for an unknown technique or side and other seconds."""
        library = load()
        if not isinstance(technique, str) or technique not in library.techniques:
            allowed = "one of " + ", ".join(library.techniques)
            raise FieldFault("session, technique", technique, allowed)
        record = library.techniques[technique]
        self._asked = record, side, seconds
        drawn = _whole(record, side, seconds, library).stages
        title = WORDS["title"].format(technique=record.name, side=WORDS[side])
        super().__init__(technique, side, [record], drawn, clock, title=title, **traits)

    @property
    def technique(self) -> str:
        """Its id."""
        return self._asked[0].id

    def plan_now(self) -> tuple[Session, dict[str, str]]:
        """One set a side, within what today has left."""
        library, (record, side, seconds) = load(), self._asked
        at, log = self.moment(), journal().log()
        whole = _whole(record, side, seconds, library)
        left = left_in_the_middle(log, record.id, side, whole.stages, *at)
        if left is not None:
            log = tuple(event for event in log if event.body.get("run") != left.run)
        done = done_today(log, *at)
        dose, next_day = library.dose, library.sensations[NEXT_DAY]
        session = plan_session(record, side, seconds, dose, next_day, done)
        here = {stage.id for stage in session.stages}
        resume = asdict(left) if left is not None and left.step in here else {}
        return evolve(session, intro=WORDS["intro"]), resume


def _whole(record: Technique, side: str, seconds: int | None, library: Library) -> Session:
    """The session of a day that has seen nothing."""
    return plan_session(record, side, seconds, library.dose, library.sensations[NEXT_DAY])


def session(
    technique: str, side: str = "both", seconds: int | None = None, today: Today = TODAY
) -> GuardedBox:
    """A guided session of one technique, behind the readiness check.

    technique: an id such as "foam_rolling". side: "left", "right" or "both". seconds: of each
    hold, 5 up to the technique's cap; None takes its default. Raises ValueError, in one sentence,
    for anything else.
    """
    card = SessionCard(technique, side, seconds, today.now)
    return guarded(lambda: card, technique, today)
