"""Every word of the progress pictures that is no content, and dates and numbers in words. Pure."""

from __future__ import annotations

from datetime import date

# {n} and the like are filled in.
WORDS: dict[str, str] = {
    "empty": (
        "There is nothing to show yet. Answer a few questions or use a hold timer in any lesson,"
        " then run this cell again."
    ),
    "trouble": "Your progress cannot be shown now. {why} The lessons go on without it.",
    "no_drawing": (
        "The pictures need the package matplotlib, which is not here. The tables say the same."
    ),
    "table": "The same as a table",
    "show": "Show the goals",
    "more": "Show {n} more",
    "note": (
        "These numbers say what you remember. They do not say whether pressing is safe for you."
        " For that, do the readiness check each time, and heed the stop rule."
    ),
    "kept": "If you save this notebook, this page of numbers is saved in it too.",
    "lessons": "What you know, by lesson",
    "lessons_means": (
        "Steady means: a week after your last answer, you would still know it about 9 times out of"
        " 10. Fresh means: right last time, but not for long yet. To repeat means: missed last time,"
        " or a safety question that waits to be asked again. All of this is an estimate."
    ),
    "lessons_label": (
        "Bars, one for each lesson. Of {all} questions, {steady} are steady, {fresh} fresh,"
        " {to_repeat} to repeat and {not_asked} not asked yet."
    ),
    "objectives": "What you know, by goal",
    "objectives_means": "The goals of each lesson that you have begun.",
    "objectives_label": "Bars, one for each goal of the lessons that you have begun.",
    "calibration": "How sure, and how right",
    "calibration_none": "You have not answered a question yet.",
    "calibration_means": (
        "A sure answer that was not right is worth a slow read: it is easy to act on. An unsure one"
        " that was right may only need time."
    ),
    "calibration_label": "Two bars, for the answers you were sure of and for the others. {told}",
    "sure": "Sure",
    "unsure": "Unsure",
    "told": "{who}: {right} of {all} right.",
    "told_none": "{who}: no answers yet.",
    "misses": "Safety questions to look at again",
    "misses_none": "None is open.",
    "misses_means": (
        "Each of these was missed in a way that could hurt someone. It comes first in your next"
        " quiz or review. It leaves this list once you answer it well on another day."
    ),
    "again": "Look again at lesson {lesson}. Its goal: {objective}",
    "due": "What comes back in the next 14 days",
    "due_none": "Nothing comes back in the next 14 days.",
    "due_means": (
        "Each question comes back when you are about to forget it. What you leave waits for you; a"
        " review takes only as many as fit your minutes."
    ),
    "due_label": "Bars, one for each of the next 14 days. {n} come back in all, {today} of them now.",
    "today": "Today",
    "weeks": "Timed holds, by week",
    "weeks_none": "No timed holds in the last 12 weeks.",
    "weeks_means": (
        "Minutes of still presses with the hold timer, each week by its Monday. More is not better"
        " here: a session of 5 to 10 minutes, set-up and rest included, is enough."
    ),
    "weeks_label": "Bars, one for each week, by its Monday: minutes of timed holds. {n} in all.",
}
STANDINGS = {
    "steady": "Steady",
    "fresh": "Fresh",
    "to_repeat": "To repeat",
    "not_asked": "Not asked yet",
}
MARKS = {"right": "Right", "not_right": "Not right"}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def counted(number: int, noun: str) -> str:
    """ "1 answer", "2 answers", "12,000 answers"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day_words(day: date) -> str:
    """ "Mon 3 Aug", whatever language the computer speaks: the course is in English."""
    return f"{_DAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """ "3 Aug"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def lesson_number(lesson: str) -> int:
    """ "03_foam_rolling" → 3."""
    return int(lesson.partition("_")[0])


def lesson_words(lesson: str, title: str) -> str:
    """ "Lesson 3: Foam rolling". lesson: its id."""
    return f"Lesson {lesson_number(lesson)}: {title}"


def minutes_words(minutes: float) -> str:
    """ "0", "2.5 min", "12 min": tenths below ten, since a week may hold one press only."""
    if minutes == 0:
        return "0"
    return f"{minutes:.1f} min" if minutes < 9.95 else f"{minutes:,.0f} min"
