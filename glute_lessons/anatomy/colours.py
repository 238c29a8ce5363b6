"""Every colour of the plates, by name, for a light and for a dark page.

A plate's SVG holds its colours as CSS variables, so one drawing follows the page. No meaning
rests on colour alone: muscles have outlines and names, the kinds of zone have patterns.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

PREFIX = "--gl-"
DARK_PAGE = '[data-jp-theme-light="false"]'  # JupyterLab, Notebook and Voila say it on the body


@frozen
class Colour:
    """light, dark: "#rrggbb" on a light and on a dark page. A Figure uses the light one."""

    name: str
    light: str
    dark: str

    def __str__(self) -> str:
        return self.light


@frozen
class Tones:
    """How one structure is painted: ground, three tones of light, outline and fibres."""

    base: Colour
    shade: Colour
    dark: Colour
    light: Colour
    edge: Colour

    def __iter__(self) -> Iterator[Colour]:
        return iter((self.base, self.shade, self.dark, self.light, self.edge))


def mixed(one: str, other: str, share: float) -> str:
    """One colour with a share of another in it, 0 to 1."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}"
        for a, b in zip(_channels(one), _channels(other), strict=True)
    )


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _tones(name: str, light: str, dark: str, deep: str, edge: float) -> Tones:
    """Tones around a base for each page. deep: the colour that its shadows lean to;
    edge: how much of it the outline has, enough for a contrast of 2.5 with the base."""

    def tone(word: str, towards: str, share: float) -> Colour:
        return Colour(name + word, mixed(light, towards, share), mixed(dark, towards, share))

    return Tones(
        Colour(name, light, dark),
        tone("-shade", deep, 0.14),
        tone("-dark", deep, 0.33),
        tone("-light", "#fff4e6", 0.26),
        tone("-edge", deep, edge),
    )


PAPER = Colour("paper", "#fcfaf6", "#1f1c1a")
FRAME = Colour("frame", "#d9cfc0", "#4a433d")
INK = Colour("ink", "#2a2421", "#f3ece2")
SOFT_INK = Colour("soft-ink", "#5b514a", "#c9beb1")
LEADER = Colour("leader", "#3c3430", "#e0d6c9")
SKIN = Colour("skin", "#f2dfd0", "#4b3c33")
SKIN_EDGE = Colour("skin-edge", "#b08b73", "#a3856f")
SKIN_FOLD = Colour("skin-fold", "#b5937d", "#9d816d")

BONE = _tones("bone", "#efe7d2", "#d5cbb2", "#7d6a45", 0.88)
MAXIMUS = _tones("maximus", "#c8655a", "#b7594f", "#4d1a16", 0.86)
MEDIUS = _tones("medius", "#d98f5c", "#c67f4e", "#5a2a10", 0.78)
MINIMUS = _tones("minimus", "#a2525f", "#954a57", "#3c1119", 0.98)
PIRIFORMIS = _tones("piriformis", "#dca84a", "#c8983f", "#5e3d06", 0.72)
ROTATORS = _tones("rotators", "#bd8a72", "#a9775f", "#4f2e1f", 0.9)
TENSOR = _tones("tensor", "#b77d8f", "#a77082", "#46212e", 0.8)
THIGH = _tones("thigh", "#d2b8b1", "#9f8580", "#4a332e", 0.9)
BACK = _tones("back", "#cdb3a9", "#8f7a72", "#4c3b35", 1.0)
NERVE = Colour("nerve", "#ffe04a", "#ffe04a")
NERVE_EDGE = Colour("nerve-edge", "#5d4a02", "#3b2f02")
BAND = Colour("band", "#f7f3ea", "#7d756b")
BAND_EDGE = Colour("band-edge", "#6f6656", "#d9d0c2")

GHOST = Colour("ghost", "#fbf3e5", "#5d4d42")
GHOST_EDGE = Colour("ghost-edge", "#b79f80", "#8a7460")
HOLD = Colour("hold", "#8ed2c9", "#1a6360")
HOLD_MARK = Colour("hold-mark", "#1b6f6b", "#8fded6")
HOLD_EDGE = Colour("hold-edge", "#0b4f4c", "#b6f0ea")
PASSING = Colour("passing", "#e4f3f0", "#26393a")
PASSING_EDGE = Colour("passing-edge", "#0c5451", "#9fe3dc")
STRIP = Colour("strip", "#fae8a4", "#5c4d12")
STRIP_MARK = Colour("strip-mark", "#8a6800", "#f0cf5a")
STRIP_EDGE = Colour("strip-edge", "#6b5000", "#f4dc86")
NEVER = Colour("never", "#eeb3a7", "#5e1f19")
NEVER_MARK = Colour("never-mark", "#a0241a", "#f2a79c")
NEVER_EDGE = Colour("never-edge", "#7a150f", "#f7c3bb")
ARROW = Colour("arrow", "#173a5e", "#d5e8fb")
HALO = Colour("halo", "#fffdfa", "#151312")

