"""The kernel's list of packages, made from the wheels that the site carries."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.site.kernel_lock import depends, imports, rewritten

# As Pyodide's own list: a package on another host, and one with another hash.
LOCK = {
    "info": {"python": "3.14.2"},
    "packages": {
        "numpy": {"name": "numpy", "file_name": "numpy-2.whl", "sha256": "0" * 64},
        "six": {"name": "six", "file_name": "six-1-py3-none-any.whl", "sha256": "0" * 64},
    },
}


def wheel(folder: Path, name: str, files: Sequence[str], asks: Sequence[str] = ()) -> Path:
    path = folder / f"{name}-1-py3-none-any.whl"
    told = [f"Name: {name}", "Version: 1", *(f"Requires-Dist: {text}" for text in asks)]
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.writestr(file, "")
        archive.writestr(f"{name}-1.dist-info/METADATA", "\n".join(told) + "\n\nWords.")
    return path


def test_only_what_the_site_carries_is_listed_with_its_own_hash(tmp_path: Path) -> None:
    six = wheel(tmp_path, "six", ["six.py"])
    made = rewritten(LOCK, [six])
    assert made["info"] == LOCK["info"]
    assert list(made["packages"]) == ["six"]
    assert made["packages"]["six"]["sha256"] == hashlib.sha256(six.read_bytes()).hexdigest()
    assert made["packages"]["six"]["file_name"] == six.name


def test_a_package_asks_only_for_what_is_there(tmp_path: Path) -> None:
    asks = ["Six>=1", "numpy", 'dask; extra == "big"', 'pywin32; sys_platform == "win32"']
    ours = wheel(tmp_path, "Our_Course", ["our_course/__init__.py"], asks)
    made = rewritten(LOCK, [ours, wheel(tmp_path, "six", ["six.py"])])
    assert made["packages"]["our-course"]["depends"] == ["six"]


@pytest.mark.parametrize(
    ("asks", "needed"),
    [
        (["a"], ["a"]),
        (["Some_Name[extra]>=1,<2"], ["some-name"]),
        (['a; python_version < "3.12"', 'b; python_version >= "3.12"'], ["b"]),
        (['a; sys_platform != "emscripten"'], []),
        (['a; extra == "test"'], []),
    ],
)
def test_what_a_package_needs_in_a_browser(asks: list[str], needed: list[str]) -> None:
    assert depends(asks) == needed


@pytest.mark.parametrize(
    ("files", "modules"),
    [
        (["six.py", "six-1.dist-info/METADATA"], ["six"]),
        (["attr/__init__.py", "attrs/__init__.py", "attr/py.typed"], ["attr", "attrs"]),
        (["anywidget-0.11.0.data/data/share/x.py", "anywidget/__init__.py"], ["anywidget"]),
        (["words/all.txt"], []),
    ],
)
def test_what_can_be_imported_from_a_wheel(files: list[str], modules: list[str]) -> None:
    assert imports(files) == modules
