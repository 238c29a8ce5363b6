"""What a touch on the skin is worth, by the kind of zone asked for and the kind touched."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .records import Grade

# To press on bone or on the nerve could hurt someone.
ZONE_GRADES: Mapping[str, Mapping[str, Grade]] = MappingProxyType(
    {
        "press": {"press": "right", "pass_over": "critical", "never_press": "critical"},
        "pass_over": {"press": "wrong", "pass_over": "right", "never_press": "critical"},
        "never_press": {"press": "wrong", "pass_over": "wrong", "never_press": "right"},
    }
)
