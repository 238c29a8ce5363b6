"""JupyterHub's proxy, an npm package: fetched once, each file checked against its hash."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from tools.setup.problem import Problem
from tools.site.fetch import npm, run

ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "docs" / "deploy" / "proxy"
FILES = ("package.json", "package-lock.json")
SCRIPT = Path("node_modules", "configurable-http-proxy", "bin", "configurable-http-proxy")
DONE = "fetched.json"


def digest(pins: Path = PINS) -> str:
    """Changes whenever another proxy would be fetched."""
    return hashlib.sha256(b"\0".join((pins / name).read_bytes() for name in FILES)).hexdigest()


def ensure(folder: Path) -> list[str]:
    """The command that starts the proxy, once it lies in the folder. Raises Problem."""
    node = shutil.which("node")
    if not node:
        raise Problem(
            "The hub's proxy runs in Node, and found was none on this machine: install Node 20 or "
            "later with npm and start again."
        )
    if not is_there(folder):
        fetch(folder)
    return [node, str(folder / SCRIPT)]


def is_there(folder: Path) -> bool:
    try:
        told = json.loads((folder / DONE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return told == digest() and (folder / SCRIPT).is_file()


def fetch(folder: Path) -> None:
    print("Fetching the hub's proxy.", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(PINS / name, folder / name)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev")
    run([npm(), "ci", *options], folder)
    (folder / DONE).write_text(json.dumps(digest()), encoding="utf-8")
