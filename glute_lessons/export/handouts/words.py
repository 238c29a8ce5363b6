"""What the sheets say that is no content: headings, what to fill in, licences. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glute_lessons.export.words import CREDIT, NAME

# {…} is filled in.
WORDS: Mapping[str, Any] = {
    "course": NAME,
    "scope": (
        "This teaches; it diagnoses and treats nothing. With pain, tingling or weakness in a leg, see"
        " a professional. In an emergency, call your local emergency number."
    ),
    "credit": f"Words: {CREDIT}.",
    "who_not": "Who should not, and who asks first",
    "check_first": ("Each day, first the whole readiness check: lesson 0, or “{sheet}”."),
    "help": "Do not press anywhere; call your local emergency number, or get urgent medical help today:",
    "ask_first": "Ask a clinician first (doctor, nurse, physiotherapist):",
    "not_today": "Not today:",
    "leave_out": "Leave this technique out:",
    "position": "The position",
    "work": "Where you work",
    "zones": "The zones",
    "one_body": ("Right side. All places are “about here”; the nerve is schematic."),
    "steps": "Step by step",
    "dose": "How much",
    "press_less": "Too much? Press less",
    "care": "Take care",
    "stop": "Stop rule",
    "arrows": "Arrows:",
    "to_get_there": "Then read “{sheet}”.",
    "breathing": "Breathing",
    "there": "Getting there",
    "up": "Getting up, or away, again",
    "way_down": "The way down to the floor",
    "way_up": "To get up, follow the four drawings from the last to the first.",
    "seed": "Paper {seed}, {number} questions",
    "key_of": "Key to paper {seed}, {number} questions. Keep it apart from the paper.",
    "name": "Name",
    "date": "Date",
    "choose_one": "Choose one.",
    "triage": "What do you do? Choose one.",
    "order": "Write 1 for the first, 2 for the next, and so on.",
    "your_number": "Your answer:",
    "critical": "Safety",
    "left_out": (
        "The paper takes no question that asks for a place on a plate: {number} of {total} in the"
        " bank."
    ),
    "take_your_time": "Take your time. It is about what to do, not about you.",
    "do": "What to do",
    "danger": "What could happen:",
    "verdict": "Verdict",
    "means": "What it means",
    "example": "For example",
    "scale": "The feeling scale, 0 to 10",
    "paper_check": (
        "Answer on the day, before each practice: a tick under yes or no. Not sure, or no answer?"
        " That counts as yes. On paper, nothing is counted for you: the gravest of what your"
        " answers lead to holds. The timers of the lessons ask all this again."
    ),
    "part": ("First: emergencies", "Today", "Your health", "Moving"),
    "question": "Question",
    "yes": "Yes",
    "no": "No",
    "if_yes": "If yes, or not sure",
    "what_follows": "What follows: the gravest one holds",
    "views": ("From behind", "From the right side"),
    "patterns": (
        "Striped: press. Dotted: the nerve strip, pass over, never hold. Crossed: bone, never press."
    ),
    "place": "Place",
    "find": "Find it on yourself",
    "zone": "What to do there, and why",
    "progress_about": (
        "Your own record; nobody else has to see it. Do the readiness check each time. Feeling:"
        " {feeling}. A session: {session}. Still tender, sore or bruised? No pressing there until that has"
        " gone. Was it longer than {hours} hours? Then do half as much next time."
    ),
    "columns": (
        "Date",
        "Check done: go?",
        "Technique and tool",
        "Side",
        "Feeling 0–10: most",
        "Minutes",
        "Any warning sign? Which?",
        "Next day",
    ),
    "lessons": "Lessons done",
    "handouts": "Handouts",
    "handouts_about": (
        "Print them at 100 per cent, on the paper that is named. They are made for black and white."
    ),
    "landmarks_about": (
        "Every place is “about here”: even trained hands disagree. Not sure where one is? Stay"
        " further away from it. The numbers stand on the pictures, too."
    ),
}
ZONE_NAMES = {"press": "Press", "pass_over": "Pass over, never hold", "never_press": "Never press"}

NO_PRINTER = "The pages are there as HTML, but no PDF was made: {why}"
NEEDS_JINJA = (
    "The handouts need the package jinja2: install it with pip install 'glute-lessons[handouts]'."
)
NEEDS_PLAYWRIGHT = (
    "the package playwright is missing; pip install 'glute-lessons[handouts]' brings it."
)
NEEDS_CHROMIUM = "no Chromium was found; install one, or set CHROMIUM to its path."
