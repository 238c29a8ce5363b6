"""The front-end code that ships: joined from plain files, fetching nothing, building no markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glute_lessons.anatomy.muscle_map import MuscleMap
from glute_lessons.classroom.ask_room import RoomCard
from glute_lessons.front import CourseWidget, join
from glute_lessons.mechanics.explorers import LeanExplorer, PressureExplorer
from glute_lessons.practice.check_card import ReadinessCheck
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.practice.routine_card import RoutineCard
from glute_lessons.practice.routine_run import RoutineRun
from glute_lessons.practice.session import SessionCard
from glute_lessons.progress.data_card import DataCard
from glute_lessons.quiz.card import QuizCard
from glute_lessons.quiz.drill import DrillCard
from glute_lessons.quiz.review import ReviewCard

PACKAGE = Path(__file__).resolve().parents[2] / "glute_lessons"
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
STYLES = sorted(PACKAGE.rglob("*.css"))
WIDGETS = [
    RoomCard,
    QuizCard,
    DrillCard,
    ReviewCard,
    DataCard,
    HoldTimer,
    SessionCard,
    RoutineCard,
    RoutineRun,
    PressureExplorer,
    LeanExplorer,
    ReadinessCheck,
    MuscleMap,
]

# What would run text as markup or script, or ask another machine.
FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|"
    r"\bimport\b|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|https?://"
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_builds_no_markup_and_asks_no_machine(path: Path) -> None:
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_but_a_file_beside_it(path: Path) -> None:
    assert not re.search(r'@import|url\((?!"[\w-]+\.woff2"\))', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: widget.__name__)
def test_a_widget_is_one_module_with_one_default_export(widget: type[CourseWidget]) -> None:
    code = str(widget._esm)
    assert len(re.findall(r"^export ", code, flags=re.MULTILINE)) == 1
    assert "export default" in code
    assert issubclass(widget, CourseWidget)


def test_no_shared_function_is_defined_twice_in_a_widget() -> None:
    for widget in WIDGETS:
        names = re.findall(r"^(?:async )?function (\w+)", str(widget._esm), flags=re.MULTILINE)
        assert len(names) == len(set(names)), widget


def test_shared_files_come_before_the_widgets_own(tmp_path: Path) -> None:
    own = tmp_path / "own.js"
    own.write_text("export default {};", encoding="utf-8")
    code = join("dom.js", own=own)
    assert code.index("function make") < code.index("export default")
