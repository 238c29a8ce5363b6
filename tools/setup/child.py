"""Programs that we start end when we do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def call(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], patience_seconds: float = 5
) -> int:
    """Run a program to its end; its exit status. patience_seconds: see end()."""
    process = subprocess.Popen(command, cwd=cwd, env=dict(env))
    try:
        return process.wait()
    finally:
        end(process, patience_seconds)


def end(process: subprocess.Popen, patience_seconds: float = 5) -> None:
    """See a program out: it has had its Ctrl+C, or is asked here, and is killed if it stays."""
    for step in (lambda: None, process.terminate, process.kill):
        try:
            step()
            process.wait(timeout=patience_seconds)
            return
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            continue
