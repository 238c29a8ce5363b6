"""Where content holds the answer to a question: one short path, read here and nowhere else.

techniques.foam_rolling.hold.max_seconds    a value; of a pair "20-30", or its .low or .high
landmarks[zone=never_press]                 the ids of all records with that value
techniques.foam_rolling.steps               ids in their order
tools.firmness                              a shelf's ids in the order of that field
verdicts                                    the four, from go on to get help now
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import fields, has

from .errors import FieldFault
from .records import MUSCLE_LAYERS, VERDICTS

if TYPE_CHECKING:
    from .library import Library

SHELVES = (
    "feelings",
    "landmarks",
    "muscles",
    "neighbours",
    "outcomes",
    "screening",
    "sensations",
    "situations",
    "techniques",
    "tools",
    "verdicts",
)
_CHOSEN = re.compile(r"(\w+)\[(\w+)=(\w+)\]")
_PAIR_ENDS = {"low": 0, "high": -1}


def named_by(key: str, library: Library) -> tuple[str, ...]:
    """The ids or values a key stands for, in their order. Raises FieldFault for no such place."""
    if key == "verdicts":
        return VERDICTS
    if chosen := _CHOSEN.fullmatch(key):
        shelf, name, wanted = chosen.groups()
        entries = _shelf(shelf, key, library).items()
        return tuple(item for item, entry in entries if str(_field(entry, name, key)) == wanted)
    if sorting := _sorting(key, library):
        return tuple(item for item, _ in sorted(sorting.items(), key=lambda pair: pair[1]))
    return _as_names(_value(key, library))


def ranks(key: str, library: Library) -> dict[str, int | float]:
    """Each id that a key puts in order, with its rank; two of one rank have no order."""
    if sorting := _sorting(key, library):
        return sorting
    return {name: place for place, name in enumerate(named_by(key, library))}


def span_of(key: str, library: Library) -> tuple[float, float]:
    """The lowest and the highest number a key stands for. Raises FieldFault when it is none."""
    value = _value(key, library)
    ends = value if isinstance(value, tuple) and len(value) == 2 else (value, value)
    if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in ends):
        raise FieldFault("key", key, "a place that holds a number or a pair of numbers")
    return float(ends[0]), float(ends[1])


def _sorting(key: str, library: Library) -> dict[str, int | float] | None:
    """Id → rank for a key such as tools.firmness; None for any other key."""
    shelf, _, name = key.partition(".")
    if shelf not in SHELVES or not name or "." in name or name in getattr(library, shelf):
        return None
    entries = _shelf(shelf, key, library).items()
    return {item: _rank(_field(entry, name, key), key) for item, entry in entries}


def _rank(value: Any, key: str) -> int | float:
    if value in MUSCLE_LAYERS:
        return MUSCLE_LAYERS.index(value)
    if isinstance(value, int | float):
        return value
    raise FieldFault("key", key, "a field that puts records in an order")


def _value(key: str, library: Library) -> Any:
    shelf, *path = key.split(".")
    value: Any = library.dose if shelf == "dose" else _shelf(shelf, key, library)
    for name in path:
        value = _step(value, name, key)
    if has(type(value)) or not path:
        raise FieldFault("key", key, "a path that ends in a field")
    return value


def _step(value: Any, name: str, key: str) -> Any:
    if isinstance(value, tuple) and name in _PAIR_ENDS:
        return value[_PAIR_ENDS[name]]
    if hasattr(value, "keys"):
        if name not in value:
            raise FieldFault("key", key, f"an id there is, not {name}")
        return value[name]
    return _field(value, name, key)


def _field(entry: Any, name: str, key: str) -> Any:
    known = [field.name for field in fields(type(entry))] if has(type(entry)) else []
    if name not in known:
        raise FieldFault("key", key, "a field there is: " + ", ".join(known))
    return getattr(entry, name)


def _shelf(name: str, key: str, library: Library) -> Any:
    if name not in SHELVES:
        raise FieldFault("key", key, "a path that starts with dose or one of " + ", ".join(SHELVES))
    return getattr(library, name)


def _as_names(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple) and value and isinstance(value[0], int | float):
        return ("-".join(map(str, value)),)
    if isinstance(value, tuple):
        return tuple(entry if isinstance(entry, str) else entry.id for entry in value)
    return (str(value),)
