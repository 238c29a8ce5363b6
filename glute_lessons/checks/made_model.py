"""The made cell that sets the pressure model beside what was measured."""

from __future__ import annotations

from glute_lessons.content import Library
from glute_lessons.mechanics.bands import two_figures
from glute_lessons.mechanics.comparisons import Comparison, comparisons

from .lessons import LessonText
from .markdown import plain


def model(library: Library, lesson: LessonText, _: str) -> str:
    """How many predictions lie in the model's band, and each measured value with the model's."""
    found = comparisons()
    predicted = [each for each in found if each.measured.use == "predicted"]
    inside = sum(each.inside for each in predicted)
    counted = (
        f"{len(found) - len(predicted)} value was used to set the model up."
        f" Of {len(predicted)} predictions, {inside} lie in the model's band."
    )
    return "\n".join([counted, "", *map(_line, found)])


def _line(each: Comparison) -> str:
    found = each.measured
    inside = "in the band" if each.inside else "**outside the band**"
    return (
        f"- **{plain(found.what)}, {plain(found.where)}:** measured {plain(found.said)};"
        f" model {each.model_said}. Ratio {two_figures(each.ratio)}, {found.use},"
        f" {inside}. {plain(found.why)} [{', '.join(found.evidence)}]"
    )
