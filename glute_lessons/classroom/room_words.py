"""What the card that asks a room says. {n} and the like are filled in by the card."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "title": "Ask the room",
    "several": "More than one can be right. A hand may go up for each letter.",
    "first": "First vote",
    "second": "Second vote",
    "how": (
        "Ask for hands, one letter at a time. Press a letter to add a hand, Shift and the letter"
        " to take one away, or type how many you count."
    ),
    "add": "Add a hand for {letter}",
    "take": "Take away a hand for {letter}",
    "hands": "Hands for {letter}",
    "counted": "{letter}: {n}",
    "all": "Hands in all: {n}",
    "time": "Time to think",
    "seconds": "{n} seconds",
    "start": "Start the countdown",
    "stop": "Stop the countdown",
    "left": "{n} seconds left",
    "up": "Time is up. Hands, please.",
    "again": "Talk, then vote again",
    "talk": (
        "Let neighbours tell each other why. The first vote is kept, and stands beside this one"
        " when you show the answer."
    ),
    "back": "Back to the first vote",
    "forth": "On to the second vote",
    "show": "Show the answer",
    "hide": "Hide the answer",
    "explain": "Show the explanation",
    "answer": "The answer",
    "explanation": "Why",
    "best": "Best answer",
    "right": "Right to take",
    "voted": "How the room voted",
    "option": "Answer",
    "change": "Change",
    "more": "{n} more",
    "fewer": "{n} fewer",
    "same": "the same",
    "share": "{n} ({share} %)",
    "danger": "What could happen:",
    "do": "What to do:",
    "others": "About the other answers",
    "sources": "Sources: {list}",
    "no_sources": "This is teaching practice; we know of no study behind it.",
    "save": "Save the table",
    "saved": "Your browser saves the table as {file}.",
    "not_saved": "This browser would not save the table; please copy the numbers from it.",
    "private": "Only the counts are here: no names, and nobody's own answer.",
}
