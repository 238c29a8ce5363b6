"""A planned routine as a guided run: the plan's own sets, holds and seconds, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import asdict, evolve

from glute_lessons.content import FieldFault, load
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import journal

from .guided_card import Clock, GuidedCard, moment
from .routine import plan
from .routine_records import LeftOut, Request, Routine, TooShort, from_ids
from .routine_stages import stages
from .routine_words import WORDS as PLAN_WORDS
from .session_log import ROUTINE, Left, left_routine
from .session_plan import Session
from .session_stages import Stage
from .session_words import WORDS

Closed = Callable[[], Sequence[str]]


class RoutineRun(GuidedCard):
    """One routine, from what was asked for; see routine.py. It plans anew whenever the page asks.

    techniques: the ids that it uses; the gate has to open all of them.
    """

    def __init__(self, request: Request, clock: Clock, closed: Closed = tuple) -> None:
        """closed: techniques that the gate keeps closed. Raises ValueError, in one sentence, for a
        request that is none or that today has nothing for."""
        self._request, self._closed, self._clock = request, closed, clock
        made, drawn, _ = self._made_now()
        if not made.steps:
            raise FieldFault("routine, run", "no step", "a routine that today has room for")
        library = load()
        self.techniques = made.techniques
        ways = [library.techniques[name] for name in made.techniques]
        names = ", then ".join([ways[0].name, *(way.name.lower() for way in ways[1:])])
        side = "both" if len(made.sides) == 2 else made.sides[0]
        title = WORDS["title_routine"].format(ways=names, side=WORDS[side])
        begun_as = request.as_ids()
        super().__init__(ROUTINE, side, ways, drawn, clock, title=title, begun_as=begun_as)

    def plan_now(self) -> tuple[Session, dict[str, str]]:
        """What today leaves of it, or the whole of it where it was left in the middle."""
        made, found, left = self._made_now()
        said = () if found else tuple(f"{each.what}: {each.why}" for each in made.left_out)
        session = Session(ROUTINE, self.side, found, said, WORDS["intro_routine"])
        return session, asdict(left) if left else {}

    def _made_now(self) -> tuple[Routine, tuple[Stage, ...], Left | None]:
        """The plan, its stages, and where it goes on."""
        log, library = journal().log(), load()
        left = left_routine(log, *self.moment())
        if left is not None and left.begun_as == self._request.as_ids():
            made = self._planned(left.without(log))
            found = stages(made, library)
            going_on = left.going_on(found)
            if going_on is not None:
                return made, found, going_on
        made = self._planned(log)
        return made, stages(made, library), None

    def _planned(self, log: Iterable[Event]) -> Routine:
        """With less left today, or more closed, another way may need more minutes than there are."""
        request = evolve(self._request, closed=tuple(self._closed()))
        try:
            return plan(request, load(), log, *self.moment())
        except TooShort as fault:
            needs = LeftOut(
                fault.what.capitalize(), PLAN_WORDS["too_long"].format(minutes=fault.least)
            )
            return Routine(request.minutes, (), (needs,))


def left_today(clock: Clock) -> Request | None:
    """What was asked of the routine that was left in the middle today, if there is one."""
    left = left_routine(journal().log(), *moment(clock))
    return from_ids(left.begun_as) if left is not None else None
