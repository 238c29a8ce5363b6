"""The plates' colours: read on both pages, told apart by eyes that see fewer colours, or in grey."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from math import dist

import pytest

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.colours import COLOURS, Colour, contrast, style_sheet

PAGES = ("light", "dark")
page = pytest.mark.parametrize("on", PAGES)

# What a person with no working cones of one kind sees: from linear RGB to linear RGB, severity 1.0.
# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, table 1.
EYES = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)  # D65
APART = 10  # CIELAB, 1976
Vector = tuple[float, ...]


def value(colour: Colour, on: str) -> str:
    return colour.light if on == "light" else colour.dark


def times(matrix: tuple[Vector, ...], vector: Vector) -> Vector:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def linear(colour: str) -> Vector:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def lab(rgb: Vector) -> Vector:
    """CIELAB of linear RGB."""
    shares = [value / white for value, white in zip(times(TO_XYZ, rgb), WHITE, strict=True)]
    x, y, z = (s ** (1 / 3) if s > 216 / 24389 else (24389 / 27 * s + 16) / 116 for s in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, eyes: str) -> float:
    """How different two colours look, CIELAB delta E of 1976."""
    seen = [times(EYES[eyes], linear(colour)) for colour in (one, other)]
    first, second = (lab(tuple(min(1.0, max(0.0, s)) for s in rgb)) for rgb in seen)
    return dist(first, second)


class TestTheMeasuresThemselves:
    def test_contrast_is_that_of_the_accessibility_guidelines(self) -> None:
        assert contrast("#ffffff", "#000000") == pytest.approx(21)
        assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
        assert contrast("#ff0000", "#ffffff") == pytest.approx(4.00, abs=0.01)
        assert contrast("#0000ff", "#ffffff") == pytest.approx(8.59, abs=0.01)

    def test_white_is_100_light_and_red_is_far_from_green(self) -> None:
        assert lab(linear("#ffffff")) == pytest.approx((100, 0, 0), abs=0.01)
        assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
        assert apart("#ff0000", "#00ff00", "all cones") == pytest.approx(170.6, abs=0.1)

    @pytest.mark.parametrize("eyes", EYES)
    def test_grey_stays_grey_for_all_eyes(self, eyes: str) -> None:
        assert times(EYES[eyes], (0.5, 0.5, 0.5)) == pytest.approx((0.5, 0.5, 0.5), abs=1e-5)

    def test_a_red_and_a_green_can_look_the_same_without_one_kind_of_cone(self) -> None:
        red, green = "#b35900", "#808000"
        assert apart(red, green, "all cones") > 2 * apart(red, green, "deuteranopia")


class TestThePalette:
    @pytest.mark.parametrize("what", ["name", "light"])
    def test_has_each_name_and_each_light_value_once(self, what: str) -> None:
        """By its light value a colour of a Figure becomes a CSS variable."""
        count = Counter(getattr(colour, what) for colour in COLOURS)
        assert [thing for thing, times_used in count.items() if times_used > 1] == []

    def test_has_every_colour_that_the_module_names(self) -> None:
        named = {thing for thing in vars(c).values() if isinstance(thing, Colour)}
        named |= {*c.WOOD, *c.WALL}
        toned = {one for thing in vars(c).values() if isinstance(thing, c.Tones) for one in thing}
        assert named | toned == set(COLOURS)

    def test_has_six_digits_for_each_page(self) -> None:
        for colour in COLOURS:
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", colour.name)
            assert all(re.fullmatch("#[0-9a-f]{6}", value(colour, on)) for on in PAGES)


MARKS = {
    "press": (c.HOLD, c.HOLD_MARK, c.HOLD_EDGE),
    "pass over": (c.STRIP, c.STRIP_MARK, c.STRIP_EDGE),
    "never press": (c.NEVER, c.NEVER_MARK, c.NEVER_EDGE),
}
LEAST = [
    ("way of moving on its halo", c.MOVE, c.PALE, 4.5),
    ("lean on its halo", c.LEAN, c.PALE, 4.5),
    ("breath on its halo", c.BREATHE, c.PALE, 4.5),
    ("outline on skin", c.LINE, c.PERSON, 4.5),
    ("outline on deep skin", c.LINE, c.PERSON_DEEP, 2.5),
    ("outline on shirt", c.LINE, c.SHIRT, 4.5),
    ("outline on the mat", c.LINE, c.MAT, 1.5),
    ("text on paper", c.INK, c.PAPER, 7),
    ("soft text on paper", c.SOFT_INK, c.PAPER, 4.5),
    ("leader line on paper", c.LEADER, c.PAPER, 4.5),
    ("leader line on its halo", c.LEADER, c.HALO, 4.5),
    *((f"{kind}: pattern on ground", mark, ground, 3) for kind, (ground, mark, _) in MARKS.items()),
    *((f"{kind}: edge on skin", edge, c.SKIN, 3) for kind, (_, _, edge) in MARKS.items()),
    *((f"{kind}: edge on pale bone", edge, c.GHOST, 3) for kind, (_, _, edge) in MARKS.items()),
    ("where to keep moving: edge on skin", c.PASSING_EDGE, c.SKIN, 3),
    ("where to keep moving: edge on ground", c.PASSING_EDGE, c.PASSING, 3),
    ("arrow on press", c.ARROW, c.HOLD, 3),
    ("arrow on passing", c.ARROW, c.PASSING, 3),
    ("arrow on its halo", c.ARROW, c.HALO, 4.5),
    ("nerve and its edge", c.NERVE, c.NERVE_EDGE, 3),
    ("band and its edge", c.BAND_EDGE, c.BAND, 2.5),
]
TONES = {name.lower(): tones for name, tones in vars(c).items() if isinstance(tones, c.Tones)}


@page
class TestContrast:
    """A ratio of lightness alone, so it holds on grey paper and grey screens too."""

    @pytest.mark.parametrize("case", LEAST, ids=lambda case: case[0])
    def test_is_enough(self, case: tuple[str, Colour, Colour, float], on: str) -> None:
        _, one, other, least = case
        assert contrast(value(one, on), value(other, on)) >= least

    @pytest.mark.parametrize("structure", sorted(TONES))
    def test_of_an_outline_on_its_structure_is_at_least_two_and_a_half(
        self, structure: str, on: str
    ) -> None:
        tones = TONES[structure]
        assert contrast(value(tones.edge, on), value(tones.base, on)) >= 2.5


NEIGHBOURS = [
    ("maximus", "medius"),
    ("medius", "minimus"),
    ("medius", "tensor"),
    ("minimus", "piriformis"),
    ("piriformis", "rotators"),
    ("maximus", "thigh"),
    ("thigh", "rotators"),
    ("maximus", "back"),
    ("medius", "back"),
]
BESIDE_THE_NERVE = ("rotators", "thigh", "piriformis")
GROUNDS = {"press": c.HOLD, "passing": c.PASSING, "pass over": c.STRIP, "never press": c.NEVER}
PAIRS = [
    *((f"{a}/{b}", TONES[a].base, TONES[b].base) for a, b in NEIGHBOURS),
    *((f"nerve/{name}", c.NERVE, TONES[name].base) for name in BESIDE_THE_NERVE),
    *((f"{a}/{b}", GROUNDS[a], GROUNDS[b]) for a, b in combinations(GROUNDS, 2)),
]


@page
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
def test_neighbours_differ_for_all_eyes(
    pair: tuple[str, Colour, Colour], eyes: str, on: str
) -> None:
    _, one, other = pair
    assert apart(value(one, on), value(other, on), eyes) >= APART


class TestTheStyleSheet:
    RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")

    def rules(self) -> list[tuple[str, str]]:
        text = style_sheet()
        media = "@media (prefers-color-scheme:dark){"
        assert text.count("@") == 1 and text.count(media) == 1 and text.endswith("}}")
        return self.RULE.findall(text.replace(media, "").removesuffix("}"))

    def test_touches_nothing_but_plates(self) -> None:
        assert len(self.rules()) == 2
        for selectors, body in self.rules():
            assert all(one.strip().endswith(" .gl-plate") for one in selectors.split(","))
            names = [rule.partition(":")[0] for rule in body.split(";") if rule]
            assert all(name.startswith("--gl-") for name in names)

    def test_gives_every_colour_for_a_dark_page_both_ways(self) -> None:
        wanted = {f"--gl-{colour.name}": colour.dark for colour in COLOURS}
        for _, body in self.rules():
            given = dict(rule.split(":", 1) for rule in body.split(";") if rule)
            assert given == wanted

    def test_believes_a_pages_own_word_before_the_systems(self) -> None:
        by_page, by_system = (selectors for selectors, _ in self.rules())
        assert '[data-jp-theme-light="false"]' in by_page
        assert ":not(:has([data-jp-theme-light]))" in by_system
