"""A Chromium for the browser tests: the one found, else Debian's, else Playwright's own."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools.setup.environment import clean
from tools.setup.problem import Problem

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
WINDOWS = (
    "Chromium\\Application\\chrome.exe",
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def usual_places(system: str, environ: Mapping[str, str]) -> list[str]:
    """Where a browser lies that is not on the PATH. system: as platform.system() names it."""
    if system == "Darwin":
        return [
            f"{base}/Applications/{app}" for base in ("", environ.get("HOME", "")) for app in MAC
        ]
    if system == "Windows":
        roots = [environ[name] for name in WINDOWS_ROOTS if environ.get(name)]
        return [f"{root}\\{app}" for app in WINDOWS for root in roots]
    return []


def find(
    environ: Mapping[str, str],
    system: str,
    which: Callable[[str], str | None],
    exists: Callable[[str], bool],
) -> str | None:
    """The first Chromium there is: CHROMIUM, then the PATH, then the usual places."""
    if named := environ.get("CHROMIUM"):
        if path := which(named) or (named if exists(named) else None):
            return path
        raise Problem(
            f"CHROMIUM names {named!r}, which is not there: name a Chromium, or leave it out."
        )
    on_path = next(filter(None, map(which, COMMANDS)), None)
    return on_path or next(filter(exists, usual_places(system, environ)), None)


def is_debian(os_release: str) -> bool:
    """Debian itself only: Ubuntu's package of that name is an empty one that asks for a snap."""
    return "ID=debian" in os_release.splitlines()


def debian_commands(
    is_root: bool, has_apt: bool, os_release: str, package: str = "chromium"
) -> list[list[str]]:
    """How to install Debian's package, or nothing where it may not or cannot be done."""
    if not (is_root and has_apt and is_debian(os_release)):
        return []
    return [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package],
    ]


def attempt(commands: Sequence[Sequence[str | Path]]) -> bool:
    """Run commands one after the other until one fails; True if there were any and none did."""
    env = {**clean(os.environ), "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        done = subprocess.run(
            command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode:
            return False
    return bool(commands)


def playwrights_own(python: Path) -> str | None:
    """Playwright's download of Chromium, fetched if need be."""
    if not attempt([[python, "-m", "playwright", "install", "chromium"]]):
        return None
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: print(p.chromium.executable_path)"
    )
    told = subprocess.run(
        [python, "-c", code], env=clean(os.environ), capture_output=True, text=True, check=False
    )
    path = told.stdout.strip()
    return path if path and Path(path).exists() else None


def ensure(python: Path) -> str:
    """The path of a Chromium. Raises Problem with what to install when none can be had."""
    if found := here():
        return found
    print("No Chromium found: fetching one for the browser tests.", flush=True)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    commands = debian_commands(is_root, bool(shutil.which("apt-get")), read("/etc/os-release"))
    if attempt(commands) and (found := here()):
        return found
    if found := playwrights_own(python):
        return found
    raise Problem(
        "The browser tests need a Chromium: install Chromium or Google Chrome, "
        "or set CHROMIUM to its path."
    )


def here() -> str | None:
    return find(os.environ, platform.system(), shutil.which, os.path.exists)


def read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
