"""References between records: every id that one record names must exist in another file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .errors import ContentError, shown
from .measured_rules import EFFECTS, SUBJECTS, check_measured
from .question_rules import check_questions, question_file
from .records import OUTCOMES, VERDICTS

if TYPE_CHECKING:
    from .library import Library
    from .records import Dose, Technique

TECHNIQUES = "techniques.toml"

# shelf → its file, for messages (questions have one file a lesson); and field → shelf that must
# hold the ids it names
REFERENCES: dict[tuple[str, str], dict[str, str]] = {
    ("facts", "facts.toml"): {"evidence": "sources", "lesson": "lessons"},
    ("lessons", "lessons.toml"): {"picture": "pictures"},
    ("effect_panels", EFFECTS): {"picture": "pictures"},
    ("effects", EFFECTS): {"panel": "effect_panels", "source": "sources"},
    ("subjects", SUBJECTS): {"sources": "sources"},
    ("muscles", "muscles.toml"): {"evidence": "sources"},
    ("neighbours", "neighbours.toml"): {"evidence": "sources"},
    ("landmarks", "landmarks.toml"): {"evidence": "sources"},
    ("tools", "tools.toml"): {"evidence": "sources"},
    ("techniques", TECHNIQUES): {
        "evidence": "sources",
        "tools": "tools",
        "muscles": "muscles",
        "way_down": "positions",
    },
    ("sensations", "sensations.toml"): {"evidence": "sources"},
    ("situations", "situations.toml"): {
        "evidence": "sources",
        "tool": "tools",
        "technique": "techniques",
    },
    ("stops", "stops.toml"): {"sensations": "sensations"},
    ("screening", "screening.toml"): {"evidence": "sources", "closes": "techniques"},
    ("questions", ""): {
        "evidence": "sources",
        "facts": "facts",
        "lesson": "lessons",
        "sensation": "sensations",
    },
}


def check_crossings(library: Library) -> None:
    """Raises ContentError at the first id that nobody defines or rule that is broken."""
    for (shelf, file), fields in REFERENCES.items():
        for item, entry in getattr(library, shelf).items():
            for field, target in fields.items():
                where = (file or question_file(entry), item, field)
                _known(getattr(entry, field), getattr(library, target), target, where)
    _complete_tables(library)
    _body_parts_named_once(library)
    _pictures_are_whole(library)
    _facts_say_why(library)
    _steps_named_once(library)
    _steps_are_drawn(library)
    _situations_fit(library)
    _stops_have_one_verdict(library)
    _techniques_within_dose(library)
    _feelings_cover_the_scale(library)
    check_measured(library)
    check_questions(library)


def _known(names: Any, shelf: Mapping[str, Any], target: str, where: tuple[str, str, str]) -> None:
    for name in (names,) if isinstance(names, str) else names:
        if name and name not in shelf:
            raise ContentError(*where, f"the unknown id {shown(name)}", f"an id of the {target}")


def _complete_tables(library: Library) -> None:
    """The verdicts, the outcomes and the grading table must leave no case open."""
    pairs = [f"{truth}>{answer}" for truth in VERDICTS for answer in VERDICTS]
    _all_there(library.verdicts, VERDICTS, ("sensations.toml", "", "verdict"))
    _all_there(library.grading, pairs, ("sensations.toml", "", "grading"))
    _all_there(library.outcomes, OUTCOMES, ("screening.toml", "", "outcome"))


def _all_there(shelf: Mapping[str, Any], names: Iterable[str], where: tuple[str, str, str]) -> None:
    for name in names:
        if name not in shelf:
            raise ContentError(*where, f"no entry for {name}", "one entry for every case")


def _body_parts_named_once(library: Library) -> None:
    """A picture's part is found by its id alone, so no two shelves may share one."""
    files = {"muscles": "muscles.toml", "landmarks": "landmarks.toml"}
    for item in library.neighbours:
        for shelf, file in files.items():
            if item in getattr(library, shelf):
                found = f"an id of {file} too"
                raise ContentError("neighbours.toml", item, "id", found, "an id used once")