# The position drawings: a mannequin in two skin tones, its clothes, and the things around it.
PERSON = Colour("person", "#f0cfb6", "#e2bda2")
PERSON_DEEP = Colour("person-deep", "#99663f", "#8d5c39")
SHIRT = Colour("shirt", "#dfe6ea", "#c3cdd2")
SHORTS = Colour("shorts", "#3f587c", "#5b7aa6")
HAIR = Colour("hair", "#5d483c", "#87705f")
SHOE = Colour("shoe", "#e7eaef", "#d3d8df")
SOLE = Colour("sole", "#8d95a4", "#9aa2b1")
LINE = Colour("line", "#2c292c", "#0c0b0c")
MAT = Colour("mat", "#e7edef", "#3a4145")
MAT_EDGE = Colour("mat-edge", "#a9b7bc", "#6e7b81")
SHADOW = Colour("shadow", "#0f1216", "#050608")
TONE_SHADE = Colour("tone-shade", "#3a2c4a", "#2c2040")
TONE_LIGHT = Colour("tone-light", "#fffffe", "#fffeff")
ROLLER = Colour("roller", "#6fa79a", "#5f9a8c")
BALL = Colour("ball", "#e58a3a", "#e08636")
WOOD = (
    Colour("wood-dark", "#9a8b6f", "#8b7c62"),
    Colour("wood", "#baab8c", "#a69779"),
    Colour("wood-light", "#d8c7a6", "#bfae8d"),
)
WALL = (
    Colour("wall-dark", "#b5b1ab", "#67625d"),
    Colour("wall", "#c9c5bf", "#76706b"),
    Colour("wall-light", "#dedad4", "#857f79"),
)
# Arrows lie on light clothes as often as on the page: the same on both, on a pale halo.
MOVE = Colour("move", "#b3261e", "#b3261e")
LEAN = Colour("lean", "#6a3d9a", "#6a3d9a")
BREATHE = Colour("breathe", "#1c66a8", "#1c66a8")
PALE = Colour("pale", "#fffefc", "#fffefc")

_TONED = (BONE, MAXIMUS, MEDIUS, MINIMUS, PIRIFORMIS, ROTATORS, TENSOR, THIGH, BACK)
_PLAIN = (
    *(PAPER, FRAME, INK, SOFT_INK, LEADER, SKIN, SKIN_EDGE, SKIN_FOLD),
    *(NERVE, NERVE_EDGE, BAND, BAND_EDGE, GHOST, GHOST_EDGE),
    *(HOLD, HOLD_MARK, HOLD_EDGE, PASSING, PASSING_EDGE),
    *(STRIP, STRIP_MARK, STRIP_EDGE, NEVER, NEVER_MARK, NEVER_EDGE, ARROW, HALO),
    *(PERSON, PERSON_DEEP, SHIRT, SHORTS, HAIR, SHOE, SOLE, LINE, MAT, MAT_EDGE, SHADOW),
    *(TONE_SHADE, TONE_LIGHT, ROLLER, BALL, *WOOD, *WALL, MOVE, LEAN, BREATHE, PALE),
)
COLOURS = (*_PLAIN, *(colour for tones in _TONED for colour in tones))
BY_LIGHT = {colour.light: colour for colour in COLOURS}


def style_sheet() -> str:
    """The rules that make plates follow the page: a theme's mark first, else the system's wish."""
    dark = "".join(f"{PREFIX}{colour.name}:{colour.dark};" for colour in COLOURS)
    system = ":root:not(:has([data-jp-theme-light]))"
    return (
        f"{DARK_PAGE} .gl-plate{{{dark}}}"
        f"@media (prefers-color-scheme:dark){{{system} .gl-plate{{{dark}}}}}"
    )


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a colour such as "#2a2522" (WCAG 2)."""
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
