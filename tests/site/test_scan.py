"""The look through the built site: whatever a browser would fetch from another host is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools.setup.problem import Problem
from tools.site import scan
from tools.site.pins import sha256

ELSEWHERE = "https://cdn.example.org/x"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The least that stands alone."""
    kernel = tmp_path / "static" / "pyodide"
    kernel.mkdir(parents=True)
    (kernel / "pyodide.mjs").write_text('"https://cdn.jsdelivr.net/pyodide/v1/full/"', "utf-8")
    (kernel / "six.whl").write_bytes(b"six")
    package = {"file_name": "six.whl", "sha256": sha256(kernel / "six.whl")}
    put(kernel / "pyodide-lock.json", {"packages": {"six": package}})
    settings = {"pyodideUrl": "./static/pyodide/pyodide.mjs", "disablePyPIFallback": True}
    plugins = {"litePluginSettings": {scan.KERNEL: settings}}
    put(tmp_path / "jupyter-lite.json", {"jupyter-config-data": plugins})
    (tmp_path / "index.html").write_text(f'<a href="{ELSEWHERE}">read</a>', "utf-8")
    return tmp_path


def put(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")


def change(path: Path, *keys: str, value: Any) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    part = data
    for key in keys[:-1]:
        part = part[key]
    part[keys[-1]] = value
    put(path, data)


def test_a_site_that_stands_alone_passes(site: Path) -> None:
    """A link to read elsewhere is fine, and so is the address that Pyodide would use if untold."""
    scan.check(site)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", f'<script src="{ELSEWHERE}"></script>'),
        ("a/index.html", f"<link rel=stylesheet href={ELSEWHERE}>"),
        ("index.html", f'<img alt="" src="{ELSEWHERE}">'),
        ("index.html", f'<iframe\n title="x"\n src="{ELSEWHERE}"></iframe>'),
        ("index.html", '<script src="//cdn.example.org/x"></script>'),
        ("index.html", f"<style>body {{ background: url({ELSEWHERE}) }}</style>"),
        ("site.css", f'@import "{ELSEWHERE}";'),
        ("site.css", f"@font-face {{ src: url('{ELSEWHERE}') }}"),
        ("build/1.js", 'import("https://unpkg.com/x")'),
        ("build/1.mjs", 'const u = "//cdn.jsdelivr.net/npm/x"'),
        ("files/notebooks/0.ipynb", json.dumps({"cells": [f"![a]({ELSEWHERE}.svg)"]})),
        ("lab/jupyter-lite.json", json.dumps({"jupyter-config-data": {"a": [{"b": ELSEWHERE}]}})),
    ],
)
def test_whatever_is_fetched_elsewhere_is_named_with_its_place(
    name: str, text: str, site: Path
) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=f"would not stand alone: {name}: found .*//"):
        scan.check(site)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pyodideUrl", "https://cdn.jsdelivr.net/pyodide/v1/full/pyodide.mjs"),
        ("pyodideUrl", "./static/pyodide/gone.mjs"),
        ("pyodideUrl", ""),
        ("disablePyPIFallback", False),
        ("disablePyPIFallback", None),
    ],
)
def test_a_python_that_would_be_fetched_elsewhere_is_found(
    field: str, value: Any, site: Path
) -> None:
    where = ("jupyter-config-data", "litePluginSettings", scan.KERNEL, field)
    change(site / "jupyter-lite.json", *where, value=value)
    with pytest.raises(Problem, match=f"jupyter-lite.json, {field}: found"):
        scan.check(site)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("file_name", f"{ELSEWHERE}.whl"),
        ("file_name", "gone.whl"),
        ("sha256", "0" * 64),
    ],
)
def test_a_package_that_is_not_in_the_site_as_listed_is_found(
    field: str, value: str, site: Path
) -> None:
    lock = site / "static" / "pyodide" / "pyodide-lock.json"
    change(lock, "packages", "six", field, value=value)
    with pytest.raises(Problem, match=f"pyodide-lock.json, six, {field}: found"):
        scan.check(site)


def test_the_first_place_is_named_and_the_others_counted(site: Path) -> None:
    for name in ("a.css", "b.css", "c.css"):
        (site / name).write_text(f"@import '{ELSEWHERE}';", encoding="utf-8")
    with pytest.raises(Problem, match=r"a\.css: found .* \(and 2 more like it\)\.$"):
        scan.check(site)
