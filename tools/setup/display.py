"""A screen for the browser tests that need a window: on Linux, Xvfb's, which is in memory only."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Mapping

from tools.setup.browser import attempt, debian_commands, read

SKIPPED = "No Xvfb, and it could not be installed: tests that need a window are skipped."


def is_wanted(environ: Mapping[str, str], system: str, has_xvfb: bool) -> bool:
    """Other systems open a window as they are, and so does a Linux with a screen."""
    return system == "Linux" and not has_xvfb and not environ.get("DISPLAY")


def ensure() -> None:
    """Install Xvfb where it is wanted and may be; else say what is skipped for the lack of it."""
    if not is_wanted(os.environ, platform.system(), bool(shutil.which("Xvfb"))):
        return
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    has_apt = bool(shutil.which("apt-get"))
    if not attempt(debian_commands(is_root, has_apt, read("/etc/os-release"), "xvfb")):
        print(SKIPPED, flush=True)
