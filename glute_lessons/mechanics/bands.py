"""A figure that is not exact: low, middle, high. And how any figure of this room is shown."""

from __future__ import annotations

import math

from attrs import frozen


@frozen
class Band:
    """An estimate with its range, in the unit that the field's name says: low ≤ middle ≤ high."""

    low: float
    middle: float
    high: float

    def times(self, factor: float) -> Band:
        """Each of the three times a factor that is not negative."""
        return Band(self.low * factor, self.middle * factor, self.high * factor)

    def holds(self, value: float) -> bool:
        """True when the value lies in the band, its ends included."""
        return self.low <= value <= self.high

    def said(self, unit: str = "") -> str:
        """Such as "89 (45 to 160) kPa": two figures at most."""
        low, middle, high = (two_figures(each) for each in (self.low, self.middle, self.high))
        return f"{middle} ({low} to {high}) {unit}".strip()


def exactly(value: float) -> Band:
    """A band of no width."""
    return Band(value, value, value)


def two_figures(value: float) -> str:
    """The value with two significant figures at most, never as a power of ten (ME-40).

    0.194 → "0.19", 33.4 → "33", 1234 → "1200", 0 → "0". Raises ValueError for NaN and infinity.
    """
    if not math.isfinite(value):
        raise ValueError(f"value: found {value}; allowed is a finite number")
    if value == 0:
        return "0"
    places = 1 - math.floor(math.log10(abs(value)))
    rounded = round(value, places)
    text = f"{rounded:.{max(places, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
