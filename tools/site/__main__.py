"""python -m tools.site [--output FOLDER] [--cache FOLDER] [--no-zip]: builds the course as a site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.setup.problem import Problem
from tools.site import building, fetch, packing, pages, pins, scan

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
CACHE = "GLUTE_LESSONS_SITE_CACHE"


def options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.site", allow_abbrev=False)
    parser.add_argument("--output", type=Path, default=BUILD / "site", help="where the site goes")
    cache = Path(os.environ.get(CACHE) or BUILD / "site-cache")
    parser.add_argument("--cache", type=Path, default=cache, help="where fetched files are kept")
    parser.add_argument("--no-zip", action="store_true", help="make no zip of the site")
    return parser.parse_args(arguments)


def make(site: Path, cache: Path) -> int:
    """Builds the site and looks through it; its bytes. Raises Problem."""
    from glute_lessons import __version__
    from glute_lessons.content import load

    needed = pins.read()
    fetch.fetch(needed, cache)
    work = site.with_name(f"{site.name}-work")
    building.build(ROOT, needed, cache, work, site)
    pages.put(site, tuple(load().lessons.values()), __version__, building.STORAGE)
    scan.check(site)
    return scan.size(site)


def main(arguments: Sequence[str]) -> int:
    told = options(arguments)
    try:
        size = make(told.output.absolute(), told.cache.absolute())
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"The site is in {told.output}: {size / 2**20:.1f} MiB, and it asks no other host.")
    if not told.no_zip:
        zipped = packing.pack(told.output, told.output.with_name("glute-lessons-site.zip"))
        print(f"For a stick: {zipped}, {zipped.stat().st_size / 2**20:.1f} MiB.")
    print("Any web server can give it out, over HTTPS or on localhost.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
