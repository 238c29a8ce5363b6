"""The timeline: every second of a routine is in the picture and in its table."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from glute_lessons.content import load
from glute_lessons.practice import timeline
from glute_lessons.practice.routine import plan
from glute_lessons.practice.routine_records import Request, Routine
from glute_lessons.progress.picture_svg import element

LIBRARY = load()
NAMES = {each.id: each.name for each in LIBRARY.techniques.values()}
REQUESTS = [
    Request(3),
    Request(8, focus="one_spot"),
    Request(20, ("foam_roller",), "broad"),
    Request(10, exclude_side="left"),
    Request(10, sensitivity="tender"),
]


def made(request: Request) -> Routine:
    return plan(request, LIBRARY, (), 1_790_000_000_000, 0)


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_bars_fill_the_time_once_and_without_a_gap(request_: Request) -> None:
    routine = made(request_)
    bars = sorted(
        (bar.begins, bar.seconds) for lane in timeline.lanes(routine) for bar in lane.stretches
    )
    at = 0
    for begins, seconds in bars:
        assert begins == at
        at += seconds
    assert at == routine.total_seconds


def test_a_lane_tells_how_long_its_side_takes() -> None:
    words = [lane.words for lane in timeline.lanes(made(Request(8, focus="one_spot")))]
    assert words == ["Right side: 2:30", "Left side: 2:30", "Set up, switch, get up: 3:00"]


def test_a_side_that_is_left_out_has_no_lane() -> None:
    words = [lane.words for lane in timeline.lanes(made(Request(exclude_side="right")))]
    assert [each.partition(":")[0] for each in words] == ["Left side", "Set up, switch, get up"]


def test_the_table_has_a_row_for_every_step_in_its_order() -> None:
    routine = made(Request(5, ("hands",)))
    rows = timeline.rows(routine, NAMES)
    assert [(row.begins, row.lasts, row.name) for row in rows] == [
        ("0:00", "0:45", "Set up"),
        ("0:45", "0:40", "Right side: slow passes"),
        ("1:25", "0:20", "Right side: hold"),
        ("1:45", "0:30", "Right side: rest"),
        ("2:15", "0:30", "Change sides"),
        ("2:45", "0:40", "Left side: slow passes"),
        ("3:25", "0:20", "Left side: hold"),
        ("3:45", "0:30", "Left side: rest"),
        ("4:15", "0:25", "Get off and up"),
        ("4:40", "0:20", "Afterwards"),
    ]
    assert [row.says for row in rows] == [step.says for step in routine.steps]


def test_two_techniques_are_named_in_the_table() -> None:
    names = [row.name for row in timeline.rows(made(Request(8, focus="one_spot")), NAMES)]
    assert "Right side: settle in, ball on the wall" in names
    assert "Left side: slow passes, hands" in names


def test_the_name_of_the_picture_tells_its_lengths() -> None:
    said = timeline.label(made(Request(8, focus="one_spot")))
    assert "The 8:00" in said
    assert "Right side, 2:30: slow passes 1:20, holds 0:20" in said
    assert "take 3:00" in said


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_drawing_is_the_same_each_time_and_keeps_its_text(request_: Request) -> None:
    routine = made(request_)
    one, two = (
        ET.tostring(element(timeline.draw(routine), timeline.label(routine)), encoding="unicode")
        for _ in range(2)
    )
    assert one == two
    for words in ("Slow passes", "Hold", "Pause", "minutes"):
        assert f">{words}<" in one
    assert one.count("var(--gl-") > 10, "its colours follow the page"
    assert len(one) < 16_000


def test_matplotlib_is_not_needed_until_it_draws() -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None;"
        "from glute_lessons.content import load;"
        "from glute_lessons.practice import routine, routine_records, timeline;"
        "made = routine.plan(routine_records.Request(), load(), (), 1_790_000_000_000, 0);"
        "print(len(timeline.rows(made, {})), timeline.label(made)[:3])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split()[1] == "The"
