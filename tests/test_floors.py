"""Imports go down the floors only, and in no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "glute_lessons"

# Every module of the package and its floor. A module's room is the folder it lies in.
FLOORS = {
    "content": 0,
    "content.assets": 0,
    "content.crossing": 0,
    "content.errors": 0,
    "content.keys": 0,
    "content.library": 0,
    "content.measured": 0,
    "content.measured_rules": 0,
    "content.measured_words": 0,
    "content.question_rules": 0,
    "content.reading": 0,
    "content.records": 0,
    "content.rules": 0,
    "content.zone_grades": 0,
    "progress": 0,
    "progress.errors": 0,
    "progress.events": 0,
    "anatomy.atlas": 1,
    "anatomy.atlas_records": 1,
    "anatomy.colours": 1,
    "anatomy.geometry": 1,
    "anatomy.hits": 1,
    "anatomy.label_layout": 1,
    "anatomy.map_cards": 1,
    "anatomy.map_data": 1,
    "anatomy.map_tasks": 1,
    "anatomy.map_words": 1,
    "anatomy.naming": 1,
    "anatomy.outlines": 1,
    "anatomy.panels": 1,
    "anatomy.patterns": 1,
    "anatomy.places": 1,
    "anatomy.plate_svg": 1,
    "anatomy.plate_words": 1,
    "anatomy.shaping": 1,
    "anatomy.shipped": 1,
    "anatomy.sightings": 1,
    "classroom": 0,
    "classroom.room_words": 1,
    "classroom.room_question": 4,
    "classroom.ask_room": 4,
    "classroom.classes": 1,
    "classroom.guide": 4,
    "checks": 1,
    "checks.bank_checks": 2,
    "checks.content_checks": 1,
    "checks.lesson_checks": 2,
    "checks.lessons": 1,
    "checks.made": 2,
    "checks.made_evidence": 1,
    "checks.made_model": 2,
    "checks.markdown": 1,
    "checks.reading": 1,
    "checks.report": 2,
    "front.joining": 1,
    "front.owner": 1,
    "mechanics": 1,
    "mechanics.bands": 1,
    "mechanics.body": 1,
    "mechanics.comparisons": 1,
    "mechanics.contact": 1,
    "mechanics.estimating": 1,
    "mechanics.exploring": 1,
    "mechanics.explorer_controls": 1,
    "mechanics.explorer_words": 1,
    "mechanics.explorer_numbers": 1,
    "mechanics.explorer_tables": 1,
    "mechanics.picture_words": 1,
    "mechanics.pictures": 2,
    "mechanics.section_picture": 2,
    "mechanics.section_places": 2,
    "mechanics.section_shapes": 2,
    "mechanics.fade_graph": 2,
    "mechanics.order_picture": 2,
    "mechanics.lean_picture": 2,
    "mechanics.leaning_body": 2,
    "mechanics.sheet": 2,
    "mechanics.sheet_lines": 2,
    "mechanics.explorers": 3,
    "mechanics.measured": 1,
    "mechanics.orders": 1,
    "mechanics.posture": 1,
    "mechanics.pressing": 1,
    "mechanics.propped": 1,
    "mechanics.ranges": 1,
    "mechanics.tools": 1,
    "practice": 1,
    "practice.phases": 1,
    "practice.readiness": 1,
    "quiz": 1,
    "quiz.deck": 1,
    "quiz.grade": 1,
    "quiz.resume": 1,
    "quiz.schedule": 1,
    "quiz.sitting": 1,
    "anatomy": 2,
    "anatomy.body_drawing": 2,
    "anatomy.canvas": 2,
    "anatomy.label_drawing": 2,
    "anatomy.plate_drawings": 2,
    "anatomy.plates": 2,
    "anatomy.position_drawing": 2,
    "anatomy.position_layout": 2,
    "anatomy.positions": 2,
    "anatomy.zone_drawing": 2,
    "front": 2,
    "front.showing": 2,
    "practice.breathing": 1,
    "practice.check_result": 2,
    "practice.check_words": 1,
    "practice.feeling": 1,
    "practice.gate": 1,
    "practice.gate_log": 1,
    "practice.gate_memory": 2,
    "practice.hold_words": 1,
    "practice.routine": 1,
    "practice.guided_card": 4,
    "practice.routine_box": 4,
    "practice.routine_card": 4,
    "practice.routine_layout": 1,
    "practice.routine_records": 1,
    "practice.routine_rules": 1,
    "practice.routine_run": 4,
    "practice.routine_stages": 1,
    "practice.routine_ways": 1,
    "practice.routine_words": 1,
    "practice.session": 4,
    "practice.session_log": 2,
    "practice.session_pictures": 3,
    "practice.session_plan": 1,
    "practice.session_stages": 1,
    "practice.session_words": 1,
    "practice.stopping": 1,
    "practice.timeline": 2,
    "practice.today": 2,
    "progress.backups": 2,
    "progress.browser_store": 2,
    "progress.database": 2,
    "progress.file_store": 2,
    "progress.files": 2,
    "progress.inbox": 2,
    "progress.journal": 2,
    "progress.mastery": 2,
    "progress.picture_drawing": 2,
    "progress.picture_html": 2,
    "progress.picture_sections": 2,
    "progress.picture_svg": 2,
    "progress.picture_words": 2,
    "progress.pictures": 2,
    "progress.repair": 2,
    "progress.salvage": 2,
    "progress.schema": 2,
    "progress.snapshot": 2,
    "progress.store": 2,
    "progress.summary": 2,
    "progress.transfer": 2,
    "progress.by_hand": 2,
    "progress.data_file": 2,
    "progress.data_words": 2,
    "quiz.page_data": 2,
    "anatomy.muscle_map": 3,
    "practice.check_card": 3,
    "practice.hold_timer": 3,
    "progress.data_card": 3,
    "quiz.card": 3,
    "export": 1,
    "export.anki": 4,
    "export.anki_notes": 4,
    "export.exporting": 4,
    "export.gift": 4,
    "content.dose_words": 0,
    "export.handouts": 1,
    "export.handouts.drawings": 4,
    "export.handouts.landmark_sheet": 4,
    "export.handouts.making": 4,
    "export.handouts.page": 4,
    "export.handouts.places": 4,
    "export.handouts.printing": 4,
    "export.handouts.quiz_sheets": 4,
    "export.handouts.safety_sheets": 4,
    "export.handouts.sheets": 4,
    "export.handouts.technique_sheets": 4,
    "export.handouts.words": 1,
    "export.items": 4,
    "export.manifest": 1,
    "export.markup": 1,
    "export.parcel": 4,
    "export.pictures": 4,
    "export.qti": 4,
    "export.qti12": 4,
    "export.qti21": 4,
    "export.qti21_marking": 4,
    "export.table": 4,
    "export.words": 1,
    "export.writing": 1,
    "export.xml_parts": 1,
    "practice.guarded_timer": 4,
    "quiz.drill": 4,
    "quiz.review": 4,
    "": 5,
    "__main__": 5,
    "mechanics.__main__": 5,
}
RECORDS = 0  # frozen records and what reads them; the only floor whose rooms may share
WIDGETS = 3
PICTURES = 2  # the only floor that may import matplotlib or numpy


def modules() -> dict[str, Path]:
    """Dotted name below the package → file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imported(name: str, path: Path) -> Iterator[str]:
    """Full names that a module imports anywhere, but for those only type checkers see."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unseen = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from from_names(name, path, node)


def from_names(name: str, path: Path, node: ast.ImportFrom) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        own = ["glute_lessons", *name.split(".")] if name else ["glute_lessons"]
        up = node.level - (path.name == "__init__.py")
        base = ".".join([*own[: len(own) - up], *([base] if base else [])])
    for alias in node.names:
        yield f"{base}.{alias.name}"


def ours(full: str) -> str | None:
    """The module of the package that a full name means, or None."""
    if full != "glute_lessons" and not full.startswith("glute_lessons."):
        return None
    short = full.removeprefix("glute_lessons").removeprefix(".")
    while short and short not in FLOORS:
        short = short.rpartition(".")[0]
    return short


def room(name: str) -> str:
    return name.partition(".")[0]


def edges() -> list[tuple[str, str]]:
    return [
        (name, target)
        for name, path in modules().items()
        for full in imported(name, path)
        if (target := ours(full)) is not None and target != name
    ]


def test_every_module_has_its_floor_in_the_table_and_the_table_names_no_other() -> None:
    assert sorted(modules()) == sorted(FLOORS)


@pytest.mark.parametrize(("name", "target"), sorted(set(edges())))
def test_an_import_goes_down_or_stays_in_its_room(name: str, target: str) -> None:
    own, other = FLOORS[name], FLOORS[target]
    same_room = own == RECORDS or (room(name) == room(target) and own != WIDGETS)
    reads_the_log = own == PICTURES and room(target) == "progress" and other <= own
    is_package = target == room(name)  # a room's __init__ gathers what lies in it
    down = other < own or (other == own and same_room)
    assert down or reads_the_log or (room(name) == "front" and is_package)


def test_there_is_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name, target in edges():
        graph.setdefault(name, set()).add(target)
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("name", [n for n, floor in FLOORS.items() if floor != PICTURES])
def test_only_pictures_import_numpy_or_matplotlib(name: str) -> None:
    heavy = {full.split(".")[0] for full in imported(name, modules()[name])}
    assert not heavy & {"numpy", "matplotlib", "pydantic"}
