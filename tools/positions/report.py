"""The builder's table: contact, sinkage and joints of every drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def lines(drawing: dict[str, Any]) -> Iterator[str]:
    """A few lines for one drawing."""
    yield f"{drawing['name']} ({drawing['technique']})"
    if touched := drawing["contact"]:
        yield from _contact(touched)
    else:
        yield "  no tool touches the body"
    yield "  sunk: " + _mm(drawing["sunk_mm"])
    yield "  gave way: " + _mm(drawing["gave_way_mm"])
    yield "  off its support: " + _mm(drawing["off_support_mm"])
    tight = sorted(drawing["joints_deg"].items(), key=_spare)[:3]
    told = (f"{n} {angle:.0f}° of {low} to {high}" for n, (angle, low, high) in tight)
    yield "  nearest to a joint's end: " + "; ".join(told)


def _contact(touched: dict[str, Any]) -> Iterator[str]:
    only = ", for getting on and off only" if touched["getting_on_and_off"] else ""
    yield f"  {touched['tool']}: body gives way {touched['compression_mm']:.0f} mm{only}"
    for number, site in enumerate(touched["sites"]):
        clear = ", ".join(
            f"{mm:.0f} mm off {kind.replace('_', ' ')}" for kind, mm in site["clear_mm"].items()
        )
        counts = "counts" if number == 0 else "also"
        u, v = site["at"]
        yield (
            f"    {site['view']} ({u:.0f}, {v:.0f}), faces it {site['faces']:.2f}, {counts}:"
            f" {site['kind'] or 'no zone'}, {clear}"
        )


def _spare(entry: tuple[str, list[float]]) -> float:
    _, (angle, low, high) = entry
    return min(angle - low, high - angle)


def _mm(table: dict[str, float]) -> str:
    return ", ".join(f"{name} {mm:.1f} mm" for name, mm in table.items()) or "nothing"
