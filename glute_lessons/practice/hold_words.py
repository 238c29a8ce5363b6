"""What the hold timer itself says. {…} is filled in where it is shown."""

from __future__ import annotations

WORDS = {
    "title": "Hold timer: {technique}, {side}",
    "left": "left side",
    "right": "right side",
    "both": "both sides",
    "plan": "One hold of {seconds} seconds, after a count of {count_in}.",
    "plan_both": (
        "A hold of {seconds} seconds on the right side, after a count of {count_in}. Then rest and"
        " change sides for {between} seconds, and the same on the left side."
    ),
    "turn": "Hold {number} of {allowed} on this spot today.",
    "aim": "Press until it feels like {low} to {high} out of 10. Never go above {cap}.",
    "pace": "Breathe in for {breathe_in} seconds and out for {breathe_out}.",
    "air": "Dizzy or short of air? Breathe normally.",
    "when_to_stop": "When to stop",
    "closed": "The timer is closed. Do the readiness check in lesson 0 first.",
    "busy": "Another hold is still running on this page. Stop that one first.",
    "start": "Start",
    "stop": "Stop",
    "stop_keys": "Space or Escape stops it too, from anywhere on this page.",
    "count_in": "Get ready",
    "hold": "Hold",
    "rest_phase": "Rest",
    "switch_phase": "Change sides",
    "done": "Done",
    "settle": "Breathe as you like",
    "in": "Breathe in",
    "out": "Breathe out",
    "progress": "How much of this part is done",
    "breath_bar": "How far this breath is",
    # cues
    "says_count_in": "Get ready. Your hold starts in {seconds} seconds.",
    "says_count_in_side": "Get ready, {side}. Your hold starts in {seconds} seconds.",
    "says_hold": "Hold now, for {seconds} seconds. Breathe slowly.",
    "says_halfway": "Halfway.",
    "says_last": "Last seconds.",
    "says_rest": "The {side} is done. Ease the pressure off slowly. Rest, and say how it feels.",
    "says_switch": "Change to the other side. Take your time.",
    "says_done": "Done. Ease the pressure off slowly.",
    "rest": "Take a few slow breaths before you move on.",
    # the feeling scale
    "feel_before": "How does the spot feel now, before you press?",
    "feel_during": "How does it feel?",
    "feel_after": "How does it feel now that you have let go?",
    "scale_ends": "0 is nothing. 10 is the worst. Keys 0 to 9 work too.",
    "feel_first": "First choose how it feels now, from 0 to 10.",
    "go_on": "Go on with the left side",
    "waits": "Your other side waits. Choose how it feels now: go on only at {go_on} or less.",
    # what is heard
    "heard": "What you hear",
    "mute": "Sound off",
    "voice_off": "Voice off",
    "breath_off": "Breathing tones off",
    "missing": "This browser has no {list}. The timer works without.",
    "speech": "voice of its own",
    "audio": "sound",
    "wake_lock": "way to keep the screen on",
    "worker": "background clock",
    "vibration": "vibration",
    "and": " and no ",
    # the question that Stop asks
    "stopped": "Stopped. Take the pressure off.",
    "why": "Why did you stop?",
    "why_hint": (
        "Choose what fits best. In doubt, choose the more serious one. If you close this or leave"
        " the page, it counts as a warning sign, and practice is closed for today."
    ),
    "why_button": "See what to do now",
    "unanswered": "The question was left open. To be safe, that counts as a warning sign.",
    "shut_stop": (
        "Practice is closed for today: every technique, both sides. Tomorrow begins with the"
        " readiness check."
    ),
    "shut_help": (
        "Practice is closed: every technique, both sides. It opens again only after a professional"
        " has seen this, and with a new readiness check."
    ),
    "again": "Start again",
    "saved": "Saved",
    "unsaved": "Not saved yet. This hold is kept in this page, and goes in when a lesson runs again.",
    "spot_done": "This spot has had its {allowed} holds. Leave it for today.",
}
