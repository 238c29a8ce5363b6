"""What an exporter hands over: its files in memory, and what it had to leave out."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterable, Mapping

from attrs import frozen

from .items import Item


@frozen
class LeftOut:
    """Questions that a format cannot express, or not in full. what: which; why: the reason."""

    what: str
    why: str
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what}: {len(self.ids)}, because {self.why}: {', '.join(self.ids)}"


@frozen
class Parcel:
    """One file of an export. name: "" for the one file that OUT itself is.

    number: how many questions are in it. left_out: those that are not. lessened: those that are,
    but for a part.
    """

    data: bytes
    number: int
    left_out: tuple[LeftOut, ...] = ()
    lessened: tuple[LeftOut, ...] = ()
    name: str = ""


def left_out(items: Iterable[Item], why: Mapping[str, str]) -> tuple[LeftOut, ...]:
    """The items whose kind has a reason, by kind. why: kind → the reason."""
    held = tuple(items)
    found = {kind: tuple(each.id for each in held if each.kind == kind) for kind in why}
    return tuple(LeftOut(kind, why[kind], ids) for kind, ids in found.items() if ids)


def zipped(files: Mapping[str, bytes], now: float) -> bytes:
    """A zip of these files, packed small. now: seconds since 1970, the time that they bear."""
    written = time.gmtime(max(now, 315_619_200))[:6]  # a zip knows no year before 1980
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, written)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            whole.writestr(entry, data)
    return buffer.getvalue()
