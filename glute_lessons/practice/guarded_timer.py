"""The hold timer behind the readiness check: the check stands in its place until it says go."""

from __future__ import annotations

from datetime import datetime

import ipywidgets

from glute_lessons.front import show

from .check_card import ReadinessCheck
from .hold_timer import HoldTimer
from .today import TODAY, Today

OVER = (
    "The timer is closed: your check no longer counts. A check counts for one day."
    " Choose Run ▸ Run All Cells, and the check comes first again."
)


class GuardedTimer(ipywidgets.VBox):
    """A hold timer that stays shut until today's check says go and leaves its technique open.

    children: the check alone while the timer is shut; the timer, below the check if that was
    asked here, while it is open. check, timer: the two parts. Changes as today's check changes.
    """

    def __init__(
        self, technique: str, side: str = "right", seconds: int | None = None, today: Today = TODAY
    ) -> None:
        """Raises ValueError, in one sentence, for what HoldTimer does not allow."""
        self.timer = HoldTimer(technique, side, seconds)
        self.timer.closed_says = OVER
        self.check = ReadinessCheck(today, technique)
        self._today, self._asked = today, False
        super().__init__()
        self._follow()
        today.observe(self._follow)

    def _follow(self) -> None:
        ends = self._today.open_until(self.timer.technique)
        self.timer.open_until = _milliseconds(ends)
        self._asked = self._asked or ends is None
        shown = [self.check] if self._asked else []
        self.children = [*shown, self.timer] if ends else shown

    def _ipython_display_(self) -> None:
        show(self)


def readiness_check() -> ReadinessCheck:
    """The readiness check: is today a good day to practise?"""
    return ReadinessCheck(TODAY)


def hold_timer(technique: str, side: str = "right", seconds: int | None = None) -> GuardedTimer:
    """A timer for one hold, behind the readiness check.

    technique: an id such as "foam_rolling". side: "left" or "right". seconds: 5 up to the
    technique's cap; None takes its default. Raises ValueError, in one sentence, for anything else.
    """
    return GuardedTimer(technique, side, seconds, TODAY)


def _milliseconds(moment: datetime | None) -> float:
    """Milliseconds since 1970; 0 for no moment at all."""
    return moment.timestamp() * 1000 if moment else 0.0
