"""A complete content folder with one entry of each kind, which a test may damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from glute_lessons.content.records import OUTCOMES, VERDICTS

FEELINGS = ((0, 2), (3, 4), (5, 5), (6, 10))


def _tables(name: str, entries: list[str]) -> str:
    return "\n".join(f"[[{name}]]\n{entry}\n" for entry in entries)


SMALL = {
    "facts.toml": """
[[fact]]
id = "A1"
text = "Two muscles act together."
lesson = "01_anatomy"
flags = ["OK"]
evidence = ["AN-01"]

[[resolution]]
id = "D1"
text = "Press the flesh below the ridge."
lesson = "01_anatomy"
flags = ["TENSION"]

[[addition]]
id = "X1"
text = "Who should ask first."
lesson = "01_anatomy"
flags = ["GAP"]
assessable = false
why_not = "It is told in another lesson."
""",
    "sources.toml": """
[[source]]
id = "AN-01"
topic = "Anatomy"
claim = "The swelling was gone in < 14 days."
grade = "C"
status = "V"
figures = "ES 0.823 (0.325–1.322), p .88; 11 studies, 1,290 people"
citation = "A textbook."
""",
    "effects.toml": """
[[panel]]
id = "swelling"
picture = "regions"
heading = "Swelling"
scale = "size"
worse = "more"
better = "less"

[[effect]]
id = "rest"
panel = "swelling"
source = "AN-01"
words = "Against nothing"
finding = "better"
value = 0.82
interval = [0.33, 1.32]
basis = "11 studies"
""",
    "subjects.toml": """
[[subject]]
id = "swelling"
name = "Swelling"
sources = ["AN-01"]
""",
    "lessons.toml": """
[[lesson]]
id = "01_anatomy"
title = "Muscles"
aim = "Know them."
minutes = [10, 15]
objectives = ["Name one.", "Find one."]
picture = "regions"
""",
    "pictures.toml": """
[[picture]]
id = "regions"
file = "plates/regions.svg"
side_file = "plates/regions_side.svg"
title = "Regions"
alt = "A drawing."
side_alt = "Another drawing."
description = "Two regions."
credit = "Our own drawing."

[[picture.layers]]
id = "skin"
name = "Skin"
shows = "Skin."

[[picture.layers]]
id = "bones"
name = "Bones"
shows = "Bones."
""",
    "positions.toml": """
[[position]]
id = "leaning_in"
file = "positions/leaning_in.svg"
title = "Leaning in, {side}"
alt = "A person at a wall."
description = "The {side} side is near the wall, the {other} side is not."
credit = "Our own drawing."
skin = "deep"

[[position.labels]]
at = "wall"
words = "A wall"
""",
    "muscles.toml": """
[[muscle]]
id = "gluteus_maximus"
name = "Gluteus maximus"
plain_name = "the big one"
layer = "superficial"
starts = "At the hip bone."
ends = "At the thigh."
does = "Takes the thigh back."
where = "On top."
nerve = "A nerve."
find = "Squeeze."
zone = "Press it up and out."
clue = "A large sheet."
size = "The largest."
evidence = ["AN-01"]
""",
    "neighbours.toml": """
[[neighbour]]
id = "rib"
name = "Rib"
plain_name = "the lowest rib"
kind = "bone"
where = "High up."
does = "It guards."
find = "Leave it."
zone = "Never press it."
clue = "A thin strip."
evidence = ["AN-01"]
""",
    "labels.toml": """
[[label]]
id = "rib"
words = "Lowest\\nrib"
""",
    "landmarks.toml": """
[[landmark]]
id = "sit_bone"
name = "Sit bone"
plain_name = "the bone you sit on"
kind = "bony_point"
zone = "never_press"
find = "Sit down."
why = "It is bone."
evidence = ["AN-01"]
""",
    "tools.toml": """
[[tool]]
id = "tennis_ball"
name = "Tennis ball"
size = "About 66 mm."
diameter_mm = [65.4, 68.6]
firmness = 3
feel = "It gives."
suits = ["You are new."]
choose_another_if = ["It is worn."]
check_before_use = "Look at it."
evidence = ["AN-01"]
""",
    "stops.toml": """
[[stop]]
id = "done"
words = "I am done."
verdict = "continue"

[[stop]]
id = "sharp"
words = "It shot down."
sensations = ["shooting"]
""",
    "situations.toml": """
