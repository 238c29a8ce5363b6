"""Numbers in the diagrams: kept once, equal to what the content says, sums that add up."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from glute_lessons.content import load

pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from tools.pictures import review, routine, tool_sizes, verdicts
from tools.pictures.course import Effect, effects

LIBRARY = load()
ESTIMATE = re.compile(r"(-?\d+\.\d+) \((-?\d+\.\d+)(?:–| to )(-?\d+\.\d+)")


def rounded(number: str) -> float:
    """A number as a reader rounds it to two decimals: halves go up."""
    return float(Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_halves_are_rounded_up() -> None:
    assert [rounded(number) for number in ("0.325", "0.823", "1.322")] == [0.33, 0.82, 1.32]


@pytest.mark.parametrize("effect", effects(), ids=lambda effect: f"{effect.source}-{effect.size:g}")
class TestEffects:
    def test_a_rows_numbers_are_figures_of_its_source_to_two_decimals(self, effect: Effect) -> None:
        figures = LIBRARY.sources[effect.source].figures.replace("−", "-")
        found = [tuple(map(rounded, estimate)) for estimate in ESTIMATE.findall(figures)]
        assert (effect.size, effect.low, effect.high) in found

    def test_a_range_holds_its_best_guess(self, effect: Effect) -> None:
        assert effect.low < effect.size < effect.high

    def test_less_pain_is_better_and_more_of_the_rest(self, effect: Effect) -> None:
        assert effect.better == ("left" if effect.kind == "pain" else "right")


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
