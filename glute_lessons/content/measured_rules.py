"""What effects and subjects must keep to: no number without its source, no word against a number."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from .errors import ContentError, shown
from .measured import FOUND_BETTER, FOUND_NONE, WITHOUT_NUMBER, Effect, EffectPanel

if TYPE_CHECKING:
    from .library import Library

EFFECTS, SUBJECTS = "effects.toml", "subjects.toml"
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?|-?\.\d+")


def numbers_in(text: str) -> set[Decimal]:
    """Every number in a text as a reader rounds it to two decimals: halves go up.

    A hyphen or dash between two numbers is no minus sign.
    """
    text = re.sub(r"(?<=\d)\s*[–-]\s*(?=[\d.])", " to ", text).replace("−", "-")
    found = (Decimal(number.replace(",", "")) for number in _NUMBER.findall(text))
    return {number.quantize(Decimal("0.01"), ROUND_HALF_UP) for number in found}


def check_measured(library: Library) -> None:
    """Raises ContentError at the first effect or subject that breaks a rule."""
    for item, effect in library.effects.items():
        _told_by_its_source(effect, library.sources[effect.source].figures, item)
        _finding_fits(effect, library.effect_panels[effect.panel], item)
    used = {effect.panel for effect in library.effects.values()}
    for item in library.effect_panels:
        if item not in used:
            raise ContentError(EFFECTS, item, "", "a panel without a row", "at least one effect")
    _each_claim_has_one_subject(library)


def _told_by_its_source(effect: Effect, figures: str, item: str) -> None:
    held = numbers_in(figures)
    value = () if effect.value is None else (effect.value,)
    wanted = {
        "value": {Decimal(str(number)).quantize(Decimal("0.01")) for number in value},
        "interval": {Decimal(str(n)).quantize(Decimal("0.01")) for n in effect.interval},
        "chance": numbers_in(effect.chance),
        "basis": numbers_in(effect.basis),
    }
    for field, numbers in wanted.items():
        for number in sorted(numbers - held):
            allowed = f"a figure of {effect.source}, to two decimals"
            raise ContentError(EFFECTS, item, field, str(number.normalize()), allowed)


def _finding_fits(effect: Effect, panel: EffectPanel, item: str) -> None:
    def fault(field: str, found: object, allowed: str) -> ContentError:
        return ContentError(EFFECTS, item, field, shown(found), allowed)

    finding, value = effect.finding, effect.value
    if (value is None) != (finding in WITHOUT_NUMBER):
        raise fault("value", value, "a number exactly when the finding rests on one")
    if not effect.interval:
        if finding in FOUND_BETTER or (finding in FOUND_NONE and not effect.chance):
            raise fault("interval", "nothing", f"what shows the finding {finding!r}")
        return
    low, high = effect.interval
    if value is None or not low < value < high:
        raise fault("interval", effect.interval, f"a range round the value {value}")
    good = high < 0 if panel.less_is_better else low > 0
    if (finding in FOUND_BETTER) != good or (finding in FOUND_NONE) != (low <= 0 <= high):
        raise fault("finding", finding, f"what the range {low} to {high} shows")


def _each_claim_has_one_subject(library: Library) -> None:
    home: dict[str, str] = {}
    for item, subject in library.subjects.items():
        for source in subject.sources:
            if source in home:
                found = f"{source}, a claim of {home[source]} too"
                raise ContentError(SUBJECTS, item, "sources", found, "each claim in one subject")
            home[source] = item
    for source in library.sources:
        if source not in home:
            raise ContentError(SUBJECTS, "", "sources", f"{source} nowhere", "each claim once")
