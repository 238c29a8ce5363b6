"""What the app's own pages say."""

from __future__ import annotations

WORDS = {
    "course": "Glute Lessons",
    "skip": "Skip to the lesson",
    "skip_list": "Skip to the list of lessons",
    "ways": "Lessons",
    "ways_below": "Lessons, at the end of the page",
    "previous": "Previous lesson",
    "all": "All lessons",
    "next": "Next lesson",
    "welcome": "A course on safe self-massage of the buttock muscles.",
    "order": "Take the lessons in order, or one a day. Begin with the first one: it tells you when to stop.",
    "minutes": "{0} to {1} minutes",
    "start": "Start",
    "quiz": "Quiz yourself: safe or stop?",
    "starting": "The questions and timers are getting ready. You can read on meanwhile.",
    "ready": "The questions and timers are ready.",
    "waiting": "Getting ready …",
    "slow": "The questions and timers are slow to get ready. Wait a little, or load this page again.",
    "asleep": (
        "This lesson has gone to sleep. What was saved is safe. An answer that is not saved yet"
        " waits in this browser, and is saved when you load the lesson again."
    ),
    "unreachable": (
        "This page cannot reach the course. What was saved is safe; an answer that is not waits in"
        " this browser. If these words stay, start the course again and open its address."
    ),
    "reached": "The course can be reached again.",
    "load": "Load this lesson again",
    "error": (
        "This part could not be shown. The rest of the lesson still works, and nothing you did is"
        " lost. Load the page again; if it stays, tell whoever looks after the course."
    ),
    "no_script": (
        "You can read the lesson, but the questions and timers need JavaScript: switch it on for"
        " this page and load it again."
    ),
}

# For a page that cannot be shown: its heading and what to do, by HTTP status.
REFUSED = {
    403: (
        "This page is locked",
        (
            "Open the whole address that stands in the window where you started the course: it"
            " ends in a long key. The browser must take cookies from that address."
        ),
    ),
    404: (
        "There is no such page here",
        "Go to the list of all lessons and choose one there.",
    ),
}
TROUBLE = (
    "This page could not be shown",
    "Nothing you did is lost. Load it again; if that does not help, start the course again.",
)


def refusal(status: int) -> tuple[str, str]:
    """The heading and the advice for a status. A door that is shut is told like one not there."""
    return REFUSED.get(404 if status in (400, 405) else status, TROUBLE)
