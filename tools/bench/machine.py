"""What the figures were measured on, and a home that is thrown away afterwards."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glute_lessons.progress.files import HOME


def machine() -> str:
    """The processor, the system and Python."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text(encoding="utf-8").splitlines() if cpu.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    name = f"{len(names)} × {names[0]}" if names else platform.processor()
    system = f"{platform.system()} {platform.release()}"
    return f"{name}, {system}, Python {platform.python_version()}"


def chromium_version() -> str:
    """As the browser itself says it, or that there is none."""
    # Not at the top: the hub's environment, whose learners are measured too, has no Playwright.
    from playwright.sync_api import Error, sync_playwright

    from tests.browser.bench_page import launch_arguments

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch_arguments())
            version = browser.version
            browser.close()
    except Error:
        return "no Chromium"
    return f"Chromium {version}"


def load() -> str:
    """The load averages of the last 1, 5 and 15 minutes, which some systems do not tell."""
    if not hasattr(os, "getloadavg"):
        return "load average unknown"
    return "load average " + " ".join(f"{each:.1f}" for each in os.getloadavg())


@contextmanager
def own_home() -> Iterator[Path]:
    """A folder that is thrown away, in which the course keeps what is done meanwhile."""
    before = os.environ.get(HOME)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ[HOME] = str(Path(folder) / "progress")
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[HOME]
            else:
                os.environ[HOME] = before
