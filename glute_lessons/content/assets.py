"""The one place that finds the files which ship with the course."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .errors import ContentError

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


def drawing(file: str, home: str, item: str, field: str = "file") -> str:
    """The text of a shipped SVG. home, item, field: where the content names the file.

    Raises ContentError where it is not there.
    """
    path = assets() / file
    if not path.is_file():
        raise ContentError(home, item, field, file, "a file in assets/")
    return _text(path)


@cache
def _text(path: Path) -> str:
    """Kept, because one drawing is in several cards of a lesson: each copy is a third of a MiB."""
    return path.read_text(encoding="utf-8")


def notebooks() -> Path | None:
    """The folder of the lessons in a checkout; None where only the package is installed."""
    place = _PACKAGE.parent / "notebooks"
    return place if place.is_dir() else None
