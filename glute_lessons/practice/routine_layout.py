"""How long a routine's parts take, and how they fit into the minutes. Pure."""

from __future__ import annotations

from attrs import evolve, frozen

from glute_lessons.content.records import Technique


@frozen
class Pauses:
    """Seconds of all that is no pressing. Our own estimates; nobody has measured them.

    setup: tool, chair and position. settle: leaning in on a side. rest: after each set. switch:
    to the other side. getting_up: off and up again, two slow breaths included. aftercare: to read.
    """

    setup: int
    settle: int
    rest: int
    switch: int
    getting_up: int
    aftercare: int


# Where a technique is done → its pauses. These make the three plans that lesson 7 shows.
USUAL = {
    "seat": Pauses(setup=45, settle=0, rest=30, switch=30, getting_up=25, aftercare=20),
    "wall": Pauses(setup=60, settle=30, rest=20, switch=45, getting_up=45, aftercare=30),
    "floor": Pauses(setup=120, settle=20, rest=20, switch=60, getting_up=120, aftercare=60),
}
# The shortest that still leaves two slow breaths (20 s) before walking. Where a side has one set,
# the switch or the end is its rest. Nothing shortens the way to the floor and up again.
LEAST = {
    "seat": Pauses(setup=30, settle=0, rest=0, switch=20, getting_up=20, aftercare=10),
    "wall": Pauses(setup=45, settle=20, rest=0, switch=30, getting_up=25, aftercare=20),
    "floor": USUAL["floor"],
}
USUAL_PASSES = {"seat": 40, "wall": 50, "floor": 60}  # seconds of one set's passes, as in lesson 7
TENDER_HOLD_SECONDS = 10  # half of the shortest default: "shorter" for whoever is easily sore


def place(technique: Technique) -> str:
    """Where it is done: floor, seat or wall."""
    if technique.floor:
        return "floor"
    return "seat" if technique.tools == ("hands",) else "wall"


@frozen
class Layout:
    """How long one routine's parts are. ways: the techniques of a side, in order.

    All but the last way get one set without a hold. passes: seconds of the last way's passes.
    hold: seconds of a hold. holds: on a side at most. sets: of the last way.
    """

    ways: tuple[Technique, ...]
    pauses: Pauses
    passes: int
    hold: int
    holds: int
    sets: int = 1

    def parts(self) -> tuple[Part, ...]:
        """One side's sets, in order; the holds end the last of them."""
        first = [Part(way, 0, way.passes.set_seconds[0], 0, 0) for way in self.ways[:-1]]
        way, settle = self.ways[-1], self.pauses.settle
        for number in range(self.sets):
            hold = self.hold if number >= self.sets - self.holds else 0
            passes = min(self.passes, way.passes.set_seconds[1] - hold)
            first.append(Part(way, 0 if number else settle, passes, hold, self.pauses.rest))
        return tuple(first)

    def seconds(self, sides: int) -> int:
        """The whole of it, with one side or with both."""
        p = self.pauses
        around = p.setup + (sides - 1) * p.switch + p.getting_up + p.aftercare
        return around + sides * sum(part.seconds for part in self.parts())


@frozen
class Part:
    """One set and what is around it, in seconds; 0 where there is none."""

    technique: Technique
    settle: int
    passes: int
    hold: int
    rest: int

    @property
    def seconds(self) -> int:
        return self.settle + self.passes + self.hold + self.rest


def least(ways: tuple[Technique, ...], hold: int, holds: int) -> Layout:
    """The shortest safe layout: one set of the last way, with short pauses."""
    where = place(ways[-1])
    return Layout(ways, LEAST[where], ways[-1].passes.set_seconds[0], hold, holds)


def grown(layout: Layout, room: int, sides: int, sets: int, passes_too: bool) -> Layout:
    """The layout with its pauses, its passes and then its sets enlarged while it fits.

    room: seconds. sets: a side's at most. passes_too: False leaves passes and sets as short as
    they are. More minutes bring more sets, never longer ones than lesson 7's.
    """
    where = place(layout.ways[-1])
    goal = USUAL[where]
    for name in ("getting_up", "rest", "setup", "switch", "settle", "aftercare"):
        more = evolve(layout.pauses, **{name: getattr(goal, name)})
        layout = _if_it_fits(layout, evolve(layout, pauses=more), room, sides)
    if not passes_too or layout.pauses != goal:
        return layout
    layout = _if_it_fits(layout, evolve(layout, passes=USUAL_PASSES[where]), room, sides)
    while layout.sets < sets - len(layout.ways) + 1 and layout.passes == USUAL_PASSES[where]:
        more_sets = evolve(layout, sets=layout.sets + 1)
        if more_sets.seconds(sides) > room:
            break
        layout = more_sets
    return layout


def _if_it_fits(now: Layout, more: Layout, room: int, sides: int) -> Layout:
    return more if more.seconds(sides) <= room else now
