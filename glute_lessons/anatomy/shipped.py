"""How computed outlines ship: JSON files of whole numbers, each point as a step from the last."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

from .geometry import Area, Line

T = TypeVar("T")
DAMAGE = (AttributeError, LookupError, TypeError, ValueError)


def line(steps: list[int], per_unit: int) -> Line:
    """Points from a flat list of steps. per_unit: how many of its numbers make one unit."""
    us, vs = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((u / per_unit, v / per_unit) for u, v in zip(us, vs, strict=True))


def area(raw: list[list[list[int]]], per_unit: int) -> Area:
    """Polygons, each its outer ring and its holes, from lists of steps."""
    return tuple(tuple(line(ring, per_unit) for ring in polygon) for polygon in raw)


def read(path: Path, what: str, rebuild: str, make: Callable[[dict[str, Any]], T]) -> T:
    """A shipped file as a record. what: its name in a sentence; rebuild: the command that makes it.

    Raises FileNotFoundError or ValueError, which name the file and that command.
    """
    try:
        return make(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise FileNotFoundError(f"{what} {path} is missing; rebuild it with {rebuild}.") from None
    except DAMAGE as fault:
        raise ValueError(
            f"{what} {path} is damaged ({type(fault).__name__}: {fault}); rebuild it with {rebuild}."
        ) from fault
