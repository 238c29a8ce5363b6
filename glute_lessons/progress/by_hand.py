"""What `python -m glute_lessons progress` does, each told in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .data_file import place
from .errors import ProgressError
from .files import home_folder
from .store import Store, in_browser, open_store

_ENTRY = "answer or timed hold", "answers and timed holds"


def by_hand(work: str, file: Path | None = None, yes: bool = False) -> tuple[bool, list[str]]:
    """Does "where" or one of WORKS; returns whether it is done, and what to tell.

    file: to copy to, or to bring in. yes: the learner means to erase everything.
    """
    told: list[str] = []
    try:
        told.append(_where() if work == "where" else _with_store(work, file, yes, told))
    except ProgressError as error:
        return False, [*told, str(error)]
    return True, told


def _where() -> str:
    there = "Your progress lies in" if place().exists() else "Your progress will lie in"
    return f"{there} {place()}"


def _with_store(work: str, file: Path | None, yes: bool, told: list[str]) -> str:
    file = (file or Path()).absolute()
    if fault := _fault(work, file, yes):
        raise ProgressError(fault)
    with _opened(told) as store:
        return WORKS[work](store, file)


def _fault(work: str, file: Path, yes: bool) -> str:
    """What speaks against it before anything is opened; "" for nothing."""
    if work == "erase" and not yes:
        return "Nothing was erased: add --yes to remove all answers from this device."
    if work == "export" and file.exists():
        return f"{file}: found a file of that name; please choose a new name."
    if work == "export" and not file.parent.is_dir():
        return f"{file.parent}: found no such folder; please choose one that is there."
    if work == "import" and not file.is_file():
        return f"{file}: found no such file; please check its name."
    return ""


@contextmanager
def _opened(told: list[str]) -> Iterator[Store]:
    """The store, closed afterwards; what it has to tell goes to told."""
    store = open_store(home_folder(in_browser()))
    try:
        yield store
    finally:
        told.extend(store.notices)
        with suppress(ProgressError):
            store.close()


def _export(store: Store, file: Path) -> str:
    number = store.export_to(file)
    return f"{file} now holds {_entries(number)}."


def _import(store: Store, file: Path) -> str:
    merged = store.merge_from(file)
    return f"From {file}: {merged.added:,} new, {merged.known:,} known already."


def _erase(store: Store, file: Path) -> str:
    store.erase()
    return "All your answers are removed from this device."


def _entries(number: int) -> str:
    return f"{number:,} {_ENTRY[number != 1]}"


WORKS: Mapping[str, Callable[[Store, Path], str]] = {
    "export": _export,
    "import": _import,
    "erase": _erase,
}