def _pictures_are_whole(library: Library) -> None:
    """A second drawing has words of its own; a layer is named once."""
    for item, picture in library.pictures.items():
        if bool(picture.side_file) != bool(picture.side_alt):
            found = "words for no drawing" if picture.side_alt else "nothing"
            allowed = "words exactly when there is a side_file"
            raise ContentError("pictures.toml", item, "side_alt", found, allowed)
        names = [layer.id for layer in picture.layers]
        for place, name in enumerate(names):
            if name in names[:place]:
                field, found = f"layers[{place + 1}].id", f"the same id twice ({shown(name)})"
                raise ContentError("pictures.toml", item, field, found, "an id used once")


def _facts_say_why(library: Library) -> None:
    for item, fact in library.facts.items():
        if fact.assessable == bool(fact.why_not):
            found = "assessable together with a reason" if fact.why_not else "no reason"
            raise ContentError(
                "facts.toml", item, "why_not", found, "a reason exactly when assessable is false"
            )


def _steps_named_once(library: Library) -> None:
    for item, technique in library.techniques.items():
        names = [step.id for step in technique.steps]
        for place, name in enumerate(names):
            if name in names[:place]:
                raise ContentError(
                    TECHNIQUES,
                    item,
                    f"steps[{place + 1}].id",
                    f"the same id twice ({shown(name)})",
                    "an id used once",
                )


def _steps_are_drawn(library: Library) -> None:
    for item, technique in library.techniques.items():
        for place, step in enumerate(technique.steps):
            where = (TECHNIQUES, item, f"steps[{place + 1}].drawing")
            _known(step.drawing, library.positions, "positions", where)


def _situations_fit(library: Library) -> None:
    """A situation's tool and surface are ones that its technique knows."""
    for item, situation in library.situations.items():
        where, technique = ("situations.toml", item), library.techniques[situation.technique]
        if situation.tool not in technique.tools:
            found, allowed = shown(situation.tool), "one of " + ", ".join(technique.tools)
            raise ContentError(*where, "tool", found, allowed)
        if (situation.surface == "floor") != technique.floor:
            found = shown(situation.surface)
            allowed = "floor" if technique.floor else "any but the floor"
            raise ContentError(*where, "surface", found, f"{allowed}, for {situation.technique}")


def _stops_have_one_verdict(library: Library) -> None:
    """Each reason to stop has its verdict from a sensation, or states it; never both."""
    for item, stop in library.stops.items():
        if bool(stop.verdict) == bool(stop.sensations):
            found = shown(stop.verdict) if stop.verdict else "nothing"
            allowed = "a verdict exactly when there are no sensations"
            raise ContentError("stops.toml", item, "verdict", found, allowed)


def _techniques_within_dose(library: Library) -> None:
    """A technique may ask for less than the course's dose, never for more."""
    if list(library.doses) != ["course"]:
        raise ContentError("dose.toml", "", "dose", f"{len(library.doses)} entries", "exactly one")
    for item, technique in library.techniques.items():
        _within_dose(technique, library.dose, item)


def _within_dose(technique: Technique, dose: Dose, item: str) -> None:
    hold, passes = technique.hold, technique.passes
    for field, found, (low, high) in (
        ("hold.max_seconds", hold.max_seconds, dose.hold_seconds),
        ("hold.default_seconds", hold.default_seconds, (dose.hold_seconds[0], hold.max_seconds)),
        ("hold.per_spot", hold.per_spot, (1, dose.holds_per_spot)),
        ("passes.pass_seconds", passes.pass_seconds, dose.pass_seconds),
        ("passes.set_seconds", passes.set_seconds, dose.set_seconds),
        ("passes.sets", passes.sets, (1, dose.sets_per_region)),
    ):
        numbers = found if isinstance(found, tuple) else (found,)
        if not all(low <= number <= high for number in numbers):
            raise ContentError(TECHNIQUES, item, field, shown(found), f"{low} to {high}")


def _feelings_cover_the_scale(library: Library) -> None:
    covered = [
        n for step in library.feelings.values() for n in range(step.span[0], step.span[1] + 1)
    ]
    if covered != list(range(11)):
        raise ContentError("dose.toml", "", "feeling.span", shown(covered), "0 to 10, each once")
