"""The pinned files: what a pin must say, and what is taken from a registry."""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path

import pytest
from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

from tools import lock
from tools.setup.problem import Problem
from tools.site import fetch, pins

GOOD = "a" * 64
CORE = f'[pyodide]\nversion = "1"\nfile = "pyodide-1.tgz"\nsha256 = "{GOOD}"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "pins.toml"
    path.write_text(text, encoding="utf-8")
    return path


def wheel(file: str, told: str = GOOD) -> str:
    return f'{CORE}[[wheel]]\nfile = "{file}"\nsha256 = "{told}"\n'


def test_a_wheels_name_and_version_come_from_its_files_name(tmp_path: Path) -> None:
    read = pins.read(written(tmp_path, wheel("prompt_toolkit-3.0.52-py3-none-any.whl")))
    assert [(p.name, p.version) for p in read.wheels] == [("prompt-toolkit", "3.0.52")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (wheel("numpy-2.4.6-cp314-cp314-linux_x86_64.whl"), "no pure Python wheel"),
        (wheel("../../six-1.17.0-py3-none-any.whl"), "a file's name without a folder"),
        (wheel("https://x/six-1.17.0-py3-none-any.whl"), "a file's name without a folder"),
        (wheel("six-1.17.0-py3-none-any.whl", ""), "field sha256: found ''"),
        (wheel("six-1.17.0-py3-none-any.whl", GOOD.upper()), "allowed are 64 signs"),
        ("", "field file: found ''"),
    ],
)
def test_a_pin_that_guards_nothing_is_refused(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=re.escape(words)):
        pins.read(written(tmp_path, text))


def test_the_python_is_the_one_that_the_kernel_was_made_for() -> None:
    assert pins.read().pyodide.version == PYODIDE_VERSION


def test_the_course_runs_with_the_versions_that_it_is_locked_to(root: Path) -> None:
    locked = lock.locked((root / "requirements.lock").read_text(encoding="utf-8"))
    told = {pin.name: pin.version for pin in pins.read().wheels}
    asked = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=!~ ;]", text)[0] for text in asked["dependencies"]}
    assert len(names) >= 6
    assert {name: told.get(name) for name in names} == {name: locked[name] for name in names}


def test_no_pin_holds_an_address() -> None:
    assert "//" not in pins.PINS.read_text(encoding="utf-8")


def pin_of(data: bytes) -> pins.Pin:
    return pins.Pin("six", "1", "six-1-py3-none-any.whl", hashlib.sha256(data).hexdigest())


def test_a_fetched_file_is_taken_only_if_it_is_the_pinned_one(tmp_path: Path) -> None:
    folder, cache = tmp_path / "new", tmp_path / "cache"
    folder.mkdir()
    cache.mkdir()
    pin = pin_of(b"good")
    (folder / pin.file).write_bytes(b"evil")
    with pytest.raises(Problem, match=f"allowed is {pin.sha256}"):
        fetch.take(pin, folder, cache)
    assert list(cache.iterdir()) == []
    (folder / pin.file).write_bytes(b"good")
    fetch.take(pin, folder, cache)
    assert fetch.missing([pin], cache) == []


def test_what_the_registry_did_not_give_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="six 1: the registry gave no file"):
        fetch.take(pin_of(b""), tmp_path, tmp_path)


def test_a_cached_file_that_changed_is_fetched_again(tmp_path: Path) -> None:
    pin = pin_of(b"good")
    (tmp_path / pin.file).write_bytes(b"rotten")
    assert fetch.missing([pin], tmp_path) == [pin]


def test_a_full_cache_needs_neither_npm_nor_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin = pin_of(b"good")
    (tmp_path / pin.file).write_bytes(b"good")
    monkeypatch.setattr(fetch, "run", lambda *_: pytest.fail("it asked a registry"))
    fetch.fetch(pins.Pins(pin, (pin,)), tmp_path)


def test_a_machine_without_npm_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch.shutil, "which", lambda _: None)
    with pytest.raises(Problem, match="apt install npm"):
        fetch.fetch(pins.Pins(pin_of(b""), ()), tmp_path)


def test_pip_takes_no_file_without_its_hash(tmp_path: Path) -> None:
    pin = pin_of(b"good")
    command = fetch.pip_command([pin], tmp_path)
    assert "--require-hashes" in command
    assert (tmp_path / "wanted.txt").read_text("utf-8") == f"six==1 --hash=sha256:{pin.sha256}\n"


def test_a_command_that_fails_is_told_in_one_sentence(tmp_path: Path) -> None:
    fail = [sys.executable, "-c", "import sys; sys.exit('ERROR: no such version')"]
    with pytest.raises(
        Problem, match=r"Fetching with python[\w.]* failed: ERROR: no such version$"
    ):
        fetch.run(fail, tmp_path)
