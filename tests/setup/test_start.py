"""start.py: one sentence for an old Python, one sentence for a problem, and the verbs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tools.setup import commands
from tools.setup.problem import Problem

PRETEND = """
import runpy, sys
sys.version_info = {version}
sys.argv = ["start.py", "course"]
runpy.run_path({path!r}, run_name="__main__")
"""


def test_start_can_be_read_by_an_old_python(root: Path) -> None:
    source = (root / "tools" / "start.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 6))


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_gets_exactly_one_sentence(root: Path, version: tuple[int, ...]) -> None:
    code = PRETEND.format(version=version, path=str(root / "tools" / "start.py"))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    lines = run.stderr.strip().splitlines()
    assert run.returncode == 1 and run.stdout == "" and len(lines) == 1
    assert lines[0].startswith("Glute Lessons needs Python 3.11 or later")
    assert "this is Python {}.{}".format(*version) in lines[0]


@pytest.mark.parametrize(
    ("environ", "arguments", "port", "browser"),
    [
        ({}, [], 8888, None),
        ({"PORT": "", "BROWSER": ""}, [], 8888, None),
        ({"PORT": "8899", "BROWSER": "none"}, [], 8899, "none"),
        (
            {"PORT": "8899", "BROWSER": "none"},
            ["--port", "0", "--browser", "firefox"],
            0,
            "firefox",
        ),
    ],
)
def test_a_flag_goes_before_what_make_passes_on(
    environ: dict, arguments: list[str], port: int, browser: str | None
) -> None:
    options = commands.course_options(arguments, environ)
    assert (options.port, options.browser) == (port, browser)


@pytest.mark.parametrize("text", ["abc", "-1", "65536", "80.5", "٣"])
def test_a_port_that_is_none_is_a_problem_that_says_what_is_allowed(text: str) -> None:
    with pytest.raises(Problem, match="allowed is a number from 0"):
        commands.course_options([], {"PORT": text})


@pytest.mark.parametrize(
    ("ending", "status", "told"),
    [(Problem("Do this."), 1, "Do this.\n"), (KeyboardInterrupt(), 130, "")],
)
def test_a_problem_is_one_sentence_and_ctrl_c_is_quiet(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ending: BaseException,
    status: int,
    told: str,
) -> None:
    def verb(arguments: list[str]) -> int:
        raise ending

    monkeypatch.setitem(commands.VERBS, "course", verb)
    monkeypatch.setattr(commands, "end_like_ctrl_c", lambda: None)
    assert commands.run(["course"]) == status
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["corse"], 2), (["--help"], 0)])
def test_an_unknown_verb_shows_the_verbs(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(arguments) == status
    assert "start.py course" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "left"),
    [([], []), (["--", "-m", "x"], ["-m", "x"]), (["-k", "a", "--", "b"], ["-k", "a", "--", "b"])],
)
def test_only_leading_dashes_are_dropped(given: list[str], left: list[str]) -> None:
    assert commands.without_dashes(given) == left


def test_ci_runs_make_test_and_nothing_else(root: Path) -> None:
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "make" in line] == ["make test"] == lines[-1:]
