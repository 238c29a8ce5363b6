"""The muscle map: a picture of the body to explore, and two quizzes on it, graded in the browser."""

from __future__ import annotations

from pathlib import Path
from random import SystemRandom
from typing import Any

import traitlets
from attrs import asdict

from glute_lessons.content import Library, drawing, load
from glute_lessons.content.zone_grades import ZONE_GRADES
from glute_lessons.front import CourseWidget, join
from glute_lessons.progress.inbox import listen

from .colours import style_sheet
from .map_cards import Card, cards
from .map_data import map_data
from .map_tasks import Task, tasks
from .map_words import WORDS
from .naming import chosen
from .panels import LAYERS, PANELS, SIDES
from .plate_svg import SURFACE
from .sightings import seen_anywhere

MODES = ("explore", "name", "find")
DEALS = 8
ANY_SEED = 2**31
ANATOMY = "01_anatomy"  # whose questions the map's answers count as
_HERE = Path(__file__)
_SHARED = ("announce.js", "dom.js", "keys.js", "outbox.js")
_OWN = tuple(
    str(_HERE.with_name(f"map_{part}.js")) for part in ("hits", "marks", "picture", "rounds")
)


class MuscleMap(CourseWidget):
    """A picture of one half of the body, what can be touched on it, and where the learner stands.

    view: "posterior" or "lateral"; mode: "explore", "name" or "find"; both are fixed once made.
    side and layer: what is shown; a quiz sets the layer of each task itself. selected: the entry
    whose card is open, or "". drawing: the SVG document. body: see map_data. entries: id → card.
    deals: [{seed, tasks}]; the one with this seed is asked. index: the place in it. answers: [{id,
    option, grade}], grade "right", "wrong" or "critical"; option: the entry that was given. asks:
    entry or zone → the question of the bank that asks for it, under which an answer is logged.
    """

    _esm = join(*_SHARED, *_OWN, own=_HERE.with_suffix(".js"))
    _css = join("course.css", own=_HERE.with_suffix(".css")) + style_sheet()

    title = traitlets.Unicode("").tag(sync=True)
    view = traitlets.Enum(tuple(PANELS), "posterior").tag(sync=True)
    mode = traitlets.Enum(MODES, "explore").tag(sync=True)
    side = traitlets.Enum(SIDES, "right").tag(sync=True)
    layer = traitlets.Enum(LAYERS, SURFACE).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    drawing = traitlets.Unicode("").tag(sync=True)
    body = traitlets.Dict().tag(sync=True)
    entries = traitlets.Dict().tag(sync=True)
    layers = traitlets.List(traitlets.Dict()).tag(sync=True)
    credit = traitlets.Unicode("").tag(sync=True)
    grades = traitlets.Dict().tag(sync=True)
    deals = traitlets.List(traitlets.Dict()).tag(sync=True)
    seed = traitlets.Int(0).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    answers = traitlets.List(traitlets.Dict()).tag(sync=True)
    finished = traitlets.Bool(False).tag(sync=True)
    asks = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        listen(self)


def muscle_map(
    view: str = "posterior",
    mode: str = "explore",
    side: str = "right",
    layer: str = SURFACE,
    seed: int | None = None,
) -> MuscleMap:
    """A muscle map from behind ("posterior") or from the side ("lateral").

    mode: "explore" to look around, "name" to be asked "Which one is this?", "find" to be asked to
    touch things. side: "right" or "left". layer: how far it is peeled at first: "skin", "maximus",
    "medius", "deep" or "bones". seed: the same seed asks the same; None takes any. Raises
    ValueError with the names there are for any other name.
    """
    chosen(view, PANELS, "view")
    chosen(mode, MODES, "mode")
    chosen(side, SIDES, "side")
    chosen(layer, LAYERS, "layer")
    library = load()
    seed = SystemRandom().randrange(ANY_SEED) if seed is None else seed
    return MuscleMap(
        title=WORDS[f"title_{mode}"].format(view=WORDS[view]),
        view=view,
        mode=mode,
        side=side,
        layer=layer,
        drawing=drawing(library.pictures[view].file, "pictures.toml", view),
        seed=seed,
        **_said(view, library),
        deals=_deals(view, mode, seed, library),
    )


def _said(view: str, library: Library) -> dict[str, Any]:
    """The traits that hold what is the same in every round."""
    picture = library.pictures[view]
    told = cards(seen_anywhere(view), library)
    return {
        "body": map_data(view),
        "entries": {entry: _as_data(card) for entry, card in told.items()},
        "layers": [asdict(layer) for layer in picture.layers],
        "credit": picture.credit,
        "asks": {
            each.target: each.id
            for each in library.questions.values()
            if each.kind == "locate" and each.lesson == ANATOMY
        },
        "grades": {asked: dict(row) for asked, row in ZONE_GRADES.items()},
    }


def _as_data(card: Card) -> dict[str, Any]:
    data = asdict(card, filter=lambda field, _: field.name != "id")
    return {**data, "rows": dict(card.rows), "place": card.place}


def _deals(view: str, mode: str, seed: int, library: Library) -> list[dict[str, Any]]:
    """A few rounds, so that a new one needs no kernel."""
    if mode == "explore":
        return []
    muscles = tuple(library.muscles)
    return [
        {"seed": each, "tasks": [_task(task) for task in tasks(view, mode, each, muscles)]}
        for each in range(seed, seed + DEALS)
    ]


def _task(task: Task) -> dict[str, Any]:
    return {**asdict(task), "options": list(task.options), "id": task.id}
