"""Everything that the card of a guided session says itself. {…} is filled in when it is shown."""

from __future__ import annotations

from .hold_words import WORDS as HOLD

# What a session says as the hold timer does: the parts that both are made of, and their closing.
_SHARED = (
    *("left", "right", "both", "air", "settle", "in", "out", "breath_bar", "stop", "stop_keys"),
    *("scale_ends", "feel_during", "heard", "mute", "voice_off", "breath_off", "and"),
    *("speech", "audio", "wake_lock", "worker", "vibration", "when_to_stop", "busy"),
    *("stopped", "why", "why_hint", "why_button", "unanswered", "shut_stop", "shut_help"),
)

WORDS: dict[str, str] = {name: HOLD[name] for name in _SHARED} | {
    "title": "Guided session: {technique}, {side}",
    "title_routine": "Your routine, step by step: {ways}, {side}",
    "closed": "The session is closed. Do the readiness check in lesson 0 first.",
    "missing": "This browser has no {list}. The session works without.",
    # before it begins
    "before_begin": "Before you begin",
    "intro": (
        "This leads you part by part: how it goes, into place, slow passes, one short hold, a"
        " rest, and up again. It takes about {low} to {high} minutes."
    ),
    "intro_routine": (
        "This leads you part by part through the routine that you planned. Its presses and rests"
        " run by the clock. Setting up, changing sides and getting up wait for you: take the time"
        " that you need, even where that is more than the plan has."
    ),
    "by_ear": (
        "Each part is said aloud where your device has a voice. One large button goes on; on a"
        " keyboard, Enter does. While you press, the large button stops. So do Space and Escape,"
        " from anywhere on this page."
    ),
    "aim": "Press until it feels like {low} to {high} out of 10. Never go above {cap}.",
    "begin": "Begin",
    "rest_today": "There is nothing left to do here today.",
    "resume": "You left this in the middle today, at “{stage}”.",
    "resume_place": "First get safely into place again. Then say how it feels, and go on.",
    "go_on_at": "Go on there",
    "give_up": "Do not go on with it",
    # its parts
    "place": "Part {n} of {total}",
    "next": "Next",
    "start_passes": "Start the passes",
    "no_hold": "Leave out the hold at the end",
    "again": "Say it again",
    "back": "One part back",
    "skip": "I know this: on to getting there",
    "end": "End the session here",
    "finish": "Finish",
    "description": "This drawing in words",
    "settle_in": "Lean in slowly",
    "get_ready": "Get ready",
    "there": "One way",
    "way_back": "And back",
    "hold": "Hold",
    "rest": "Rest",
    "rested": "The rest is over. Go on when you like.",
    "progress": "How much of this part is done",
    # feelings
    "feel_before": "How does this place feel now, before you press?",
    "feel_pressed": "How strong was it at most, while you pressed?",
    "feel_after": "How does this place feel now, off the pressure?",
    "now_at": "And how is it now, off the pressure, after three slow breaths?",
    "choose_first": "First choose a number from 0 to 10.",
    "still_high": (
        "That is still a lot with no pressure. Let it rest today. If it was sharp, shooting,"
        " electric, burning, numb or weak, or if it spreads, press “Something feels wrong”."
    ),
    "no_hold_now": "That was more than {aim}, so this set goes without a hold.",
    # stop, and what follows
    "wrong": "Something feels wrong",
    "gate_closed": "The check no longer says go. Take the pressure off. This session is over.",
    "ease_now": "Ways to press less:",
    "go_on_says": (
        "At {aim} or less you can go on: with a rest, and with no more pressing on this side."
    ),
    "go_on": "Go on",
    "over": "This session is over",
    "ended_early": "You ended it before you pressed.",
    "over_kept": "What you did is kept. You can close this page.",
    "getting_up": "How to get up again",
    # the log
    "saved": "Saved",
    "unsaved": "Not saved yet. This is kept in this page, and goes in when a lesson runs again.",
}
