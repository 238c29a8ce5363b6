"""Every check of the project, one after the other; the test run fails if any of them does."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.setup.child import call
from tools.setup.environment import clean

# Two at a time. A file's tests share what they set up, and a notebook's cells must stay together.
IN_PARALLEL = ("-n", "2", "--dist", "loadscope")


@dataclass(frozen=True)
class Check:
    """name: what the summary calls it; arguments: what Python is called with."""

    name: str
    arguments: tuple[str, ...]


def checks(has_browser_tests: bool, asked: Sequence[str] = ()) -> list[Check]:
    """What is run, in this order. asked: pytest arguments, which run those tests only."""
    if asked:
        return [Check("the tests asked for", ("-m", "pytest", *asked))]
    every = [
        Check("ruff", ("-m", "ruff", "check", ".")),
        Check("unit tests", ("-m", "pytest", "tests", "--ignore=tests/browser", *IN_PARALLEL)),
        Check("content and lessons", ("-m", "glute_lessons", "check")),
        Check("notebooks", ("-m", "pytest", "--nbval-lax", "notebooks", *IN_PARALLEL)),
    ]
    browser = Check("browser tests", ("-m", "pytest", "tests/browser", *IN_PARALLEL))
    return [*every, browser] if has_browser_tests else every


def test_environment(environ: Mapping[str, str], folder: Path, chromium: str) -> dict[str, str]:
    """The tests' environment: what a learner's tools write goes into `folder`, nowhere else."""
    return {
        **clean(environ),
        "CHROMIUM": chromium,
        "GLUTE_LESSONS_HOME": str(folder / "home"),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter-config"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter-data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "jupyter-runtime"),
        "MPLCONFIGDIR": str(folder / "matplotlib"),
    }


def run_all(python: Path, root: Path, chromium: str, asked: Sequence[str]) -> int:
    """Run the checks, all of them even if one fails; 0 if all passed, else 1."""
    results: dict[str, bool] = {}
    with tempfile.TemporaryDirectory(prefix="glute-lessons-", ignore_cleanup_errors=True) as folder:
        env = test_environment(os.environ, Path(folder), chromium)
        for check in checks((root / "tests" / "browser").is_dir(), asked):
            print(f"\n== {check.name}", flush=True)
            began = time.monotonic()
            results[check.name] = call([str(python), *check.arguments], cwd=root, env=env) == 0
            print(f"== {check.name}: {time.monotonic() - began:.0f} s", flush=True)
    print("\n" + summary(results), flush=True)
    return 0 if all(results.values()) else 1


def summary(results: Mapping[str, bool]) -> str:
    """A line for each check that failed, then the closing line. results: name to passed or not."""
    failed = [name for name, passed in results.items() if not passed]
    lines = [f"Failed: {name}" for name in failed]
    return "\n".join([*lines, f"Checks: {len(results) - len(failed)} passed, {len(failed)} failed"])
