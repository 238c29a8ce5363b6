"""What `python -m glute_lessons export` does, told in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glute_lessons.anatomy.naming import chosen
from glute_lessons.content import ContentError, Library

from .gift import gift
from .items import Item, items
from .parcel import Parcel
from .qti import qti
from .table import table
from .writing import ExportError, check_free, write_file, write_folder

FORMATS = ("anki", "gift", "qti", "csv")


def export(format_: str, out: Path, library: Library, now: float) -> tuple[bool, list[str]]:
    """Writes the bank to OUT; returns whether it is done, and what to tell.

    qti makes a folder with a package for each version; the others make a file. now: seconds since
    1970. Nothing is written when anything fails.
    """
    try:
        format_ = chosen(format_.lower(), FORMATS, "format")
        out = out.absolute()
        check_free(out)
        parcels = _made(format_, library, now)
        _write(out, parcels)
    except (ExportError, ContentError, FileNotFoundError, ValueError) as error:
        return False, [str(error)]
    return True, list(_told(out, parcels, len(library.questions)))


def _made(format_: str, library: Library, now: float) -> tuple[Parcel, ...]:
    held: tuple[Item, ...] = items(library)
    if format_ == "qti":
        return qti(held, now)
    if format_ == "anki":
        from .anki import anki

        return (anki(held, library, now),)
    return (gift(held) if format_ == "gift" else table(held),)


def _write(out: Path, parcels: tuple[Parcel, ...]) -> None:
    if any(each.name for each in parcels):
        write_folder(out, {each.name: each.data for each in parcels})
    else:
        write_file(out, parcels[0].data)


def _told(out: Path, parcels: tuple[Parcel, ...], number: int) -> Iterator[str]:
    for each in parcels:
        size = f"{len(each.data) / 1024:,.0f} KiB"
        yield f"{out / each.name}: {each.number} of {number} questions, {size}."
        for gone in each.left_out:
            yield f"  Left out, {gone}"
        for less in each.lessened:
            yield f"  In it, {less.what}: {len(less.ids)} {less.why}: {', '.join(less.ids)}"
