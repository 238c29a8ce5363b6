"""The one place that finds the files which ship with the course."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def assets() -> Path:
    """The folder of shipped pictures and data, in a wheel or in a checkout.

    Raises FileNotFoundError with one sentence when neither place holds it.
    """
    places = (_PACKAGE / "_assets", _PACKAGE.parent / "assets")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"The course's pictures were looked for in {places[0]} and {places[1]} and found in"
        " neither: install the course again."
    )


def notebooks() -> Path | None:
    """The folder of the lessons in a checkout; None where only the package is installed."""
    place = _PACKAGE.parent / "notebooks"
    return place if place.is_dir() else None
