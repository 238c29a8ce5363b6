"""The lessons as web pages with hidden code: on this machine only, behind a token."""

from __future__ import annotations

import os
import secrets
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from tools.setup.lab import find_server, lab_environment, out_of_reach_of_ctrl_c, stop
from tools.setup.problem import Problem

# Not JupyterLab's, so that both can run. Answers that wait in the browser belong to a port: start on
# the same one and they are found again.
USUAL_PORT = 8866


def app_command(python: Path, root: Path, port: int, browser: str | None) -> list[str]:
    """The server's command line. If the port is taken, it goes on to the next free one.

    root: the checkout whose notebooks/ and assets/ are shown.
    """
    command = [
        str(python),
        "-m",
        "tools.app",
        f"--Voila.root_dir={root}",
        f"--Voila.port={port}",
    ]
    return [*command, "--no-browser"] if browser == "none" else command


# The token goes into the environment, as JupyterLab's does: anyone may read a command line.
app_environment = lab_environment


def address(server: Mapping) -> str:
    """Where a learner goes. server: what the app writes about itself once it listens."""
    return f"{server['url']}?{urlencode({'token': server['token']})}"


def wait_for_app(process: subprocess.Popen, runtime: Path, token: str) -> dict:
    """What the app says of itself once it listens: url, token, pid."""
    while process.poll() is None:
        if server := find_server(runtime, token):
            return server
        time.sleep(0.05)
    raise Problem(
        f"The lessons' server ended before it was ready (exit status {process.returncode}): "
        "what it said is above."
    )


def serve(python: Path, root: Path, port: int, browser: str | None) -> int:
    """Show the lessons and stay until Ctrl+C."""
    token = secrets.token_hex(24)
    # In the environment's folder, not in a hidden one of the home: a browser that is shut off from
    # those (Ubuntu's) must be able to read the page that takes it to the address.
    runtime = python.parents[1] / "share" / "jupyter" / "runtime"
    runtime.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        app_command(python, root, port, browser),
        env=app_environment(os.environ, token, runtime, browser),
        cwd=root,
        stdin=subprocess.DEVNULL,
        **out_of_reach_of_ctrl_c(),
    )
    server: dict | None = None
    try:
        server = wait_for_app(process, runtime, token)
        print(f"Glute Lessons: {address(server)}", flush=True)
        print("To stop: press Ctrl+C here.", flush=True)
        while process.poll() is None:
            time.sleep(0.2)  # Popen.wait() would not hear Ctrl+C on Windows
        return process.returncode
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        stop(process, server)
