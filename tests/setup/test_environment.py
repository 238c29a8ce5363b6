"""The course's own .venv: made once, left alone while nothing changed, repaired when half made."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from tools.setup import environment
from tools.setup.environment import COURSE, TEST, work_needed
from tools.setup.problem import Problem
from tools.setup.turn import take

WHOLE = {"root": "/here", "installed": {"course": "lock 1"}}


@pytest.mark.parametrize(
    ("stamp", "wanted", "usable", "work"),
    [
        (WHOLE, "lock 1", True, "nothing"),
        (WHOLE, "lock 2", True, "install"),
        (WHOLE, "lock 1", False, "rebuild"),  # its Python is gone
        ({}, "lock 1", True, "rebuild"),  # an install was interrupted
        ({"root": "/here"}, "lock 1", True, "install"),
        ({**WHOLE, "root": "/elsewhere"}, "lock 1", True, "rebuild"),  # the folder was moved
        ({"root": "/here", "installed": {"test": "lock 1"}}, "lock 1", True, "install"),
    ],
)
def test_what_is_done_follows_from_the_stamp(
    stamp: dict, wanted: str, usable: bool, work: str
) -> None:
    assert work_needed(stamp, "/here", "course", wanted, usable) == work


class Checkout:
    """A checkout in a temporary folder, and a record of what set-up would have run in it.

    fails_at: a word of the command line at which the next set-up is interrupted.
    """

    def __init__(self, root: Path) -> None:
        self.root, self.fails_at = root, ""
        self.venv = root / ".venv"
        self.ran: list[str] = []
        for name in (
            "requirements.lock",
            "requirements-app.lock",
            "requirements-test.lock",
            "pyproject.toml",
        ):
            (root / name).write_text("one", encoding="utf-8")
        (root / "tools" / "jupyter").mkdir(parents=True)
        (root / "tools" / "jupyter" / "overrides.json").write_text("{}", encoding="utf-8")

    def follow(self, command: list[str], log: Path) -> None:
        kinds = {"venv": "venv", "-r": "lock", "--editable": "package"}
        self.ran.append(next(kind for word, kind in kinds.items() if word in command))
        if self.fails_at in command:
            raise KeyboardInterrupt
        if self.ran[-1] == "venv":
            python = environment.venv_python(self.venv)
            python.parent.mkdir()
            python.touch()
            (self.venv / "pyvenv.cfg").write_text(f"home = {self.root}\n", encoding="utf-8")

    def ensure(self, profile: environment.Profile = COURSE) -> list[str]:
        self.ran = []
        environment.ensure(self.root, profile)
        return self.ran


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    checkout = Checkout(tmp_path)
    monkeypatch.setattr(environment, "follow", checkout.follow)
    return checkout


def test_nothing_is_installed_again_while_lock_and_pyproject_are_the_same(
    checkout: Checkout,
) -> None:
    assert checkout.ensure() == ["venv", "lock", "package"]
    assert checkout.ensure() == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_file_is_installed_into_the_same_venv(checkout: Checkout, name: str) -> None:
    checkout.ensure()
    (checkout.root / name).write_text("two", encoding="utf-8")
    assert checkout.ensure() == ["lock", "package"]
    assert checkout.ensure() == []


def test_the_tests_lock_holds_the_courses(checkout: Checkout) -> None:
    checkout.ensure(COURSE)
    assert checkout.ensure(TEST) == ["lock", "package"]
    assert checkout.ensure(COURSE) == checkout.ensure(TEST) == []


@pytest.mark.parametrize("word", ["venv", "-r", "--editable"])
def test_an_interrupted_install_starts_over(checkout: Checkout, word: str) -> None:
    checkout.fails_at = word
    with pytest.raises(KeyboardInterrupt):
        checkout.ensure()
    (checkout.venv / "half").touch()
    checkout.fails_at = ""
    assert checkout.ensure() == ["venv", "lock", "package"]
    assert not (checkout.venv / "half").exists()


def test_an_interrupted_update_starts_over(checkout: Checkout) -> None:
    checkout.ensure()
    (checkout.root / "requirements.lock").write_text("two", encoding="utf-8")
    checkout.fails_at = "-r"
    with pytest.raises(KeyboardInterrupt):
        checkout.ensure()
    checkout.fails_at = ""
    (checkout.root / "requirements.lock").write_text("one", encoding="utf-8")
    assert checkout.ensure() == ["venv", "lock", "package"]


@pytest.mark.parametrize("stamp", ["", "[]", "{", '{"root": 3}'])
def test_a_damaged_stamp_starts_over(checkout: Checkout, stamp: str) -> None:
    checkout.ensure()
    (checkout.venv / environment.STAMP).write_text(stamp, encoding="utf-8")
    assert checkout.ensure() == ["venv", "lock", "package"]


def test_a_venv_whose_own_python_was_taken_away_starts_over(checkout: Checkout) -> None:
    checkout.ensure()
    (checkout.venv / "pyvenv.cfg").write_text("home = /no/such/python\n", encoding="utf-8")
    assert checkout.ensure() == ["venv", "lock", "package"]


def test_a_file_in_the_place_of_the_venv_is_no_obstacle(checkout: Checkout) -> None:
    checkout.venv.touch()
    assert checkout.ensure() == ["venv", "lock", "package"]


def test_jupyterlabs_settings_are_renewed_even_when_nothing_is_installed(
    checkout: Checkout,
) -> None:
    checkout.ensure()
    source = checkout.root / "tools" / "jupyter" / "overrides.json"
    source.write_text('{"a": 1}', encoding="utf-8")
    assert checkout.ensure() == []
    shipped = checkout.venv / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    assert shipped.read_text(encoding="utf-8") == '{"a": 1}'


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_gets_one_sentence_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == missing else object()
    )
    with pytest.raises(Problem, match="apt install python3-venv") as caught:
        environment.make_venv(tmp_path / ".venv")
    assert "\n" not in str(caught.value)


def test_locked_packages_are_checked_against_their_hashes_and_the_course_asks_no_registry() -> None:
    python, root = Path("venv/bin/python"), Path("root")
    packages, course = environment.install_commands(python, root, COURSE)
    assert {"--require-hashes", str(root / "requirements.lock")} <= set(packages)
    assert {"--no-index", "--no-deps", "--no-build-isolation", "--editable"} <= set(course)


def test_a_failed_install_says_why_in_one_sentence_and_keeps_the_log(tmp_path: Path) -> None:
    code = "print('Collecting x'); print('ERROR: no network'); raise SystemExit(1)"
    with pytest.raises(Problem, match="ERROR: no network.*start again") as caught:
        environment.follow([sys.executable, "-c", code], tmp_path / "log")
    assert "\n" not in str(caught.value)
    assert "Collecting x" in (tmp_path / "log").read_text(encoding="utf-8")


def test_another_projects_python_settings_do_not_reach_the_course() -> None:
    child = environment.clean({"PYTHONPATH": "x", "PYTHONHOME": "y", "PIP_USER": "1", "LANG": "C"})
    assert "PYTHONPATH" not in child and "PYTHONHOME" not in child
    assert (child["PIP_USER"], child["LANG"]) == ("0", "C")


def test_a_second_start_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with lock.open("ab") as first, lock.open("ab") as second:
        assert take(first)
        assert not take(second)
        first.close()
        assert take(second)


@pytest.mark.parametrize(
    ("windows", "parts"), [(True, ("Scripts", "python.exe")), (False, ("bin", "python"))]
)
def test_windows_keeps_its_python_elsewhere(windows: bool, parts: tuple[str, str]) -> None:
    assert environment.venv_python(Path("venv"), windows) == Path("venv").joinpath(*parts)


def test_the_real_base_python_is_found(tmp_path: Path) -> None:
    home = Path(sys.base_prefix)
    (tmp_path / "pyvenv.cfg").write_text(f"home = {home}\nversion = 3\n", encoding="utf-8")
    python = environment.venv_python(tmp_path)
    assert not environment.is_usable(tmp_path)
    python.parent.mkdir()
    python.touch()
    assert environment.is_usable(tmp_path) and os.path.exists(home)
