"""`python -m tools.atlas.path_check MYO_SIM`: the atlas against muscle paths of another body.

MYO_SIM: the wheel of `myo-sim` (0.2.4; pip download --no-deps myo-sim), or a folder that holds it.
Prints by muscle how the hull of its paths overlaps with the atlas's outline from behind: shared
area by the area of both together (IoU). Needs numpy, from the extra `atlas`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glute_lessons.anatomy.atlas import load_atlas

if TYPE_CHECKING:
    from .path_overlap import Overlap


def main(arguments: list[str] | None = None) -> int:
    """0 when the table is printed, 1 when something is missing or not as known."""
    parser = argparse.ArgumentParser(prog="python -m tools.atlas.path_check", description=__doc__)
    parser.add_argument("myo_sim", type=Path, help="the wheel of `myo-sim`, or its folder")
    asked = parser.parse_args(arguments)
    try:
        from .muscle_paths import read
        from .path_overlap import measure

        print(table(measure(read(asked.myo_sim), load_atlas())))
    except ModuleNotFoundError as missing:
        return _told(f'{missing.name} is missing: install the extra, pip install -e ".[atlas]".')
    except (FileNotFoundError, ValueError) as fault:
        return _told(str(fault))
    return 0


def table(found: Overlap) -> str:
    """The figures, as lines of text."""
    apart = ", ".join(f"{name} {mm:.1f}" for name, mm in found.residuals.items())
    fitted = f"Scale {found.placed.scale:.3f}, residual {found.rms:.1f} mm (rms): {apart}"
    rows = (
        f"{name:<16} {iou:>8.3f} {found.lines[name]:>8.3f}" for name, iou in found.bundles.items()
    )
    return "\n".join((fitted, f"{'IoU':<16} {'bundles':>8} {'lines':>8}", *rows))


def _told(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
