"""The server that the zip carries: this computer only, the right kinds, its own words."""

from __future__ import annotations

import ast
import http.client
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.site import packing, serve


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "site").mkdir(parents=True)
    (site / "index.html").write_text("all lessons", encoding="utf-8")
    (site / "problem.html").write_text("what can go wrong", encoding="utf-8")
    for name in ("a.mjs", "a.wasm", "a.whl", "a.css", "a.js", "a.svg", "a.json", "a.ipynb"):
        (site / name).write_bytes(b"x")
    return site


@pytest.fixture
def running(folder: Path) -> Iterator[serve.ThreadingHTTPServer]:
    with serve.server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(
    running: serve.ThreadingHTTPServer, path: str, accept: str = "*/*"
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=10)
    connection.request("GET", path, headers={"Accept": accept, "Connection": "close"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_it_listens_on_this_computer_only(running: serve.ThreadingHTTPServer) -> None:
    assert running.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/a.mjs", "text/javascript"),
        ("/a.js", "text/javascript"),
        ("/a.wasm", "application/wasm"),
        ("/a.css", "text/css"),
        ("/a.svg", "image/svg+xml"),
        ("/a.json", "application/json"),
        ("/a.ipynb", "application/json"),
        ("/a.whl", "application/zip"),
    ],
)
def test_each_file_has_the_kind_that_browsers_want(
    path: str, kind: str, running: serve.ThreadingHTTPServer
) -> None:
    answer = ask(running, path)
    assert (answer.status, answer.headers.get_content_type()) == (200, kind)


def test_a_page_that_is_not_there_leads_to_the_sites_own_words(
    running: serve.ThreadingHTTPServer,
) -> None:
    answer = ask(running, "/gone", accept="text/html,*/*")
    assert (answer.status, answer.headers["Location"]) == (302, "/problem.html#missing")


@pytest.mark.parametrize("path", ["/gone.js", "/site/", "/../pins.toml", "/%2e%2e/pins.toml"])
def test_nothing_else_is_given_out(path: str, running: serve.ThreadingHTTPServer) -> None:
    assert ask(running, path).status == 404


def test_a_port_in_use_is_told_and_another_one_taken(
    running: serve.ThreadingHTTPServer, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve.usual_or_free(folder, running.server_port) as other:
        assert other.server_port != running.server_port
    assert "none of your progress" in capsys.readouterr().out


def test_the_zip_holds_the_site_and_a_server_that_needs_nothing_else(
    folder: Path, tmp_path: Path
) -> None:
    packed = packing.pack(folder, tmp_path / "site.zip")
    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())
        code = archive.read("glute-lessons/serve.py").decode("utf-8")
    assert {"glute-lessons/index.html", "glute-lessons/a.wasm"} <= names
    tree = ast.parse(code, feature_version=(3, 8))
    modules = {n.name for x in ast.walk(tree) if isinstance(x, ast.Import) for n in x.names}
    modules |= {x.module or "" for x in ast.walk(tree) if isinstance(x, ast.ImportFrom)}
    allowed = {"argparse", "functools", "sys", "webbrowser", "http.server", "pathlib"}
    assert modules <= allowed


def test_the_same_site_gives_the_same_zip(folder: Path, tmp_path: Path) -> None:
    first = packing.pack(folder, tmp_path / "a.zip").read_bytes()
    assert packing.pack(folder, tmp_path / "b.zip").read_bytes() == first
