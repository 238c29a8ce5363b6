"""Every colour of the drawings, and which ink may stand on which ground.

Quiet, warm colours. No meaning rests on colour alone: the three kinds of zone also differ in
their pattern (stripes, dots, crossed lines) and in how dark they are.
"""

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
SKIN_FOLD = "#c9a188"

BONE = "#f5eddb"
BONE_SHADE = "#e2d4b4"
BONE_EDGE = "#8d7b57"

MAXIMUS = "#c9705f"
MAXIMUS_DARK = "#b25a4c"
MAXIMUS_LIGHT = "#d98b7a"
MEDIUS = "#d79a6c"
MEDIUS_DARK = "#c08153"
MEDIUS_LIGHT = "#e3b088"
MINIMUS = "#a8606f"
MINIMUS_DARK = "#904b5b"
MINIMUS_LIGHT = "#bb7885"
PIRIFORMIS = "#e0b75a"
PIRIFORMIS_DARK = "#c79c3d"
PIRIFORMIS_LIGHT = "#ebcb80"
OTHER_MUSCLE = "#d9b3a3"
OTHER_MUSCLE_DARK = "#c59a87"
OTHER_MUSCLE_EDGE = "#a07562"
MUSCLE_EDGE = "#6b2f27"
NERVE = "#f2cf3d"
NERVE_EDGE = "#6e5a08"

# The three kinds of zone: ground, pattern, edge.
PRESS = "#bfe0dc"
PRESS_PATTERN = "#287d79"
PRESS_EDGE = "#135e5b"
PASS = "#fbe9a9"
PASS_PATTERN = "#9a7400"
PASS_EDGE = "#7a5b00"
NEVER = "#e9b3a8"
NEVER_PATTERN = "#a3271b"
NEVER_EDGE = "#7d1710"

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
FELT = "#cfdc6a"
FELT_DARK = "#97a636"
FOAM = "#6f8f86"
FOAM_DARK = "#4d6d64"
SCREEN_BLUE = "#0b5cad"
SCREEN_GREY = "#e6e6e6"

ARROW = "#1c3d5a"


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a colour such as "#2a2522" (WCAG 2)."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
