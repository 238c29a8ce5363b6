"""The app as a learner gets it: this machine only, a token, the lessons and nothing else."""

from __future__ import annotations

import http.client
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.setup import app, lab

PYTHON, ROOT = Path("venv/bin/python"), Path("a folder/course")
SERVER = {"url": "http://127.0.0.1:8866/", "token": "abc", "pid": 1}
SHORT = ("--LessonsApp.idle_seconds=2",)


def test_the_server_shows_the_checkout_on_the_port_asked_for() -> None:
    command = app.app_command(PYTHON, ROOT, 8899, None)
    assert command[:3] == [str(PYTHON), "-m", "tools.app"]
    assert {f"--Voila.root_dir={ROOT}", "--Voila.port=8899"} <= set(command)


@pytest.mark.parametrize(
    ("browser", "closed", "named"),
    [(None, False, None), ("none", True, None), ("firefox", False, "firefox")],
)
def test_a_browser_opens_unless_none_is_asked_for(
    browser: str | None, closed: bool, named: str | None
) -> None:
    assert ("--no-browser" in app.app_command(PYTHON, ROOT, 1, browser)) is closed
    assert app.app_environment({}, "abc", Path("runtime"), browser).get("BROWSER") == named


def test_the_token_is_not_on_the_command_line_which_anyone_may_read() -> None:
    assert app.app_environment({}, "abc", Path("runtime"), None)["JUPYTER_TOKEN"] == "abc"
    assert "abc" not in " ".join(app.app_command(PYTHON, ROOT, 1, None))


def test_the_address_opens_the_list_of_lessons_with_its_token() -> None:
    assert app.address(SERVER) == "http://127.0.0.1:8866/?token=abc"


@dataclass
class Running:
    """A server that was started: what it says of itself, the port that was taken, its process."""

    server: dict
    taken_port: int
    process: subprocess.Popen
    log: Path
    folder: Path

    def ask(
        self, path: str, token: bool = True, method: str = "GET", **headers: str
    ) -> tuple[int, str]:
        """The status of a request for exactly this path, and what it brought."""
        if token:
            headers["Authorization"] = f"token {self.server['token']}"
        connection = http.client.HTTPConnection(urlsplit(self.server["url"]).netloc, timeout=60)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", errors="replace")
        finally:
            connection.close()


