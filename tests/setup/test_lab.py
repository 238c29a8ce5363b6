"""JupyterLab as a learner gets it: this machine only, a token, quiet, the first lesson."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.setup import environment, lab

PYTHON, ROOT = Path("venv/bin/python"), Path("a folder/course")
SERVER = {"url": "http://127.0.0.1:8889/", "token": "abc", "port": 8889}


def test_the_server_listens_on_this_machine_only_and_shows_the_checkout() -> None:
    command = lab.lab_command(PYTHON, ROOT, 8899, None)
    assert command[:3] == [str(PYTHON), "-m", "jupyterlab"]
    assert {
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=8899",
        f"--ServerApp.root_dir={ROOT}",
    } <= set(command)
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in command


@pytest.mark.parametrize(
    ("browser", "closed", "named"),
    [(None, False, None), ("none", True, None), ("firefox", False, "firefox")],
)
def test_a_browser_opens_unless_none_is_asked_for(
    browser: str | None, closed: bool, named: str | None
) -> None:
    assert ("--no-browser" in lab.lab_command(PYTHON, ROOT, 1, browser)) is closed
    assert lab.lab_environment({}, "abc", Path("runtime"), browser).get("BROWSER") == named


def test_the_token_is_not_on_the_command_line_which_anyone_may_read() -> None:
    assert lab.lab_environment({}, "abc", Path("runtime"), None)["JUPYTER_TOKEN"] == "abc"
    assert "abc" not in " ".join(lab.lab_command(PYTHON, ROOT, 1, None))


def test_the_address_opens_the_first_lesson_with_its_token() -> None:
    told = "http://127.0.0.1:8889/lab/tree/notebooks/00_start_here.ipynb?token=abc"
    assert lab.address(SERVER) == told


def test_of_several_servers_ours_is_the_one_with_our_token(tmp_path: Path) -> None:
    assert lab.find_server(tmp_path, "abc") is None
    (tmp_path / "jpserver-1.json").write_text('{"token": "other"}', encoding="utf-8")
    (tmp_path / "jpserver-2.json").write_text('{"tok', encoding="utf-8")
    (tmp_path / "jpserver-3.json").write_text(json.dumps(SERVER), encoding="utf-8")
    assert lab.find_server(tmp_path, "abc") == SERVER


def test_a_server_is_there_once_it_answers_and_not_when_it_says_so() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        told = {"url": f"http://127.0.0.1:{listening.getsockname()[1]}/"}
        assert not lab.answers(told)
        listening.listen()
        assert lab.answers(told)


@dataclass
class Course:
    """A course that was started: where it said it is, the port that was taken, and its process."""

    address: str
    taken_port: int
    process: subprocess.Popen

    @property
    def base(self) -> str:
        return self.address.split("/lab/")[0]

    @property
    def token(self) -> str:
        return self.address.split("token=")[1]

    def get(self, path: str, token: str | None = None) -> tuple[str, str]:
        """The address where a request ended up, and what it brought."""
        request = urllib.request.Request(self.base + path)
        if token:
            request.add_header("Authorization", f"token {token}")
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request) as answer:
            return answer.url, answer.read().decode()


@pytest.fixture(scope="module")
def course(root: Path) -> Iterator[Course]:
    """`start.py course --browser none`, asked for a port that is taken."""
    if environment.plan(root, root / ".venv", environment.COURSE) != "nothing":
        pytest.skip("the course is not set up here: run this through make test")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, root / "tools" / "start.py", "course", "--browser", "none"]
        process = subprocess.Popen(
            [*command, "--port", str(port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            told = process.stdout.readline()
            found = re.fullmatch(r"Glute Lessons: (http://127\.0\.0\.1:\d+/lab/\S+)\n", told)
            assert found, f"the first line is not the address: {told!r}"
            yield Course(found[1], port, process)
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()


def test_a_taken_port_is_no_error(course: Course) -> None:
    assert f":{course.taken_port}/" not in course.address


def test_the_address_with_its_token_opens_jupyterlab_on_the_first_lesson(course: Course) -> None:
    url, page = course.get(course.address.removeprefix(course.base))
    assert "00_start_here.ipynb" in url and "JupyterLab" in page


def test_without_the_token_there_is_only_the_way_to_log_in(course: Course) -> None:
    url, _ = course.get("/lab")
    assert "/login" in url
    with pytest.raises(urllib.error.HTTPError, match="403"):
        course.get("/api/contents")
    assert '"notebooks"' in course.get("/api/contents", course.token)[1]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has 127.0.0.2 without asking")
def test_the_server_does_not_listen_on_every_interface(course: Course) -> None:
    port = int(course.base.rsplit(":", 1)[1])
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port)).close()


@pytest.mark.parametrize(
    ("plugin", "setting", "value"),
    [
        ("apputils-extension:notification", "fetchNews", "false"),
        ("apputils-extension:notification", "checkForUpdates", False),
        ("docmanager-extension:plugin", "autosave", False),
        ("extensionmanager-extension:plugin", "enabled", False),
    ],
)
def test_news_updates_autosave_and_extension_manager_are_off(
    course: Course, plugin: str, setting: str, value: object
) -> None:
    answer = json.loads(course.get(f"/lab/api/settings/@jupyterlab/{plugin}", course.token)[1])
    assert answer["schema"]["properties"][setting]["default"] == value


def test_the_page_is_told_to_ask_for_no_build_no_news_and_no_extension(course: Course) -> None:
    page = course.get("/lab", course.token)[1]
    config = json.loads(
        re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    )
    assert config["buildCheck"] is config["buildAvailable"] is False
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["can_install"] is False


def test_what_app_and_site_bring_along_stays_out_of_jupyterlab(course: Course) -> None:
    page = course.get("/lab", course.token)[1]
    config = json.loads(
        re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    )
    loaded = {each["name"] for each in config["federated_extensions"]}
    assert "@jupyter-widgets/jupyterlab-manager" in loaded
    disabled = set(config["disabledExtensions"])
    assert disabled >= {
        "@jupyter-notebook/lab-extension",
        "@jupyterlite/pyodide-kernel-extension",
        "@voila-dashboards/jupyterlab-preview",
    }
    with pytest.raises(urllib.error.HTTPError, match="404"):
        course.get("/voila", course.token)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no polite way to end a program")
def test_it_ends_with_the_server_and_without_a_traceback(course: Course) -> None:
    course.process.send_signal(signal.SIGINT)
    course.process.terminate()  # twice, as when make passes on what it got itself
    said = course.process.stdout.read()
    assert course.process.wait() == 0
    assert said.startswith("To stop: press Ctrl+C here.\n")
    assert "\nStopping.\n" in said  # what the server itself says may come before or after it
    assert "Traceback" not in said
    with pytest.raises(OSError):
        course.get("/lab")
