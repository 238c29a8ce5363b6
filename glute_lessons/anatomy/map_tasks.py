"""What the muscle map asks: tasks drawn by a seed from what can really be seen."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from attrs import frozen

from .atlas_records import KINDS
from .panels import LAYERS
from .sightings import sights

ENOUGH_MM2 = 200.0  # how much of a thing must show before it is asked
OPTIONS = 4
MUSCLES = {"name": 4, "find": 3}
OTHERS = {"name": 3, "find": 2}


@frozen
class Task:
    """One question about a panel at a layer.

    entry: what it is about, or "" where any place of a zone will do. zone: that kind of zone, or
    "". options: what to choose from, where there is a choice.
    """

    layer: str
    entry: str = ""
    zone: str = ""
    options: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its own within a round."""
        return f"{self.entry or self.zone}@{self.layer}"


def tasks(panel: str, mode: str, seed: int, muscles: Sequence[str]) -> tuple[Task, ...]:
    """One round. mode: "name" or "find"; muscles: the entries that the course is about.

    Most tasks are about these muscles; each task is about another entry. Finding has one task for
    each kind of zone too.
    """
    draw = Random(f"{panel} {mode} {seed}")
    layers = _layers(panel)
    ours = [entry for entry in layers if entry in muscles]
    rest = [entry for entry in layers if entry not in muscles]
    asked = draw.sample(ours, min(MUSCLES[mode], len(ours)))
    asked += draw.sample(rest, min(OTHERS[mode], len(rest)))
    round_ = [_about(panel, mode, entry, draw.choice(layers[entry]), draw) for entry in asked]
    if mode == "find":
        round_ += [Task("skin", zone=kind) for kind in KINDS]
    draw.shuffle(round_)
    return tuple(round_)


def _layers(panel: str) -> dict[str, list[str]]:
    """Entry → the layers at which enough of it shows."""
    found: dict[str, list[str]] = {}
    for layer in LAYERS:
        for entry, sight in sights(panel, layer).items():
            if sight.area_mm2 >= ENOUGH_MM2:
                found.setdefault(entry, []).append(layer)
    return found


def _about(panel: str, mode: str, entry: str, layer: str, draw: Random) -> Task:
    if mode == "find":
        return Task(layer, entry)
    others = [other for other in sights(panel, layer) if other != entry]
    options = [entry, *draw.sample(others, min(OPTIONS - 1, len(others)))]
    draw.shuffle(options)
    return Task(layer, entry, options=tuple(options))
