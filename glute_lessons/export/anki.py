"""The bank as an Anki deck: one note type a kind, ids that never change, the plates as pictures."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import count
from json import dumps
from pathlib import Path
from typing import Any

from glute_lessons.content import Library

from .anki_notes import CSS, FIELDS, back, bare_name, front, marked_name, values
from .items import Item
from .markup import paragraphs
from .parcel import Parcel, zipped
from .pictures import bare, marked
from .words import ABOUT, NAME, NEEDS_GENANKI, PLATES
from .writing import ExportError


def anki(items: Iterable[Item], library: Library, now: float) -> Parcel:
    """The whole bank as an .apkg. now: seconds since 1970; Anki updates a note it holds when this
    is later than the import before. Raises ExportError without genanki.
    """
    held = tuple(items)
    media = _media(held, library)
    names = {str(number): name for number, name in enumerate(media)}
    files = {"collection.anki2": _collection(_deck(held, library), now)}
    files |= {"media": dumps(names).encode()}
    files |= {number: media[name] for number, name in names.items()}
    return Parcel(zipped(files, now), len(held))


def stable_id(name: str) -> int:
    """A number for a name, always the same: Anki knows decks and note types by it."""
    return 2**30 + int.from_bytes(sha256(f"glute-lessons {name}".encode()).digest()[:4]) % 2**30


def guid(id_: str) -> str:
    """What Anki knows a note by, whatever its text becomes."""
    return f"glute-lessons-{id_}"


def _media(items: Iterable[Item], library: Library) -> dict[str, bytes]:
    """File name → picture, for the questions that ask for a place."""
    media: dict[str, bytes] = {}
    for each in items:
        if each.kind == "locate":
            if bare_name(each) not in media:
                media[bare_name(each)] = bare(each.question.view, each.question.layer, library)
            media[marked_name(each)] = marked(each.question, library)
    return media


def _deck(items: Sequence[Item], library: Library) -> Any:
    genanki = _genanki()
    models = {kind: _model(genanki, kind) for kind in FIELDS}
    deck = genanki.Deck(stable_id("deck"), NAME, description=_about(items, library))
    for each in items:
        note = genanki.Note(
            model=models[each.kind],
            fields=list(values(each, library)),
            tags=list(each.tags),
            guid=guid(each.id),
        )
        deck.add_note(note)
    return deck


def _model(genanki: Any, kind: str) -> Any:
    return genanki.Model(
        stable_id(f"note type {kind}"),
        f"{NAME}: {kind.replace('_', ' ')}",
        fields=[{"name": name} for name in FIELDS[kind]],
        templates=[{"name": "Question", "qfmt": front(kind), "afmt": back(kind)}],
        css=CSS,
    )


def _about(items: Iterable[Item], library: Library) -> str:
    views = [each.question.view for each in items if each.kind == "locate"]
    credits = dict.fromkeys(library.pictures[view].credit for view in views)
    return paragraphs((*ABOUT, *(f"{PLATES} {credit}" for credit in credits)))


def _collection(deck: Any, now: float) -> bytes:
    """Anki's database. Written here since genanki's own write_to_file leaves a copy of it in the
    temporary folder at every run (0.13.1), and packs pictures without making them smaller.
    """
    package = _genanki().Package(deck)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "collection.anki2")
        with closing(sqlite3.connect(path)) as database:
            package.write_to_db(database.cursor(), now, count(int(now * 1000)))
            database.commit()
        return path.read_bytes()


def _genanki() -> Any:
    try:
        import genanki
    except ImportError:
        raise ExportError(NEEDS_GENANKI) from None
    return genanki
