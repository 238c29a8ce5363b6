"""The explorers' pictures: honest, on their paper, changed in place, and told in words."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from glute_lessons.mechanics import (
    NOT_MEASURED,
)
from glute_lessons.mechanics.picture_words import WORDS
from glute_lessons.mechanics.pictures import LeanPicture, OrderPicture, SectionPicture
from glute_lessons.mechanics.sheet import SIZE, WIDTH, width_of
from tests.mechanics.picture_states import (
    CASES,
    STATES,
    Picture,
    found,
    leaning,
    pressures,
    svg,
)


@pytest.fixture(scope="module")
def drawn() -> dict[type[Picture], Picture]:
    """One of each, as a widget keeps them: every state is shown on the same three."""
    return {kind: kind() for kind in (SectionPicture, OrderPicture, LeanPicture)}


class TestEveryPicture:
    @pytest.mark.parametrize(("kind", "shown"), STATES)
    def test_says_that_nothing_was_measured_and_keeps_its_words_on_the_paper(
        self, drawn: dict[type[Picture], Picture], kind: type[Picture], shown: tuple
    ) -> None:
        picture = drawn[kind]
        picture.show(*shown)
        texts = [text for text in picture.sheet.axes.texts if text.get_text()]
        told = " ".join(text.get_text() for text in texts)
        assert NOT_MEASURED in told
        assert NOT_MEASURED in picture.label(*shown)
        for text in texts:
            x, y = text.get_position()
            wide = width_of(text.get_text(), text.get_weight() == "bold")
            left = x - {"left": 0, "center": wide / 2, "right": wide}[text.get_ha()]
            assert left >= 0 and left + wide <= WIDTH, text.get_text()
            assert 0 < y < picture.sheet.height
            assert text.get_fontsize() == SIZE >= 12

    @pytest.mark.parametrize(("kind", "shown"), STATES[::7])
    def test_colours_follow_the_page(
        self, drawn: dict[type[Picture], Picture], kind: type[Picture], shown: tuple
    ) -> None:
        drawn[kind].show(*shown)
        text = svg(drawn[kind], drawn[kind].label(*shown))
        assert not re.search(r'(?:fill|stroke)="#', text), "each colour has its name"
        assert len(text) < 20_000

    def test_is_changed_in_place_and_comes_back_the_same(self) -> None:
        shows: dict[type[Picture], list[tuple]] = {}
        for kind, shown in STATES:
            shows.setdefault(kind, []).append(shown)
        for kind, states in shows.items():
            picture = kind()
            for shown in states:
                picture.show(*shown)
            artists, first = picture.sheet.axes.get_children(), svg(picture)
            figure = picture.figure
            for at in range(100):
                picture.show(*states[at % len(states)])
            picture.show(*states[-1])
            assert picture.figure is figure
            assert picture.sheet.axes.get_children() == artists
            assert svg(picture) == first

    def test_needs_matplotlib_only_once_it_is_made(self) -> None:
        code = (
            "import sys; sys.modules['matplotlib'] = None;"
            "from glute_lessons.mechanics import estimate, pictures;"
            "found = estimate('tennis_ball', 'ball_on_wall');"
            "print(pictures.SectionPicture.label(found)[:13]);"
            "\nfor kind in (pictures.SectionPicture, pictures.OrderPicture, pictures.LeanPicture):"
            "\n  try: kind(); print('made')"
            "\n  except ImportError: print('missing')"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == ["Cross-section", *["missing"] * 3], done.stderr


class TestTheLabel:
    @pytest.mark.parametrize("case", CASES)
    def test_of_the_section_tells_every_number(self, case: tuple) -> None:
        press, told = found(case).press, SectionPicture.label(found(case))
        if not press.force_n.high:
            assert WORDS["no_force"] in told and "0 N" in told
            return
        assert press.force_n.said("N") in told
        if press.mean_kpa is None:
            assert "No pressure" in told
            least = press.at_least_kpa
            assert least is None or f"at least {least.said()} kPa" in told
            return
        assert (WORDS["rough"] in told) == (press.quality == "rough")
        assert f"Mean pressure {press.mean_kpa.said('kPa')}" in told
        assert f"peak {press.peak_kpa.said('kPa')}" in told
        assert f"{press.indentation_mm.said('mm')} deep" in told
        assert f"{press.half_width_mm.times(2).said('mm')} wide" in told
        for left in (press.left_at_medius, press.left_at_piriformis):
            assert left.times(100).said("%") in told

    def test_of_the_order_tells_every_bar_in_its_order(self) -> None:
        told = OrderPicture.label(pressures("ball_on_floor_figure_four", 70))
        assert "Massage ball: 110 (69 to 220) kPa, rough; Lacrosse ball: 110" in told
        assert "Tennis ball (you are here): no number." in told

    def test_of_the_lean_tells_both_ends_and_where_the_wall_meets_the_floor(self) -> None:
        own, lean, floor, curve = leaning(70, 10)
        told = LeanPicture.label(own, lean, floor, curve)
        for band in (own.force_n, floor, curve[-1][1]):
            assert band.said("N") in told
        assert "From about 12°, the wall may press as hard" in told and "10°" in told
