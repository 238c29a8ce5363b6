"""Which techniques a routine uses: by the wish, the tools at hand and what is closed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Situation, Technique

from .routine_records import FOCUSES, LeftOut, Request
from .routine_words import WORDS

TENDER_WAYS = FOCUSES["gentle"].ways
SOFT = 3  # up to a tennis ball; tools.toml says of each firmer one: easily sore? softer


@frozen
class Way:
    """Techniques one after the other. situations: what each comes from; tools: an id for each."""

    situations: tuple[Situation, ...]
    techniques: tuple[Technique, ...]
    tools: tuple[str, ...]


def ways(
    request: Request, library: Library, known: Sequence[str]
) -> tuple[Way | tuple[LeftOut, ...], ...]:
    """Each way that the wish allows, the first choice first; for a closed one, what closes it.

    known: techniques that may be done as far as other days go (routine_rules.known_from_before).
    """
    tender = request.sensitivity == "tender"
    wanted = TENDER_WAYS if tender else FOCUSES[request.focus].ways
    return tuple(_way(names, request, library, known) for names in wanted)


def _way(
    names: Sequence[str], request: Request, library: Library, known: Sequence[str]
) -> Way | tuple[LeftOut, ...]:
    situations = tuple(library.situations[name] for name in names)
    techniques = tuple(library.techniques[each.technique] for each in situations)
    closed = [(each.name, _why_not(each, request, library, known)) for each in techniques]
    if any(why for _, why in closed):
        return tuple(LeftOut(name, why) for name, why in closed if why)
    tools = tuple(_softest(each, request, library) for each in techniques)
    return Way(situations, techniques, tools)


def _why_not(technique: Technique, request: Request, library: Library, known: Sequence[str]) -> str:
    """Why this technique is not open; "" when it is."""
    if technique.id in request.closed:
        return WORDS["closed"]
    fitting = [tool for tool in technique.tools if tool in request.tools]
    if not fitting:
        return WORDS["no_tool"].format(tools=_named(technique.tools, library))
    if _softly(request) and not any(_soft(fitting, library)):
        return WORDS["too_firm"].format(tools=_named(fitting, library))
    return "" if technique.id in known else WORDS["wall_first"]


def _softly(request: Request) -> bool:
    return request.sensitivity == "tender" or request.focus == "gentle"


def _soft(tools: Sequence[str], library: Library) -> Iterator[bool]:
    return (library.tools[tool].firmness <= SOFT for tool in tools)


def _softest(technique: Technique, request: Request, library: Library) -> str:
    """The id of the softest tool at hand for it: begin light, and change one thing at a time."""
    fitting = [tool for tool in technique.tools if tool in request.tools]
    return min(fitting, key=lambda tool: library.tools[tool].firmness)


def _named(tools: Sequence[str], library: Library) -> str:
    return ", ".join(library.tools[tool].name.lower() for tool in tools)
