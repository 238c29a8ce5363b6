"""What an explorer works out from its controls: an estimate, and what stands beside it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from attrs import asdict, evolve, fields, frozen

from .bands import Band
from .estimating import Estimate, estimate
from .orders import FORCE_ORDERS
from .posture import POSTURES, SMALL_LEAN_DEG, Posture, force_n
from .pressing import Press, press
from .ranges import RANGES
from .tools import TOOLS, Tool, tool

WALL, FLOOR = "ball_on_wall", "ball_on_floor"
BesideFloor = Literal["below", "level", "above"]


@frozen
class Setting:
    """What the controls say; units as in ranges.RANGES. Checked only where it is used."""

    tool: str = "tennis_ball"
    posture: str = WALL
    body_mass_kg: float = RANGES["body_mass_kg"].default
    lean_deg: float = RANGES["lean_deg"].default
    wall_friction: float = RANGES["wall_friction"].default
    hand_share: float = RANGES["hand_share"].default
    modulus_kpa: float = RANGES["modulus_kpa"].default
    radius_mm: float = RANGES["radius_mm"].default


@frozen
class Place:
    """A posture in the order of force. close: the order of it and the chosen one is not sure."""

    posture: Posture
    force_n: Band
    chosen: bool
    close: bool = False


@frozen
class Beside:
    """A tool with the force of the chosen one."""

    tool: Tool
    press: Press
    chosen: bool


def from_page(form: Mapping[str, Any]) -> Setting:
    """The setting that a page means, not checked; what it leaves out is as at the start."""
    known = [each.name for each in fields(Setting)]
    return Setting(**{name: form[name] for name in known if name in form})


def estimated(setting: Setting) -> Estimate:
    """The model's answer. Raises FieldFault for a setting that cannot be."""
    return estimate(**asdict(setting))


def going_with(tool_id: str) -> tuple[Posture, ...]:
    """The postures that the tool goes with, the gentlest first. Raises FieldFault."""
    chosen = tool(tool_id)
    return tuple(each for each in POSTURES.values() if chosen.id in each.tools)


def fitted(setting: Setting) -> Setting:
    """The setting with a posture that goes with its tool: the gentlest, where it had another."""
    own = going_with(setting.tool)
    kept = setting.posture in [each.id for each in own]
    return setting if kept else evolve(setting, posture=own[0].id)


def used(setting: Setting) -> tuple[str, ...]:
    """The numbers that change something for this tool in this posture, body mass first."""
    chosen = tool(setting.tool)
    own = POSTURES[setting.posture].uses
    sized = ("radius_mm",) if chosen.sizes else ()
    firm = () if chosen.radius_mm is None else ("modulus_kpa",)
    return ("body_mass_kg", *(name for name in own if name != "foot_share"), *sized, *firm)


def force_in(posture: str, setting: Setting) -> Band:
    """The force in N that this body, hands and lean would give in a posture."""
    return force_n(
        posture,
        setting.body_mass_kg,
        lean_deg=setting.lean_deg,
        wall_friction=setting.wall_friction,
        hand_share=setting.hand_share,
    )


def places(setting: Setting) -> tuple[Place, ...]:
    """All postures for this body, from the gentlest force to the strongest, by their middles."""
    own = force_in(setting.posture, setting)
    found = [
        Place(each, force, each.id == setting.posture, _close(each.id, force, setting, own))
        for each in POSTURES.values()
        for force in [force_in(each.id, setting)]
    ]
    return tuple(sorted(found, key=lambda place: place.force_n.middle))


def _close(id: str, force: Band, setting: Setting, own: Band) -> bool:
    """True where the ranges overlap and no chain of the model says which comes first."""
    overlap = force.low <= own.high and own.low <= force.high
    pair = {id, setting.posture}
    deep = WALL in pair and setting.lean_deg > SMALL_LEAN_DEG
    sure = not deep and any(pair <= set(chain) for chain in FORCE_ORDERS)
    return len(pair) == 2 and overlap and not sure


def at_this_force(setting: Setting) -> tuple[Beside, ...]:
    """The tools with the force of the chosen one: those with a number from small to large, then
    the others. Your hands are among them only when they are the chosen tool."""
    force = force_in(setting.posture, setting)
    found = [
        Beside(each, _pressed(each, force, setting), each.id == setting.tool)
        for each in TOOLS.values()
        if each.radius_mm is not None or each.id == setting.tool
    ]
    return tuple(sorted(found, key=_mean))


def _pressed(each: Tool, force: Band, setting: Setting) -> Press:
    radius = setting.radius_mm if each.sizes else None
    return press(each, force, modulus_kpa=setting.modulus_kpa, radius_mm=radius)


def _mean(beside: Beside) -> float:
    mean = beside.press.mean_kpa
    return float("inf") if mean is None else mean.middle


def by_lean(setting: Setting) -> tuple[tuple[float, Band], ...]:
    """The force in N at the wall for each whole degree of lean that is allowed."""
    lean = RANGES["lean_deg"]
    degrees = range(int(lean.low), int(lean.high) + 1)
    return tuple((float(each), force_in(WALL, evolve(setting, lean_deg=each))) for each in degrees)


def beside_floor(setting: Setting) -> BesideFloor:
    """Whether the wall at this lean presses less than the ball on the floor would, by the ranges."""
    wall, floor = force_in(WALL, setting), force_in(FLOOR, setting)
    if wall.high < floor.low:
        return "below"
    return "level" if wall.low <= floor.high else "above"


def reaches_floor_at(curve: Sequence[tuple[float, Band]], floor: Band) -> float | None:
    """The first lean, in degrees, at which the wall may be as strong as the floor; None: never."""
    return next((lean for lean, force in curve if force.high >= floor.low), None)
