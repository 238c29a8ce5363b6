"""Draws the pictures into assets/.

python tools/pictures            writes all (python -m tools.pictures does the same)
python tools/pictures --check    writes nothing; exit 1 when a file is not what would be drawn
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if not __package__:  # started as a folder: the packages below the root must be found
    sys.path.insert(0, str(ROOT))

from tools.pictures.drawings import DRAWINGS, drawn

ASSETS = ROOT / "assets"


def write(folder: Path) -> None:
    """Draws every picture into a folder of assets."""
    for file in DRAWINGS:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn(file), encoding="utf-8", newline="\n")
        print(f"{file}: {path.stat().st_size / 1000:.0f} kB")


def faults(folder: Path) -> list[str]:
    """One line for each file that is missing, differs or has no drawing."""
    found = []
    for file in DRAWINGS:
        path = folder / file
        if not path.is_file():
            found.append(f"{file}: missing")
        elif path.read_bytes() != drawn(file).encode():
            found.append(f"{file}: not what tools/pictures draws")
    known = {folder / file for file in DRAWINGS}
    for kind in ("plates", "positions", "diagrams"):
        for path in sorted((folder / kind).glob("*.svg")):
            if path not in known:
                found.append(f"{kind}/{path.name}: no drawing makes it")
    return found


def main() -> int:
    """The command. Returns its exit code."""
    parser = argparse.ArgumentParser(prog="tools/pictures", description="Draws the pictures.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if not parser.parse_args().check:
        write(ASSETS)
        return 0
    found = faults(ASSETS)
    print("\n".join(found) if found else f"{len(DRAWINGS)} pictures are as drawn")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
