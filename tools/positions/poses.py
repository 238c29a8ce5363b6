"""Reads the poses: what each drawing shows, as data (poses.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import cattrs
from attrs import Factory, field, frozen
from attrs.validators import in_

FILE = Path(__file__).with_name("poses.toml")

FEET = ("flat", "kneeling", "crossed")
HANDS = ("floor", "chair", "table", "knuckles", "thumb", "thigh", "hanging")

Pair = tuple[float, float]
Triple = tuple[float, float, float]


@frozen
class Turn:
    """Degrees. lean: forward; roll: to the body's right; yaw: to its left; in this order."""

    lean: float = 0
    roll: float = 0
    yaw: float = 0


@frozen
class Root:
    """Where the pelvis is, cm, and how it is turned. settle moves it along one axis."""

    at: Triple
    turn: Turn = Turn()


@frozen
class Spine:
    """Degrees from pelvis to chest, or from chest to head. bend: forward; side: to the right."""

    bend: float = 0
    side: float = 0
    turn: float = 0


@frozen
class Foot:
    """kind: "flat" on the floor; "kneeling", its toes on the floor behind the knee; "crossed",
    the ankle on the other thigh.

    at: x, z of the ankle, cm. heading: degrees outward. knee: where it points. pitch: degrees
    the toes point down. along: how far from the
    other knee toward the hip an ankle crosses; over: how far it reaches beyond the thigh, cm.
    """

    kind: str = field(default="flat", validator=in_(FEET))
    at: Pair = (0, 0)
    heading: float = 8
    knee: Triple = (0, 1, 0.6)
    pitch: float = 0
    along: float = 5
    over: float = 5


@frozen
class Hand:
    """kind: "floor", "chair", "table" (on their tops), "knuckles", "thumb", "thigh", "hanging".

    at: x, z of the wrist; a hanging hand's is measured from the shoulder. heading: degrees
    that the fingers point outward from straight back (floor) or straight ahead (else).
    elbow: where it points. fingers, palm: where those of a hanging hand point; palm also
    that of a fist. straight: share that a fist follows the forearm and not the skin below.
    drop, back: degrees that the shoulder girdle goes down and back.
    """

    kind: str = field(validator=in_(HANDS))
    at: Triple = (0, 0, 0)
    heading: float = 0
    elbow: Triple = (0, 0, -1)
    drop: float = 0
    back: float = 0
    straight: float = 0.7
    fingers: Triple = (0, -1, 0.2)
    palm: Triple = (-1, 0, 0)


@frozen
class Contact:
    """Where the tool meets the body: u, v in mm in a view of the atlas, right side.

    tool: "ball", "roller" or "hand". rests: "floor" or "wall". compression: cm that the body
    gives way there. turn: degrees that a roller lies turned to the body's left.
    """

    tool: str = field(validator=in_(("ball", "roller", "hand")))
    at: Pair
    compression: float
    view: str = "posterior"
    rests: str = field(default="floor", validator=in_(("floor", "wall")))
    turn: float = 0


@frozen
class Settle:
    """Moves the root up or down until a part of the body rests at a level, cm. part: "seat",
    "knee" or "right knee". compression: cm that its flesh gives way."""

    part: str
    level: float
    compression: float


@frozen
class Furniture:
    """at: x, z of the middle of its top; heading: degrees that it is turned to its left."""

    at: Pair
    heading: float = 0


@frozen
class Arrow:
    """kind: "move", "lean", "breathe", "press". near: a place that marks.py knows; start, end:
    steps from it, cm, in the room's frame, but in the chest's near the chest, and turned with
    the roller near the tool."""

    kind: str
    near: str
    start: Triple
    end: Triple
    both_ways: bool = False


@frozen
class Pose:
    """One drawing. technique: id in the course's content. getting_on_and_off: the contact may
    lie outside the press zone, for a moment only. camera: azimuth (0 front, -90 the person's
    right) and elevation."""

    technique: str
    camera: Pair
    root: Root
    foot: dict[str, Foot]
    hand: dict[str, Hand]
    getting_on_and_off: bool = False
    spine: Spine = Spine()
    neck: Spine = Spine()
    contact: Contact | None = None
    settle: Settle | None = None
    chair: Furniture | None = None
    table: Furniture | None = None
    mat: tuple[float, float, float, float] = (-40, 40, -60, 60)
    magnifier: float | None = None
    arrows: tuple[Arrow, ...] = Factory(tuple)


def load(path: Path = FILE) -> dict[str, Pose]:
    """Every pose by name. Raises ValueError, which names the pose and the field."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _pose(path, name, entry) for name, entry in raw.items()}


def _pose(path: Path, name: str, entry: dict[str, Any]) -> Pose:
    converter = cattrs.Converter(forbid_extra_keys=True)
    try:
        return converter.structure(entry, Pose)
    except cattrs.BaseValidationError as faults:
        told = "; ".join(cattrs.transform_error(faults))
        raise ValueError(f"{path.name}, {name}: {told}.") from faults