[[situation]]
id = "sore_wrist"
who = "You have a sore wrist."
tool = "tennis_ball"
surface = "wall"
technique = "ball_on_wall"
first = "Feet close to the wall."
why = "Your feet carry you."
evidence = ["AN-01"]
""",
    "techniques.toml": """
[[technique]]
id = "ball_on_wall"
name = "Ball on the wall"
tools = ["tennis_ball"]
place = "At a wall."
position = "You stand."
floor = false
hands_carry = false
getting_there = ["Walk to the wall."]
steps = [
  { id = "lean", text = "Lean in.", drawing = "leaning_in" },
  { id = "hold", text = "Keep still.", drawing = "leaning_in" },
]
getting_up = ["Step away."]
press_less = ["Stand straighter."]
press_more = ["Lean in more."]
muscles = ["gluteus_maximus"]
breathing = "In, and slowly out."
stop_rule = "Sharp means stop."
care = ["Mind your feet."]
evidence = ["AN-01"]
way_down = ["leaning_in"]

[technique.passes]
pass_seconds = [2, 4]
set_seconds = [30, 120]
sets = 3

[technique.hold]
default_seconds = [20, 30]
max_seconds = 60
per_spot = 2
""",
    "sensations.toml": """
[[sensation]]
id = "shooting"
words = "It shoots down my leg."
verdict = "stop"
why = "It may be a nerve."
do = "Take the pressure off."
evidence = ["AN-01"]

"""
    + _tables(
        "verdict",
        [f'id = "{name}"\nname = "Name"\nmeans = "Means."\ndo = "Do."' for name in VERDICTS],
    )
    + _tables(
        "grading",
        [
            f'truth = "{truth}"\nanswer = "{answer}"\ngrade = "right"\nrating = "good"\nsays = "So."'
            for truth in VERDICTS
            for answer in VERDICTS
        ],
    ),
    "screening.toml": """
[[rule]]
id = "fall"
part = "today"
question = "Did you fall?"
brief = "a fall"
outcome = "not_today"
advice = "Rest."
evidence = ["AN-01"]
closes = ["ball_on_wall"]

"""
    + _tables("outcome", [f'id = "{name}"\nname = "Name"\nsays = "So."' for name in OUTCOMES]),
    "glossary.toml": """
[[term]]
id = "hold"
term = "hold"
meaning = "One still press."
also = ["holds"]
""",
    "dose.toml": """
[[dose]]
hold_seconds = [5, 60]
hold_default_seconds = [20, 30]
holds_per_spot = 2
pass_seconds = [2, 4]
set_seconds = [30, 120]
sets_per_region = 3
session_minutes = [5, 10]
breathe_in_seconds = 4
breathe_out_seconds = 6
feeling_aim = [3, 4]
feeling_cap = 5
soreness_hours = 48
stop_rule = "Sharp means stop."
emergency = "Call for help if:"
emergency_signs = ["You cannot stand."]
urgent = "Go today if:"
urgent_signs = ["A leg swells."]

"""
    + _tables(
        "feeling",
        [
            f'span = [{low}, {high}]\nname = "Name"\nfeels = "So."\ndo = "Do."'
            for low, high in FEELINGS
        ],
    ),
    "questions/01_anatomy.toml": """
[[question]]
id = "press_where"
lesson = "01_anatomy"
kind = "choose_one"
stem = "Where may you press?"
objective = 1
facts = ["A1"]
difficulty = 1
options = [
  { text = "On flesh", explanation = "Yes.", right = true },
  { text = "On bone", explanation = "No, it is hard." },
  { text = "On a nerve", explanation = "No, it is a nerve." },
]

[[question]]
id = "shooting_down"
lesson = "01_anatomy"
kind = "triage"
stem = "It shoots down your leg."
objective = 2
facts = ["A1"]
difficulty = 2
sensation = "shooting"
verdicts = [
  { verdict = "continue", explanation = "No." },
  { verdict = "ease_off", explanation = "No." },
  { verdict = "stop", explanation = "Yes." },
  { verdict = "get_help_now", explanation = "Only with other signs." },
]
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that loads."""
    (tmp_path / "questions").mkdir()
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def damage(folder: Path) -> Callable[[str, str, str], None]:
    """Puts other text into one file, in place of text that stands there."""

    def replace(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
