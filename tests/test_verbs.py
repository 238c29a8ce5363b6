"""The verbs a lesson calls: loaded when first used, and never hidden by a room of the same name."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

import glute_lessons as gl

VERBS = (
    "plate",
    "position",
    "muscle_map",
    "quiz",
    "drill",
    "review",
    "progress",
    "my_data",
    "readiness_check",
    "hold_timer",
    "session",
    "routine",
    "ask_room",
    "pressure_explorer",
    "lean_explorer",
)


def run(program: str) -> subprocess.CompletedProcess[str]:
    """A program in a fresh interpreter, where nothing is imported yet."""
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("pair", list(itertools.permutations(VERBS, 2)), ids="-then-".join)
def test_any_verb_can_be_called_after_any_other(pair: tuple[str, str]) -> None:
    """Regression: gl.drill() imports the room glute_lessons.quiz, which then hid the verb gl.quiz."""
    program = "import glute_lessons as gl\n" + "\n".join(f"assert callable(gl.{v})" for v in pair)
    done = run(program)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_the_package_loads_no_widget_code() -> None:
    done = run(
        "import sys, glute_lessons; print('anywidget' in sys.modules, 'attrs' in sys.modules)"
    )
    assert done.stdout.split() == ["False", "False"]


def test_an_unknown_verb_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(AttributeError, match=r"no 'massage'; it has ask_room, drill, hold_timer"):
        gl.massage  # noqa: B018


def test_all_verbs_are_listed() -> None:
    assert set(VERBS) <= set(dir(gl))
    assert sorted(gl.__all__) == sorted(VERBS)
