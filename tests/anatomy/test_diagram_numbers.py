"""Numbers in the diagrams: kept once, equal to what the content says, sums that add up."""

from __future__ import annotations

from itertools import pairwise

import pytest

from glute_lessons.anatomy.colours import contrast
from glute_lessons.content import load
from glute_lessons.content.measured import Effect, EffectPanel
from glute_lessons.content.measured_words import firm_first, panels

pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from tools.pictures import claim_map, effects, review, routine, tool_sizes, verdicts
from tools.pictures.effect_axes import axis_of

LIBRARY = load()


class TestEffects:
    @pytest.mark.parametrize("effect", LIBRARY.effects.values(), ids=lambda effect: effect.id)
    def test_a_value_and_its_range_lie_on_the_axis(self, effect: Effect) -> None:
        axis = axis_of(LIBRARY.effect_panels[effect.panel])
        value = () if effect.value is None else (effect.value,)
        for number in (*value, *effect.interval):
            assert axis.left <= axis.x(number) <= axis.right

    @pytest.mark.parametrize("panel", LIBRARY.effect_panels.values(), ids=lambda panel: panel.id)
    def test_what_is_better_lies_right_of_the_line(self, panel: EffectPanel) -> None:
        axis = axis_of(panel)
        better = -0.5 if panel.less_is_better else 0.5
        assert axis.x(better) > axis.x(0)

    def test_all_standardised_panels_share_one_scale(self) -> None:
        axes = [axis_of(p) for p in LIBRARY.effect_panels.values() if p.scale == "size"]
        assert len({(a.left, a.right, a.first, a.last) for a in axes}) == 1

    def test_every_picture_of_effects_has_its_panels(self) -> None:
        assert {p.picture for p in LIBRARY.effect_panels.values()} == set(effects.PICTURES)

    def test_a_panel_of_dots_rests_on_one_source(self) -> None:
        """Its source stands once, at its head."""
        for name in effects.PICTURES:
            for panel, rows in panels(LIBRARY, name):
                assert panel.scale == "size" or len({(r.source, r.basis) for r in rows}) == 1

    def test_a_hollow_circle_is_drawn_exactly_where_there_is_no_range(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn: list[str] = []
        monkeypatch.setattr(effects, "ring", lambda *_: drawn.append("ring"))
        monkeypatch.setattr(effects, "diamond", lambda *_: drawn.append("diamond"))
        for name in effects.PICTURES:
            effects.draw(name)
        rows = [row for row in LIBRARY.effects.values() if row.value is not None]
        ranges = sum(bool(row.interval) for row in rows)
        assert 0 < ranges < len(rows)
        assert drawn.count("diamond") == ranges
        assert drawn.count("ring") == len(rows) - ranges


class TestClaimMap:
    def test_every_claim_is_counted_once(self) -> None:
        assert sum(sum(counts) for _, counts in firm_first(LIBRARY)) == len(LIBRARY.sources)

    def test_the_sheet_shows_each_count(self) -> None:
        shown = [written.artist.get_text() for written in claim_map.draw().texts]
        counts = [n for _, row in firm_first(LIBRARY) for n in row if n]
        assert sorted(int(text) for text in shown if text.isdigit()) == sorted(counts)
        assert f"What the {len(LIBRARY.sources)} claims behind this course rest on" in shown

    def test_a_circles_area_goes_with_its_count_and_circles_stay_in_their_columns(self) -> None:
        most = max(n for _, row in firm_first(LIBRARY) for n in row)
        apart = min(b.x - a.x for a, b in pairwise(claim_map.GROUNDS))
        assert 2 * claim_map.SIZE * most**0.5 < apart

    def test_columns_pale_from_firm_ground_to_sand(self) -> None:
        """So the order holds in black and white."""
        light = [contrast(ground.face, "#000000") for ground in claim_map.GROUNDS]
        assert light == sorted(light) and len(set(light)) == 5

    def test_the_pressure_on_a_buttock_has_no_study(self) -> None:
        counts = {subject.id: row for subject, row in firm_first(LIBRARY)}
        assert counts["pressure_here"][:2] == (0, 0)
        shown = [written.artist.get_text() for written in claim_map.draw().texts]
        assert shown.count("none found") == sum(not any(row[:2]) for row in counts.values())


class TestRoutine:
    def test_the_session_takes_eight_minutes_with_both_sides_in_it(self) -> None:
        assert routine.TOTAL == 8 * 60
        low, high = LIBRARY.dose.session_minutes
        assert low * 60 <= routine.TOTAL <= high * 60
        around = sum(part.seconds for part in routine.SESSION if part.look == "quiet")
        assert around + 2 * routine.ONE_SIDE == routine.TOTAL

    def test_one_side_is_one_set_with_one_hold_at_its_end(self) -> None:
        passes, hold, pause = routine.SIDE
        assert [passes.look, hold.look, pause.look] == ["passes", "hold", "pause"]
        low, high = LIBRARY.dose.hold_default_seconds
        assert low <= hold.seconds <= high
        low, high = LIBRARY.dose.set_seconds
        assert low <= passes.seconds + hold.seconds <= high

    def test_its_words_give_the_same_times(self) -> None:
        text = LIBRARY.pictures["routine_clock"].description
        now = 0
        for name, seconds in (
            ("Set up", 60),
            ("Side one", routine.ONE_SIDE),
            ("Switch sides", 45),
            ("Side two", routine.ONE_SIDE),
            ("Rest", 75),
        ):
            times = [routine.clock(moment) for moment in (seconds, now, now + seconds)]
            assert "{}: {}, from {} to {}".format(name, *times) in text
            now += seconds
        assert now == routine.TOTAL


class TestReview:
    @pytest.mark.parametrize(
        ("days", "stability", "chance"), [(10, 10, 0.900), (30, 10, 0.809), (100, 10, 0.693)]
    )
    def test_recall_gives_the_check_values_of_ls_22(
        self, days: float, stability: float, chance: float
    ) -> None:
        assert review.recall(days, stability) == pytest.approx(chance, abs=0.001)

    def test_the_first_stability_is_the_default_of_ls_21(self) -> None:
        assert str(review.STABILITY_GOOD) in LIBRARY.sources["LS-21"].figures
        assert str(review.DECAY) in LIBRARY.sources["LS-21"].figures

    def test_the_days_are_those_of_the_reference_code(self) -> None:
        """py-fsrs 6.3.2, no learning steps, no fuzz, always "Good"."""
        found = review.reviews(5)
        assert [day for day, _ in found] == [0, 2, 13, 59, 222]
        assert [stability for _, stability in found] == pytest.approx(
            [2.3065, 10.9643, 46.2802, 162.8622, 497.4472], abs=0.001
        )

    def test_its_words_give_the_same_days(self) -> None:
        text = LIBRARY.pictures["spaced_review"].description
        for day, _ in review.reviews(5)[1:]:
            assert f"day {day}" in text
        assert review.recall(63, review.STABILITY_GOOD) == pytest.approx(0.6, abs=0.01)


class TestTools:
    @pytest.mark.parametrize("name", tool_sizes.DRAWN_MM)
    def test_a_tool_is_drawn_in_a_size_that_it_has(self, name: str) -> None:
        low, high = LIBRARY.tools[name].diameter_mm
        assert low <= tool_sizes.DRAWN_MM[name] <= high

    def test_every_tool_is_drawn(self) -> None:
        assert set(tool_sizes.CENTRES) == set(LIBRARY.tools)


class TestVerdicts:
    @pytest.mark.parametrize("verdict", list(LIBRARY.verdicts))
    def test_its_examples_have_that_verdict(self, verdict: str) -> None:
        found = [LIBRARY.sensations[name].verdict for name in verdicts.EXAMPLES[verdict]]
        assert found == [verdict, verdict]

    @pytest.mark.parametrize(
        ("verdict", "words"),
        [
            ("continue", "Go on as planned."),
            ("ease_off", "Take weight off at once."),
            ("stop", "Take the pressure off at once."),
            ("get_help_now", "Call your local emergency number."),
        ],
    )
    def test_what_to_do_is_the_first_thing_that_its_text_says(
        self, verdict: str, words: str
    ) -> None:
        assert verdicts.action(LIBRARY.verdicts[verdict]) == words
        assert words in LIBRARY.pictures["four_verdicts"].description