@pytest.fixture(scope="module")
def running(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app, asked for a port that is taken, beside a learner's settings that open all doors."""
    folder, token = tmp_path_factory.mktemp("app"), secrets.token_hex(16)
    settings = folder / "config"
    settings.mkdir()
    (settings / "voila.json").write_text('{"Voila": {"token": "", "ip": "0.0.0.0"}}', "utf-8")
    (folder / "runtime").mkdir()
    with socket.socket() as taken, (folder / "log").open("w", encoding="utf-8") as log:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = app.app_environment(os.environ, token, folder / "runtime", "none")
        environment |= {"JUPYTER_CONFIG_DIR": str(settings), "PYTHONPATH": str(root)}
        command = [*app.app_command(Path(sys.executable), root, port, "none"), *SHORT]
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        server: dict | None = None
        try:
            server = app.wait_for_app(process, folder / "runtime", token)
            yield Running(server, port, process, folder / "log", folder)
        finally:
            lab.stop(process, server)


def test_a_taken_port_is_no_error(running: Running) -> None:
    assert f":{running.taken_port}/" not in running.server["url"]
    assert running.ask("/")[0] == 200


PAGES = [
    "/",
    "/lessons/00_start_here.ipynb",
    "/lessons/no_such_lesson.ipynb",
    "/assets/diagrams/feeling_scale.svg",
    "/voila/static/voila.js",
    "/voila/labextensions/anywidget/package.json",
    f"/awake/{'0' * 8}-0-0-0-0",
    f"/api/kernels/{'0' * 8}-0-0-0-0",
    f"/api/kernels/{'0' * 8}-0-0-0-0/channels",
    f"/voila/execution/{'0' * 8}-0-0-0-0",
    "/no/such/page",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("wrong", ["", "?token=", "?token=wrong"])
def test_every_request_without_the_token_is_refused(
    running: Running, path: str, wrong: str
) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    is_socket = path.endswith("/channels") or "execution" in path
    status, _ = running.ask(path + wrong, token=False, **(upgrade if is_socket else {}))
    assert status == 403


@pytest.mark.parametrize("path", ["/api/shutdown", f"/voila/api/shutdown/{'0' * 8}-0-0-0-0"])
def test_nobody_ends_it_without_the_token(running: Running, path: str) -> None:
    assert running.ask(path, token=False, method="POST")[0] == 403
    assert running.process.poll() is None


@pytest.mark.parametrize("path", ["/", "/lessons/00_start_here.ipynb"])
def test_a_page_of_another_name_that_points_here_is_refused(running: Running, path: str) -> None:
    assert running.ask(path, Host="evil.example")[0] == 403


OUTSIDE = [
    "/voila/files/notebooks/00_start_here.ipynb",
    "/voila/files/README.md",
    "/voila/tree",
    "/voila/render/notebooks/00_start_here.ipynb",
    "/voila/api/contents",
    "/voila/templates/lab/static/voila.js",
    "/api/contents",
    "/files/README.md",
    "/lessons/../notebooks/00_start_here.ipynb",
    "/lessons/..%2f..%2fpyproject.ipynb",
    "/lessons/%2e%2e/README.ipynb",
    "/lessons//etc/passwd.ipynb",
    "/assets/../pyproject.toml",
    "/assets/..%2fpyproject.toml",
    "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/assets/diagrams/../../../secret.svg",
    "/assets//etc/hostname.svg",
    "/assets/diagrams",
    "/voila/static/../../../../../../../../etc/passwd",
    "/voila/static/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/voila/static//etc/passwd",
    "/voila/labextensions/../../../../../../../../etc/passwd",
    "/voila/labextensions//etc/passwd",
    "/voila/labextensions/%2fetc%2fpasswd",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_address_leads_to_another_file_even_with_the_token(running: Running, path: str) -> None:
    status, page = running.ask(path)
    assert status in (403, 404)
    assert "There is no such page here" in page or "This page is locked" in page
    assert "Traceback" not in page and str(Path.home()) not in page


@pytest.mark.parametrize("path", ["/", "/lessons/00_start_here.ipynb"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_read(running: Running, path: str, method: str) -> None:
    assert running.ask(path, method=method)[0] in (403, 405)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has 127.0.0.2 without asking")
def test_the_server_does_not_listen_on_every_interface(running: Running) -> None:
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", urlsplit(running.server["url"]).port)).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_what_it_writes_about_itself_only_its_owner_may_read(running: Running) -> None:
    (written,) = (running.folder / "runtime").glob("jpserver-*.json")
    assert written.stat().st_mode & 0o077 == 0
    assert json.loads(written.read_text(encoding="utf-8"))["token"] == running.server["token"]


@pytest.fixture(scope="module")
def lesson(running: Running) -> str:
    """A lesson as it is sent."""
    status, page = running.ask("/lessons/03_foam_rolling.ipynb")
    assert status == 200
    return page


def test_a_lesson_names_nothing_outside_and_shows_no_code(lesson: str) -> None:
    loaded = re.findall(
        r"""(?:src|srcset|action)=["']?([^"'\s>]+)|<link[^>]+href="([^"]+)""", lesson
    )
    places = [one or other for one, other in loaded]
    assert places
    assert [p for p in places if re.match(r"(\w+:)?//", p)] == []
    assert "import glute_lessons" not in lesson
    assert '<html lang="en">' in lesson


def test_all_the_text_is_sent_before_the_kernel_is_waited_for(lesson: str) -> None:
    kernel = lesson.index('id="jupyter-config-data"')
    assert lesson.rindex('class="app-text"') < lesson.index("<footer>") < kernel


def test_a_kernel_that_nobody_uses_is_ended(running: Running) -> None:
    _, page = running.ask("/lessons/05_hands.ipynb")
    found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    kernel = json.loads(found[1])["kernelId"]
    late = time.monotonic() + 60
    while (status := running.ask(f"/api/kernels/{kernel}")[0]) == 200 and time.monotonic() < late:
        continue
    assert status == 404
    assert running.ask(f"/awake/{kernel}")[1] == '{"awake": false, "connected": false}'


def test_without_a_token_it_does_not_start(root: Path, tmp_path: Path) -> None:
    environment = app.app_environment(os.environ, "", tmp_path, "none") | {"PYTHONPATH": str(root)}
    command = app.app_command(Path(sys.executable), root, 0, "none")
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "JUPYTER_TOKEN is not set: the lessons are served behind a token only."
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no polite way to end a program")
def test_it_ends_when_asked_with_its_kernels_and_without_a_traceback(running: Running) -> None:
    _, page = running.ask("/lessons/02_tools.ipynb")
    assert "config-data" in page
    lab.stop(running.process, running.server)
    assert running.process.returncode == 0
    assert "Traceback" not in running.log.read_text(encoding="utf-8")
    assert list((running.folder / "runtime").iterdir()) == []
    with pytest.raises(OSError):
        running.ask("/")


PRETEND = """
import sys
from pathlib import Path
from tools.setup import app
sys.exit(app.serve(Path({python!r}), Path({root!r}), 0, "none"))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no polite way to end a program")
def test_serve_tells_the_address_and_how_to_stop(root: Path) -> None:
    code = PRETEND.format(python=sys.executable, root=str(root))
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    told = process.stdout.readline()
    assert re.fullmatch(r"Glute Lessons: http://127\.0\.0\.1:\d+/\?token=[0-9a-f]{48}\n", told)
    assert process.stdout.readline() == "To stop: press Ctrl+C here.\n"
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate()
    assert process.returncode == 0
    assert said == "\nStopping.\n"
