"""States of the explorers' pictures: every tool, posture and body, and what the model cannot say."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from matplotlib.patches import PathPatch

from glute_lessons.mechanics import (
    POSTURES,
    TOOLS,
    Estimate,
    estimate,
    force_n,
)
from glute_lessons.mechanics.pictures import Bar, LeanPicture, OrderPicture, SectionPicture
from glute_lessons.progress.picture_svg import element

Picture = SectionPicture | OrderPicture | LeanPicture
PAIRS = [(tool, posture.id) for posture in POSTURES.values() for tool in posture.tools]
MASSES, LEANS = (45, 70, 130), (0, 1, 5, 10, 20, 30)
CASES = [
    *((tool, posture, {"body_mass_kg": mass}) for tool, posture in PAIRS for mass in MASSES),
    *(("tennis_ball", "ball_on_wall", {"lean_deg": lean}) for lean in LEANS),
    *(("massage_ball", "ball_on_wall", {"radius_mm": size, "lean_deg": 3}) for size in (25, 60)),
    ("massage_ball", "ball_on_floor", {"radius_mm": 60, "modulus_kpa": 450}),
    ("foam_roller_soft", "roller_figure_four", {"body_mass_kg": 130, "modulus_kpa": 60}),
]
BAND = ("foam_roller_firm", "roller_leaning", {})
ROUGH = ("tennis_ball", "ball_on_wall", {})
FORCE_ONLY = ("lacrosse_ball", "ball_on_floor_figure_four", {"body_mass_kg": 130})
HANDS = ("hands", "hands", {})
NO_FORCE = ("tennis_ball", "ball_on_wall", {"lean_deg": 0})


def found(case: tuple[str, str, dict[str, float]]) -> Estimate:
    tool, posture, arguments = case
    return estimate(tool, posture, **arguments)


def forces(mass: float, chosen: str = "ball_on_wall") -> list[Bar]:
    return [
        Bar(each.name, force_n(each.id, mass), "band", each.id == chosen, "N")
        for each in POSTURES.values()
    ]


def pressures(posture: str, mass: float) -> list[Bar]:
    made = [estimate(tool, posture, mass).press for tool in POSTURES[posture].tools]
    return [
        Bar(TOOLS[press.tool].name, press.mean_kpa, press.quality, at == 0, "kPa")
        for at, press in enumerate(made)
    ]


def leaning(mass: float, lean: float, tool: str = "tennis_ball", grip: float = 0.0) -> tuple:
    curve = [
        (at, force_n("ball_on_wall", mass, lean_deg=at, wall_friction=grip))
        for at in range(0, 31, 2)
    ]
    own = estimate(tool, "ball_on_wall", mass, lean_deg=lean, wall_friction=grip)
    return own, lean, force_n("ball_on_floor", mass), curve


STATES: list[tuple[type[Picture], tuple]] = [
    *((SectionPicture, (found(case),)) for case in CASES),
    *((OrderPicture, (forces(mass, chosen),)) for mass in MASSES for chosen in POSTURES),
    *((OrderPicture, (pressures(posture, mass),)) for posture in POSTURES for mass in MASSES),
    *((LeanPicture, leaning(mass, lean)) for mass in MASSES for lean in LEANS),
    (LeanPicture, leaning(70, 30, "massage_ball", 1.0)),
]


def svg(picture: Picture, label: str = "") -> str:
    return ET.tostring(element(picture.figure, label), encoding="unicode")


def ends(patch: PathPatch) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape on the drawing."""
    points = patch.get_path().vertices
    return (*points.min(axis=0), *points.max(axis=0))


def section(case: tuple[str, str, dict[str, float]]) -> SectionPicture:
    picture = SectionPicture()
    picture.show(found(case))
    return picture
