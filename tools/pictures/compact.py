"""SVG path data made small: one decimal, each command relative to the last point."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"([MLQCz])([^MLQCz]*)")
_PER_STEP = {"M": 2, "L": 2, "Q": 4, "C": 6}


def compact(shape: str) -> str:
    """The same path within a twentieth of a unit. shape: matplotlib's M, L, Q, C and z commands.

    Numbers are rounded before they are subtracted, so that errors cannot add up.
    """
    return "".join(_commands(shape))


def _commands(shape: str) -> Iterator[str]:
    here = start = (0, 0)
    last = ""
    for letter, numbers in _PART.findall(shape):
        if letter == "z":
            here, last = start, "z"
            yield "z"
            continue
        tenths = [round(float(number) * 10) for number in numbers.split()]
        assert len(tenths) == _PER_STEP[letter], f"an unknown path command: {letter} {numbers}"
        if letter == "M":
            yield "M" + _joined(tenths)
            start = (tenths[0], tenths[1])
        else:
            moved = [value - here[at % 2] for at, value in enumerate(tenths)]
            yield _spaced(letter.lower(), _joined(moved), last)
        here, last = (tenths[-2], tenths[-1]), letter.lower()


def _spaced(letter: str, numbers: str, last: str) -> str:
    """The command's letter is left out where the last command had the same."""
    if letter != last:
        return letter + numbers
    return numbers if numbers.startswith("-") else " " + numbers


def _joined(tenths: list[int]) -> str:
    text = ""
    for value in tenths:
        number = _said(value)
        text += number if not text or number.startswith("-") else " " + number
    return text


def _said(tenths: int) -> str:
    """Tenths as a decimal without spare zeros: 5 → .5, -20 → -2."""
    sign, whole, rest = "-" if tenths < 0 else "", abs(tenths) // 10, abs(tenths) % 10
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"
