"""The model beside every measured value that it can meet: one value was fitted, the rest predicted.

No pressure or force under a ball or roller was ever measured on the buttock, as far as we found
(ME-07), so nothing here shows that the model is right there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

from .bands import Band, exactly, two_figures
from .body import seat_share
from .contact import plane_modulus, sphere
from .measured import MEASURED, OF_WEIGHT, Measured
from .posture import THIGH_PART
from .pressing import TISSUE_KPA, TISSUE_POISSON, press
from .propped import MIDDLE_OF_CALF, MIDDLE_OF_THIGH, roller_share
from .tools import TOOLS

THIGH_CONTACT_MM = 140.0  # ME-26: 12 to 16 cm
SOFT_FORCE_N, RIGID_FORCE_N = 229.0, 244.0  # ME-02
SITTING_WEIGHT_N = 678.0  # ME-38
SIDE_SHARE = Band(0.30, 0.375, 0.45)  # ME-41, of body weight on one buttock
BUTTOCK_RADIUS_MM = Band(66.0, 79.0, 92.0)  # AN-33, as in ME-41

HEADINGS = ("What", "Where", "Evidence", "Measured", "Model", "Ratio", "Use", "In the band", "Why")


@frozen
class Comparison:
    """A measured value and the model's, in the same unit."""

    measured: Measured
    model: Band

    @property
    def ratio(self) -> float:
        """Model over measured."""
        return self.model.middle / self.measured.value

    @property
    def model_said(self) -> str:
        """The model's band in words, parts of body weight in percent as the evidence has them."""
        if self.measured.unit == OF_WEIGHT:
            return self.model.times(100).said(f"% {OF_WEIGHT}")
        return self.model.said(self.measured.unit)

    @property
    def inside(self) -> bool:
        """True when the measured value lies in the model's band."""
        return self.model.holds(self.measured.value)


def comparisons() -> tuple[Comparison, ...]:
    """All of them, in the order of MEASURED."""
    return tuple(Comparison(each, _MODELS[each.id]()) for each in MEASURED)


def as_rows() -> tuple[tuple[str, ...], ...]:
    """The table as plain text, a cell for each of HEADINGS; two figures at most for the model."""
    return tuple(_row(each) for each in comparisons())


def _row(each: Comparison) -> tuple[str, ...]:
    found = each.measured
    return (
        found.what,
        found.where,
        ", ".join(found.evidence),
        found.said,
        each.model_said,
        two_figures(each.ratio),
        found.use,
        "yes" if each.inside else "no",
        found.why,
    )


def _roller(tool: str, force_n: float) -> Band:
    """Mean kPa under a roller that a force of a trial presses on the thigh."""
    done = press(TOOLS[tool], exactly(force_n), contact_length_mm=THIGH_CONTACT_MM)
    assert done.mean_kpa is not None  # a roller's strip stays far below its radius at these forces
    return done.mean_kpa


def _sitting(peak: bool) -> Band:
    """kPa under a buttock on a hard flat seat: the lowest and the highest of all the ranges."""
    low = _buttock(SIDE_SHARE.low, BUTTOCK_RADIUS_MM.high, TISSUE_KPA.low)
    middle = _buttock(SIDE_SHARE.middle, BUTTOCK_RADIUS_MM.middle, TISSUE_KPA.default)
    high = _buttock(SIDE_SHARE.high, BUTTOCK_RADIUS_MM.low, TISSUE_KPA.high)
    return Band(low, middle, high).times(1.5 if peak else 1.0)


def _buttock(share: float, radius_mm: float, modulus_kpa: float) -> float:
    modulus = plane_modulus(modulus_kpa * 1000, TISSUE_POISSON)
    return sphere(share * SITTING_WEIGHT_N, radius_mm / 1000, modulus).mean_pa / 1000


_MODELS: Mapping[str, Callable[[], Band]] = {
    "curran_soft": lambda: _roller("foam_roller_soft", SOFT_FORCE_N),
    "curran_rigid": lambda: _roller("foam_roller_firm", RIGID_FORCE_N),
    "baumgart_calf": lambda: roller_share(MIDDLE_OF_CALF),
    "baumgart_thigh": lambda: roller_share(MIDDLE_OF_THIGH),
    "sitting_load": lambda: seat_share(THIGH_PART),
    "sitting_peak": lambda: _sitting(peak=True),
    "sitting_mean": lambda: _sitting(peak=False),
}
