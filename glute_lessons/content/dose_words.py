"""The dose in words, made from its numbers; whoever prints it gets the same sentences."""

from __future__ import annotations

from .records import Dose, Technique


def dose_lines(technique: Technique, dose: Dose) -> tuple[tuple[str, str], ...]:
    """What a technique's numbers say, each with its name: how strong, how long, how often."""
    return (
        ("Feeling", feeling(dose)),
        ("Slow passes", f"{_span(technique.passes.pass_seconds)} seconds each way"),
        ("One set", one_set(technique)),
        ("A hold", one_hold(technique)),
        ("A session", session(dose)),
    )


def feeling(dose: Dose) -> str:
    """The feeling to aim for and never to pass, on the 0–10 scale."""
    return f"aim for {_span(dose.feeling_aim)} of 10, never above {dose.feeling_cap}"


def one_set(technique: Technique) -> str:
    """How long a set is, and how many a day."""
    passes = technique.passes
    return (
        f"{_span(passes.set_seconds)} seconds, then rest; at most {passes.sets} a day on one region"
    )


def one_hold(technique: Technique) -> str:
    """How long a still press is, and how many a day. Our own limit: no gluteal trial exists."""
    hold = technique.hold
    most = f", {hold.max_seconds} at the most" if hold.max_seconds > hold.default_seconds[1] else ""
    return f"{_span(hold.default_seconds)} seconds{most}; at most {hold.per_spot} a day on one spot"


def session(dose: Dose) -> str:
    """How long a session is, and how often one region is worked on."""
    return f"{_span(dose.session_minutes)} minutes in all, at most once a day on one region"


def _span(ends: tuple[int, int]) -> str:
    low, high = ends
    return f"{low}" if low == high else f"{low} to {high}"
