"""Every colour of the diagrams: quiet and warm. No meaning rests on colour alone."""

from __future__ import annotations

PAPER = "#fbf8f2"
CARD = "#f1ebe0"
EDGE = "#d8cdbb"
WHITE = "#ffffff"

INK = "#2a2522"
SOFT_INK = "#5a5048"
LEADER = "#6b6057"

SKIN = "#f1ddcc"
SKIN_EDGE = "#b98f73"

PRESS = "#bfe0dc"
PRESS_PATTERN = "#287d79"
PRESS_EDGE = "#135e5b"

# The four verdicts: ground and strong colour.
CONTINUE = "#d3e9e4"
CONTINUE_STRONG = "#135e5b"
EASE = "#fbeabb"
EASE_STRONG = "#7a5b00"
STOP = "#f4cfc6"
STOP_STRONG = "#961d13"
HELP = "#4a1c3f"
HELP_STRONG = "#ffffff"

RUBBER = "#8fa9b8"
RUBBER_DARK = "#5f7e90"
RIBBED = "#bb7885"
RIBBED_DARK = "#904b5b"
FELT = "#cfdc6a"
FELT_DARK = "#97a636"
FOAM = "#6f8f86"
FOAM_DARK = "#4d6d64"
SCREEN_BLUE = "#0b5cad"
SCREEN_GREY = "#e6e6e6"

ARROW = "#1c3d5a"
