"""The routine planner behind the readiness check, and below it the run that it opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glute_lessons.content import load

from .gate import Standing
from .guarded_timer import OVER, GuardedBox, refusal
from .routine_card import RoutineCard, from_page, kernel_now
from .routine_records import Request
from .routine_run import RoutineRun, left_today
from .today import TODAY, Today


def always_open() -> tuple[str, ...]:
    """The techniques that no rule of the check closes by itself: the gate is theirs.

    What a check closes beside them the planner leaves out, with the reason.
    """
    library = load()
    closable = {name for rule in library.screening.values() for name in rule.closes}
    return tuple(name for name in library.techniques if name not in closable)


def closed_today(today: Today = TODAY) -> tuple[str, ...]:
    """The techniques that the gate does not open now."""
    now = today.standing()
    return tuple(name for name in load().techniques if not now.opens(name))


class RoutineBox(GuardedBox):
    """The planner behind the gate, and below it the run that "Run it" opens.

    run: the guided run, or None. A routine that was left in the middle today is there at once.
    The gate opens it only for all the techniques that it uses.
    """

    def __init__(self, card: RoutineCard, today: Today) -> None:
        self.run: RoutineRun | None = None
        self._looked_for_left = False
        super().__init__(lambda: card, always_open(), today)
        card.observe(self._run, ["run_asked"])

    def look(self, *_: object) -> None:
        """Opens or shuts both, as today stands now."""
        if self.run is not None:
            standing = self._today.standing()
            is_open = all(standing.opens(each) for each in self.run.techniques)
            self.run.closed_says = OVER if is_open else refusal(standing)
            self.run.open_until = float(standing.open_until_ms) if is_open else 0.0
        super().look()
        if self.widget.open_until and not self._looked_for_left:
            self._looked_for_left = True
            self._offer_left()

    def _offer_left(self) -> None:
        """What was left in the middle today, once the gate is open."""
        left = left_today(self._today.now)
        if left is not None and self.run is None:
            self._show_run(left)

    def _run(self, _: object) -> None:
        self._show_run(from_page(self.widget.request), arrives=True)

    def _show_run(self, request: Request, arrives: bool = False) -> None:
        """A request that today has nothing for any more shows no run; the planner says why."""
        try:
            run = RoutineRun(request, self._today.now, lambda: closed_today(self._today))
        except ValueError:
            return
        run.arrives = arrives
        self.run = run
        run.observe(self.look, ["open_until"])
        run.on_msg(self.look)
        self.look()

    def _shown(self, is_open: bool, standing: Standing) -> list[Any]:
        own = super()._shown(is_open, standing)
        others = [each for each in own if not isinstance(each, RoutineRun)]
        return [*others, self.run] if self.run is not None and self.widget in own else others


def routine(
    minutes: int = 10,
    tools: Sequence[str] = ("hands", "tennis_ball"),
    focus: str = "gentle",
    exclude_side: str | None = None,
    sensitivity: str = "usual",
    today: Today = TODAY,
) -> GuardedBox:
    """A routine that fits you, behind the readiness check.

    minutes: 3 to 20, all in all. tools: ids such as "foam_roller". focus: "gentle", "broad",
    "one_spot" or "one_spot_floor". exclude_side: "left" or "right". sensitivity: "usual" or
    "tender". today: whose standing counts. Raises ValueError, in one sentence, for what
    cannot be, minutes with no room for one safe hold a side too.
    """
    request = Request(minutes, tools, focus, exclude_side, sensitivity)  # type: ignore[arg-type]
    card = RoutineCard(request, now=lambda: kernel_now(today), closed=lambda: closed_today(today))
    return RoutineBox(card, today)
