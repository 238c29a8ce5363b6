"""Every word of the card about the progress file. {n} and the like are filled in."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "title": "Your progress file",
    "where": "Where it lies",
    "holds": "What it holds",
    "nothing": "It holds no answers yet.",
    "counts": "It holds {answers} and {holds}, the first from {day}.",
    "stored": "What is written down",
    "stored_says": (
        "Each answer: which question, what you chose, how sure you were, and when. Each timed hold:"
        " which technique and side, how many seconds, and when; how it felt from 0 to 10, and why you"
        " stopped. Of the readiness check: what it came to, which ways of working it closed, and"
        " which of its points ask for a clinician first, because the timers go by that."
    ),
    "not_stored": "What is not",
    "not_stored_says": (
        "No name, no account, and none of the check's other answers. Nothing is"
        " sent anywhere. It stays where your lessons run, unless you carry a copy away."
    ),
    "waiting": "Not in the file yet: {n}, kept in this page. They go in when they can.",
    "copy": "Save a copy",
    "copy_says": "One file with all your answers, to keep or to carry to another device.",
    "copy_ready": (
        "Your browser now saves your copy as {name}. If it does not, choose the link with that name."
    ),
    "copy_beside": (
        "Your progress is too large to hand to this page, so your copy lies at {path}."
    ),
    "bring_in": "Bring in a copy",
    "bring_in_says": (
        "Choose a file that you saved here or on another device. What it holds is added. Nothing of"
        " yours is lost, and nothing counts twice."
    ),
    "file": "The file to bring in",
    "brought_in": "From {name}: {added} new, {known} known already.",
    "refused_one": "Nothing was taken from {name}. One reason is listed below.",
    "refused_many": "Nothing was taken from {name}. {n} reasons are listed below.",
    "refused_ten": "Nothing was taken from {name}. The first {n} reasons are listed below.",
    "too_large": (
        "{name} is too large for this page. In a terminal, this brings it in:"
        " python -m glute_lessons progress import FILE"
    ),
    "unreadable": "{name} could not be read. Choose it once more.",
    "erase": "Erase everything",
    "erase_says": (
        "This removes all your answers and holds, with all backups. It cannot be undone. Save a"
        " copy first if you may want them again."
    ),
    "erase_yes": "Yes, remove all my answers from this device",
    "tick_first": "Tick the box above first. Nothing was erased.",
    "erased": (
        "All your answers are removed from this device. Copies that you saved, and notebooks that"
        " you saved with your answers showing, are still where you put them."
    ),
    "working": "One moment …",
    "silent": (
        "The notebook does not answer. It may be busy: wait a moment. If this stays, run"
        " the lesson again (in JupyterLab: Run ▸ Run All Cells), then try again."
    ),
    "trouble": "Your progress file cannot be used now",
    "trouble_says": (
        "The lessons, quizzes and timers still work. New answers are kept in this page as long as"
        " your browser lets them, and go in when the file can be used again."
    ),
    "again": "Try again",
    "still": "It still cannot be used. {why}",
    "works": "Your progress file can be used again.",
    # said by the shared outbox
    "saved": "Saved",
    "unsaved": "Not saved yet.",
}
