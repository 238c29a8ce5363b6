"""Hertz's formulas against a contact solved from nothing but elasticity, to 2 %.

The half-space is cut into rings (ball) or strips (roller) of even pressure. What each does to the
surface elsewhere is Boussinesq's or Flamant's solution, integrated over it. Those that would pull
are let go, until none pulls and none that was let go digs in. Nothing here knows Hertz.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from glute_lessons.mechanics.contact import cylinder, sphere

CELLS = 480


def elliptic(m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Complete elliptic integrals K(m), E(m), by the arithmetic-geometric mean."""
    a, b, c = np.ones_like(m), np.sqrt(1 - m), np.sqrt(m)
    total, power = 0.5 * c**2, 0.5
    for _ in range(40):
        a, b, c = (a + b) / 2, np.sqrt(a * b), (a - b) / 2
        power *= 2
        total = total + power * c**2
    k = math.pi / (2 * a)
    return k, k * (1 - total)


def under_disc(r: np.ndarray, edge: np.ndarray) -> np.ndarray:
    """Sinking at r for unit pressure on a disc and unit E*: Boussinesq over the disc."""
    inside = r < edge
    m = np.where(inside, r / np.maximum(edge, 1e-300), edge / r) ** 2
    k, e = elliptic(np.clip(m, 0, 1 - 1e-12))
    near = 4 * edge / math.pi * e
    far = 4 * r / math.pi * (e - (1 - m) * k)
    return np.where(inside, near, far)


def settle(influence: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Pressures that sink the surface to wanted where they press, and nowhere pull."""
    pressing = wanted > 0
    for _ in range(400):
        pressure = np.zeros(len(wanted))
        pressure[pressing] = np.linalg.solve(
            influence[np.ix_(pressing, pressing)], wanted[pressing]
        )
        pulling = pressure < 0
        digging = ~pressing & (wanted - influence @ pressure > 1e-9 * abs(wanted).max())
        if not pulling.any() and not digging.any():
            return pressure
        pressing = (pressing & ~pulling) | digging
    raise AssertionError("the contact did not settle")


def ball(sink_m: float, radius_m: float, modulus_pa: float) -> tuple[float, float, float]:
    """Force, radius of the patch and peak pressure for a ball that has sunk in by sink_m."""
    edges = np.linspace(0, math.sqrt(2 * sink_m * radius_m), CELLS + 1)  # where it cuts the flat
    r = (edges[1:] + edges[:-1]) / 2
    discs = under_disc(r[:, None], edges[None, :])
    pressure = settle((discs[:, 1:] - discs[:, :-1]) / modulus_pa, sink_m - r**2 / (2 * radius_m))
    force = float(pressure @ (math.pi * (edges[1:] ** 2 - edges[:-1] ** 2)))
    return force, float(edges[1:][pressure > 0].max()), float(pressure.max())


def roller(
    sink_m: float, radius_m: float, length_m: float, modulus_pa: float
) -> tuple[float, float, float]:
    """Force, half-width and peak; sink_m is counted from the surface 0.1 m to the side."""
    half, side = 0.06, 0.1
    edges = np.linspace(-half, half, CELLS + 1)
    x = (edges[1:] + edges[:-1]) / 2

    def reach(at: np.ndarray) -> np.ndarray:
        """Flamant over a strip: −2/(πE*)·∫ ln|x − s| ds, with unit E*."""
        d = at[:, None] - edges[None, :]
        anti = d * np.log(np.abs(d))
        return -2 / math.pi * (anti[:, :-1] - anti[:, 1:])

    influence = (reach(x) - reach(np.array([side]))) / modulus_pa
    pressure = settle(influence, sink_m - x**2 / (2 * radius_m))
    force = float(pressure @ np.diff(edges)) * length_m
    return force, float(edges[1:][pressure > 0].max()), float(pressure.max())


@pytest.mark.parametrize("modulus_pa", [8e4, 2.5e5, 6e5])
@pytest.mark.parametrize(("radius_m", "sink_m"), [(0.0319, 0.004), (0.0319, 0.012), (0.06, 0.008)])
def test_a_ball(radius_m: float, sink_m: float, modulus_pa: float) -> None:
    force, patch, peak = ball(sink_m, radius_m, modulus_pa)
    hertz = sphere(force, radius_m, modulus_pa)
    assert hertz.indentation_m == pytest.approx(sink_m, rel=0.02)
    assert hertz.half_width_m == pytest.approx(patch, rel=0.02)
    assert hertz.peak_pa == pytest.approx(peak, rel=0.02)
    assert hertz.mean_pa == pytest.approx(force / (math.pi * patch**2), rel=0.02)


@pytest.mark.parametrize("modulus_pa", [8e4, 2.5e5, 6e5])
@pytest.mark.parametrize("sink_m", [0.008, 0.02])
def test_a_roller(sink_m: float, modulus_pa: float) -> None:
    force, patch, peak = roller(sink_m, 0.075, 0.15, modulus_pa)
    hertz = cylinder(force, 0.075, 0.15, modulus_pa)
    assert hertz.half_width_m == pytest.approx(patch, rel=0.02)
    assert hertz.peak_pa == pytest.approx(peak, rel=0.02)
    assert hertz.mean_pa == pytest.approx(force / (2 * patch * 0.15), rel=0.02)
