"""The faults of the progress store, told in one sentence each."""

from __future__ import annotations

from collections.abc import Sequence


class ProgressError(Exception):
    """Progress cannot be read or kept: one sentence saying where, what was found, what helps."""

    def __init__(self, sentence: str) -> None:
        super().__init__("".join(sign if sign.isprintable() else " " for sign in sentence))


class ImportRefused(ProgressError):
    """A file to import has faults; nothing of it was taken over. reasons: the first ten."""

    def __init__(self, file: str, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons[:10])
        super().__init__(f"{file}: nothing was taken over. " + " ".join(self.reasons))


class Damaged(Exception):
    """The file, or a row in it, is not what was once written. The store mends it or says so."""
