"""The lessons as web pages with hidden code: on this machine only, behind a token."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from tools.setup.lab import lab_environment, stay, wait_for_server

# Not JupyterLab's, so that both can run. Answers that wait in the browser belong to a port: start on
# the same one and they are found again.
USUAL_PORT = 8866
NAME = "The lessons' server"


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
    return wait_for_server(process, runtime, token, NAME)


def serve(python: Path, root: Path, port: int, browser: str | None) -> int:
    """Show the lessons and stay until Ctrl+C."""
    return stay(app_command(python, root, port, browser), python, root, browser, address, NAME)
