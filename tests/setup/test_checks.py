"""make test: every check is run, one failure fails it, and a learner's files are left alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.setup import checks
from tools.setup.checks import Check

EVERY = ["ruff", "unit tests", "content and lessons", "notebooks", "browser tests"]


@pytest.mark.parametrize(
    ("has_browser_tests", "asked", "names"),
    [
        (True, [], EVERY),
        (False, [], EVERY[:-1]),
        (True, ["-k", "hold"], ["the tests asked for"]),
    ],
)
def test_which_checks_are_run(has_browser_tests: bool, asked: list[str], names: list[str]) -> None:
    run = checks.checks(has_browser_tests, asked)
    assert [check.name for check in run] == names
    assert all(argument in run[0].arguments for argument in asked)


def test_a_notebooks_cells_stay_together() -> None:
    notebooks = next(c for c in checks.checks(True) if c.name == "notebooks")
    assert "--nbval-lax" in notebooks.arguments
    assert "loadscope" in notebooks.arguments


def test_all_that_tests_write_for_a_learner_goes_into_the_temporary_folder() -> None:
    folder = Path("temporary")
    mine = {"GLUTE_LESSONS_HOME": "mine", "IPYTHONDIR": "mine", "JUPYTER_DATA_DIR": "mine"}
    env = checks.test_environment(mine, folder, "/bin/chromium")
    assert "mine" not in env.values()
    assert Path(env["GLUTE_LESSONS_HOME"]).parent == folder
    assert env["CHROMIUM"] == "/bin/chromium"


@pytest.mark.parametrize(
    ("statuses", "status", "told"),
    [
        ([0, 0], 0, "Checks: 2 passed, 0 failed"),
        ([3, 0], 1, "Failed: check 0\nChecks: 1 passed, 1 failed"),
        ([0, 5], 1, "Failed: check 1\nChecks: 1 passed, 1 failed"),
    ],
)
def test_all_checks_are_run_and_one_failure_fails_the_run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    statuses: list[int],
    status: int,
    told: str,
) -> None:
    code = "import pathlib; pathlib.Path('ran{}').touch(); raise SystemExit({})"
    fake = [Check(f"check {i}", ("-c", code.format(i, s))) for i, s in enumerate(statuses)]
    monkeypatch.setattr(checks, "checks", lambda *ignored: fake)
    assert checks.run_all(Path(sys.executable), tmp_path, "/bin/chromium", []) == status
    assert capsys.readouterr().out.endswith(told + "\n")
    assert len(list(tmp_path.iterdir())) == len(statuses)
