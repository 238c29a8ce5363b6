"""JupyterLab for the course: on this machine only, behind a token, its address told in one line."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tools.setup.child import end
from tools.setup.environment import clean
from tools.setup.problem import Problem

USUAL_PORT = 8888
FIRST_LESSON = "notebooks/00_start_here.ipynb"


def lab_command(python: Path, root: Path, port: int, browser: str | None) -> list[str]:
    """The server's command line. If the port is taken, Jupyter goes on to the next free one."""
    command = [
        str(python),
        "-m",
        "jupyterlab",
        f"--config={root / 'tools' / 'jupyter' / 'jupyter_server_config.py'}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}",
    ]
    return [*command, "--no-browser"] if browser == "none" else command


def lab_environment(
    environ: Mapping[str, str], token: str, runtime: Path, browser: str | None
) -> dict[str, str]:
    """The server's environment. The token goes here because anyone may read a command line."""
    ours = {"JUPYTER_TOKEN": token, "JUPYTER_RUNTIME_DIR": str(runtime)}
    if browser and browser != "none":
        ours["BROWSER"] = browser
    return {**clean(environ), **ours}


def address(server: Mapping) -> str:
    """Where a learner goes. server: what Jupyter writes about itself once it listens."""
    return f"{server['url']}lab/tree/{FIRST_LESSON}?{urlencode({'token': server['token']})}"


def find_server(runtime: Path, token: str) -> dict | None:
    """The server that has our token, once it listens. (Its process id does not help: on Windows the
    environment's python.exe starts another one.)"""
    for path in runtime.glob("jpserver-*.json"):
        try:
            server = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue  # going away, or half written: it is read again in a moment
        if server.get("token") == token:
            return server
    return None


def answers(server: Mapping) -> bool:
    """Whether somebody listens at the server's address."""
    at = urlsplit(server["url"])
    try:
        socket.create_connection((at.hostname, at.port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_for_server(
    process: subprocess.Popen, runtime: Path, token: str, name: str = "JupyterLab"
) -> dict:
    """What the server says of itself once it listens: url, token, pid."""
    while process.poll() is None:
        # It writes about itself a moment before it answers, and a busy machine makes that a long one.
        if (server := find_server(runtime, token)) and answers(server):
            return server
        time.sleep(0.05)
    raise Problem(
        f"{name} ended before it was ready (exit status {process.returncode}): "
        "what it said is above."
    )


def serve(python: Path, root: Path, port: int, browser: str | None) -> int:
    """Open the lessons and stay until Ctrl+C or until JupyterLab is shut down from its menu."""
    command = lab_command(python, root, port, browser)
    return stay(command, python, root, browser, address, "JupyterLab")


def stay(
    command: Sequence[str],
    python: Path,
    root: Path,
    browser: str | None,
    address: Callable[[Mapping], str],
    name: str,
) -> int:
    """Start a server, tell its address, and stay until Ctrl+C or until it ends. name: for a fault."""
    token = secrets.token_hex(24)
    # In the environment's folder, not in a hidden one of the home: a browser that is shut off from
    # those (Ubuntu's) must be able to read the page that takes it to the address.
    runtime = python.parents[1] / "share" / "jupyter" / "runtime"
    runtime.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        command,
        env=lab_environment(os.environ, token, runtime, browser),
        cwd=root,
        stdin=subprocess.DEVNULL,
        **out_of_reach_of_ctrl_c(),
    )
    server: dict | None = None
    try:
        server = wait_for_server(process, runtime, token, name)
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


def out_of_reach_of_ctrl_c() -> dict:
    """Ctrl+C goes to a whole group of processes, and JupyterLab answers it with a traceback while
    it starts. In a group of its own it hears from us only."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def stop(process: subprocess.Popen, server: Mapping | None) -> None:
    """Ask the server to end itself and its kernels, in the one way that all systems share."""
    if process.poll() is None and not (server and ask_to_end(server)):
        process.terminate()
    end(process)


def ask_to_end(server: Mapping) -> bool:
    request = urllib.request.Request(
        f"{server['url']}api/shutdown",
        method="POST",
        headers={"Authorization": f"token {server['token']}"},
    )
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        direct.open(request, timeout=5).close()
    except OSError:
        return False
    return True
