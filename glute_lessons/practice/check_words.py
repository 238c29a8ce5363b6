"""What the readiness check says and asks. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glute_lessons.content.records import ScreeningRule

# Everything the card says that is no content. {n} and the like are filled in on the way.
WORDS: dict[str, str] = {
    "title": "Is today a good day?",
    "intro": (
        "Answer each question for today. Take your time. A yes need not mean that something is"
        " wrong; it means that we stay on the safe side. A question left open counts as yes."
    ),
    "privacy": (
        "Your answers stay in this lesson while it runs. Your progress file on this computer"
        " keeps only what comes of them: the outcome, the ways of working that are closed, and the"
        " points that need a clinician. It also keeps that a clinician agreed, or that a"
        " professional has seen it, if you say so."
    ),
    "here": "The readiness check comes first. Practice opens here when the check says go.",
    "start": "Start the check",
    "yes": "Yes",
    "no": "No",
    "number": "Question {n} of {total}",
    "urgent": "Get help now",
    "progress": "{n} of {total} answered",
    "see": "See the result",
    "checking": "Checking…",
    "silent": (
        "The notebook does not answer, so nothing is open. It may be busy: wait a moment."
        " If this stays, run the lesson again (in JupyterLab: Run ▸ Run All Cells), then answer again."
    ),
    "withdrawn": "That result no longer counts. Choose “See the result” to check again.",
    "first": "Go to the first open question",
    "reasons": "You said yes to these",
    "advice": "What to do",
    "change": "Change an answer",
    "again": "Check again from the start",
    "unfinished": "Not finished yet",
    "missing": "Still open: {list}. A question left open counts as yes.",
    "many_missing": "{n} questions are still open. A question left open counts as yes.",
    "one_question": "question {list}",
    "questions": "questions {list}",
    "so_far": "For now the timers stay closed. Your other answers come to: {name}.",
    "nothing_else": "For now the timers stay closed. Please answer every question.",
    "if_worse": "If you get worse, or you cannot reach anyone, call your local emergency number.",
    "closed": "Closed today: {closed}. Open today: {open}.",
    "here_closed": "So {name} stays closed here today.",
    "none": "nothing",
    "done": "You did the check today. It counts until midnight, in every lesson.",
    "still": "What you said before still counts. A new check today cannot open what is closed.",
    "not_kept": "The course keeps no list of those points: they were shown with the check.",
    "closed_today": "Closed for today",
    "how_to_go_on": (
        "When a clinician has agreed, write it down here. Or do the check on another day: if you can"
        " then truly say no to these points, they no longer close it."
    ),
    "asked": "These points wait for a clinician",
    "agree": "A clinician agreed",
    "agree_title": "What did the clinician agree to?",
    "agree_says": (
        "Tick only what a doctor, a nurse or a physiotherapist has looked at. They must have agreed"
        " that you may do self-massage all the same. What you do not tick stays closed."
    ),
    "agree_yes": "Yes, a clinician agreed to this",
    "agree_none": "Tick what a clinician agreed to, or go back.",
    "noted": "Written down",
    "agreed_says": (
        "A clinician agreed. That counts until a warning sign, or until a check says to get help."
        " Now do the check anew, with true answers: a yes to that point no longer closes the day."
    ),
    "seen": "A professional has seen it",
    "seen_title": "Has a professional seen it?",
    "seen_says": (
        "Say yes only if a doctor, a nurse or an ambulance crew has looked at this since it was"
        " told here. A call to a friend, or feeling better, does not count."
    ),
    "seen_yes": "Yes, a professional has seen it",
    "seen_note": "A professional has seen it. Now do the check anew.",
    "back": "Go back",
    "unsaved": "This could not be written down, so it counts only until this lesson is closed.",
}
PARTS: dict[str, str] = {
    "help": "Signs that need help now",
    "today": "Today",
    "health": "Your health",
    "moving": "Getting into place",
}


def as_parts(rules: Sequence[ScreeningRule]) -> list[dict[str, Any]]:
    """The questions in their groups, as plain data. advice: given only where it cannot wait."""
    data: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS}
    for number, rule in enumerate(rules, start=1):
        urgent = rule.outcome == "get_help_now"
        data[rule.part].append(
            {
                "id": rule.id,
                "number": number,
                "question": rule.question,
                "advice": rule.advice if urgent else "",
            }
        )
    return [
        {"id": part, "title": PARTS[part], "questions": asked}
        for part, asked in data.items()
        if asked
    ]
