"""What is said when a name does not exist: what there is, and which of it is nearest."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def chosen(name: str, names: Iterable[str], what: str) -> str:
    """The name itself. Raises ValueError with all names and the nearest when it is none of them."""
    names = list(names)
    if name in names:
        return name
    near = get_close_matches(str(name), names, n=1, cutoff=0.0)
    hint = f" The nearest is {near[0]}." if near else ""
    raise ValueError(f"There is no {what} {name!r}; there are {', '.join(names)}.{hint}")
