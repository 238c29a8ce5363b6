"""Every word of a routine that is no content. Pure."""

from __future__ import annotations

from collections.abc import Mapping

# {…} is filled in.
WORDS: Mapping[str, str] = {
    "take": "You need: {tools}.",
    "passes": (
        "Slow passes on the fleshy upper outer part, {low} to {high} seconds each way."
        " Aim for {aim} of 10, never above {cap}."
    ),
    "hold": (
        "Keep still on a tender spot in the upper outer part for {seconds} seconds, and breathe out"
        " slowly. No tender spot? Then rest for that time."
    ),
    "put_away": "Put the ball back into its bag: first comes your hand.",
    "dizzy": "Dizzy? Sit down, and do no more today.",
    "both_sides": "both sides",
    "one_side": "one side",
    "warm_up": (
        "Before the minutes begin, if you like: walk about for a few minutes, or stretch gently."
        " Whether it helps is not proven. No heat on skin that is numb, hot, swollen or bruised."
    ),
    "excluded": "You chose to leave it out.",
    "sore": (
        "It is still tender, sore or bruised. Leave it alone until that has gone. Longer than"
        " {hours} hours? Then do half as much next time. A second time, or a bruise from light"
        " pressing? Give it up, unless a clinician tells you otherwise."
    ),
    "worked": "It was worked on within the last day. Once a day is the most: about 24 hours apart.",
    "sets_used": "It has had its {sets} sets for today.",
    "holds_used": "A spot has had its {holds} holds for today, so this routine has passes only.",
    "fewer_holds": "A spot has had a hold today already, so this routine has one hold a side.",
    "one_alone": (
        "Both sides get the same. To plan the {other} side alone, choose to leave out the {side}"
        " side."
    ),
    "closed": "Today's check keeps it closed.",
    "no_tool": "It needs one of these: {tools}.",
    "too_firm": "For a gentle routine this is too firm: {tools}.",
    "wall_first": (
        "Hold the ball at the wall with a timer on another day first. Come here only if that felt"
        " easy."
    ),
    "too_long": "It needs {minutes} minutes.",
    "sets_left": "It needs {sets} sets, and fewer are left today.",
    "tender": (
        "You are easily sore today. So this is the softest tool you have, in the gentlest place,"
        " with one short set a side."
    ),
    "firm": "{tool}: choose another if one of these is you. {whos}",
    "long": (
        "This course asks for {low} to {high} minutes. More has not been shown to do more."
        " Stop early whenever you like."
    ),
    "nothing": "There is no routine for this today.",
    "hands_help": "Your hands may be gentle enough. Add them to what you have.",
    "nothing_left": "Nothing is left for today. A missed day costs nothing.",
}

# technique → what is said in its pauses
SETUP: Mapping[str, str] = {
    "foam_rolling": "Get down by way of the chair, and sit on the roller, as in lesson 3.",
    "ball_on_floor": "Get down by way of the chair, as in lesson 4. Keep the ball beside you.",
    "ball_on_wall": "Keep the ball in a bag, where it cannot roll, until you need it.",
    "hands": "Rings off, hands warm. Find the hip ridge, and slide down onto flesh.",
}
REST: Mapping[str, str] = {
    "foam_rolling": "Take weight off with hands and feet, and breathe.",
    "ball_on_floor": "Lean off the ball, take it out, and breathe.",
    "ball_on_wall": "One hand on the ball, stand straight, and rest.",
    "hands": "Take your hand away, shake it out, and rest.",
}
SWITCH: Mapping[str, str] = {
    "foam_rolling": (
        "Sit down on the mat and rest your arms. Get on again, and lean {side} at once."
    ),
    "ball_on_floor": (
        "Lean off and take the ball out. Rest your arms. Then set it on the {side} side."
    ),
    "ball_on_wall": "Take the ball in your hand. Turn round with a hand on the chair.",
    "hands": "Shake out your hand. Lean the other way, and find the ridge on your {side}.",
}
GETTING_UP: Mapping[str, str] = {
    "foam_rolling": (
        "Feet flat, sit down on the mat, and push the roller away. Come up with the chair."
        " Stand still for two slow breaths."
    ),
    "ball_on_floor": (
        "Feet flat, lean off, and put the ball where you will not step on it. Come up with the"
        " chair. Stand still for two slow breaths."
    ),
    "ball_on_wall": (
        "One hand on the chair, the other on the ball. Stand straight and take the ball."
        " Wait for two slow breaths, then walk."
    ),
    "hands": (
        "Let your arms hang. Stand up slowly with a hand on the chair, and wait for two slow breaths."
    ),
}
