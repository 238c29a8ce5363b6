"""guarded(make_widget, techniques, today=TODAY) -> GuardedBox: the gate before anything to practise with.

make_widget: () -> a widget with the traits open_until (float, ms since 1970, 0 for closed) and
closed_says (text). techniques: an id, or the ids that it uses; all of them have to be open.
today: whose standing counts. The box shows the readiness check with the reason in words while
the gate is shut, and the widget while it is open. Called by hold_timer, session and routine alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets

from glute_lessons.content import FieldFault, load
from glute_lessons.front import show

from .check_card import ReadinessCheck
from .gate import Standing
from .hold_timer import HoldTimer
from .today import TODAY, Today

OVER = (
    "This is closed: your check no longer counts. A check counts for one day."
    " Run the lesson again (in JupyterLab: Run ▸ Run All Cells), and the check comes first."
)
CLOSED_HERE = "Today's check closed this way of working."


class GuardedBox(ipywidgets.VBox):
    """A widget that stays shut until today's standing opens all of its techniques.

    children: the check alone while it is shut; the widget, below the check if that was asked here,
    while it is open. What was open when a stop shut it stays in sight, closed, with its advice.
    check, widget: the two parts. It looks again on every change in this kernel,
    and whenever the widget changes its state or sends a message: what another notebook has closed
    meanwhile is then closed here too. Nobody but the gate sets the widget's open_until for long.
    """

    def __init__(
        self,
        make_widget: Callable[[], Any],
        techniques: str | Iterable[str],
        today: Today = TODAY,
    ) -> None:
        """Raises ValueError, in one sentence, for no or unknown techniques, and what the maker raises."""
        self.techniques = _known(techniques)
        self.widget = make_widget()
        self.check = ReadinessCheck(today, " ".join(self.techniques))
        self._today, self._asked = today, False
        super().__init__()
        self.look()
        today.observe(self.look)
        self.widget.observe(self.look, ["open_until"])
        if self.widget.has_trait("state"):
            self.widget.observe(self.look, ["state"])
        self.widget.on_msg(self.look)

    def look(self, *_: object) -> None:
        """Opens or shuts, as today stands now."""
        standing = self._today.standing()
        is_open = all(standing.opens(each) for each in self.techniques)
        self.widget.closed_says = OVER if is_open else refusal(standing)
        self.widget.open_until = float(standing.open_until_ms) if is_open else 0.0
        self._asked = self._asked or not is_open
        self.children = self._shown(is_open, standing)

    def _shown(self, is_open: bool, standing: Standing) -> list[Any]:
        before = list(self.children)
        if not is_open and standing.stop and self.widget in before:
            # Its advice goes on being read there. A view that stays in its place is not drawn anew.
            return before if self.check in before else [*before, self.check]
        shown = [self.check] if self._asked else []
        return [*shown, self.widget] if is_open else shown

    def _ipython_display_(self) -> None:
        show(self)


def guarded(
    make_widget: Callable[[], Any], techniques: str | Iterable[str], today: Today = TODAY
) -> GuardedBox:
    """The widget behind the gate; see the top of this file."""
    return GuardedBox(make_widget, techniques, today)


def refusal(standing: Standing) -> str:
    """Why something is closed, in words."""
    return CLOSED_HERE if standing.reason == "open" else standing.says


def _known(techniques: str | Iterable[str]) -> tuple[str, ...]:
    names, known = (techniques,) if isinstance(techniques, str) else tuple(techniques), load()
    for name in names or ("",):
        if name not in known.techniques:
            raise FieldFault("gate, technique", name, "one of " + ", ".join(known.techniques))
    return names


class GuardedTimer(GuardedBox):
    """A hold timer behind the gate. check, timer: the two parts."""

    def __init__(
        self,
        technique: str,
        side: str = "right",
        seconds: int | None = None,
        today: Today = TODAY,
        breaths_per_minute: float | None = None,
    ) -> None:
        """Raises ValueError, in one sentence, for what HoldTimer does not allow."""
        self.timer = HoldTimer(technique, side, seconds, breaths_per_minute)
        super().__init__(lambda: self.timer, technique, today)


def readiness_check() -> ReadinessCheck:
    """The readiness check: is today a good day to practise?"""
    return ReadinessCheck(TODAY)


def hold_timer(
    technique: str,
    side: str = "right",
    seconds: int | None = None,
    breaths_per_minute: float | None = None,
) -> GuardedTimer:
    """A timer for one hold, behind the readiness check.

    technique: an id such as "foam_rolling". side: "left", "right", or "both" for one hold on each.
    seconds: 5 up to the technique's cap; None takes its default. breaths_per_minute: 4 to 10 for
    the breathing pacer; None takes the course's. Raises ValueError, in one sentence, for anything
    else.
    """
    return GuardedTimer(technique, side, seconds, TODAY, breaths_per_minute)
