"""The site as one zip that carries its own server, for use from a stick."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

SERVER = Path(__file__).with_name("serve.py")
FOLDER = "glute-lessons"
WHEN = (2026, 1, 1, 0, 0, 0)  # the same site gives the same zip
READ_ME = """\
Glute Lessons, to run from this folder.

1. You need Python 3.8 or later, and a browser of these years.
2. Unpack the whole zip first.
3. In a terminal, in this folder:    python3 serve.py      (on Windows:  py serve.py)
4. Your browser opens the lessons. To stop, press Ctrl+C in the terminal.

Your progress stays in the browser of the computer that you use, under the address that serve.py
tells. It takes the same one each time unless another program has it.
"""


def pack(site: Path, target: Path) -> Path:
    """Writes the zip, whole or not at all; returns its path."""
    part = target.with_name(target.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            add(archive, path.relative_to(site).as_posix(), path.read_bytes())
        add(archive, SERVER.name, SERVER.read_bytes())
        add(archive, "READ ME.txt", READ_ME.encode())
    os.replace(part, target)
    return target


def add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    item = zipfile.ZipInfo(f"{FOLDER}/{name}", WHEN)
    item.compress_type = zipfile.ZIP_DEFLATED
    item.external_attr = 0o644 << 16
    archive.writestr(item, data)
