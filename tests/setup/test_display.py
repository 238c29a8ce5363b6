"""When Xvfb is installed for the browser tests."""

from __future__ import annotations

import pytest

from tools.setup.browser import debian_commands
from tools.setup.display import is_wanted


@pytest.mark.parametrize(
    ("environ", "system", "has_xvfb", "wanted"),
    [
        ({}, "Linux", False, True),
        ({"DISPLAY": ""}, "Linux", False, True),
        ({"DISPLAY": ":0"}, "Linux", False, False),
        ({}, "Linux", True, False),
        ({}, "Darwin", False, False),
        ({}, "Windows", False, False),
    ],
)
def test_xvfb_is_wanted_on_a_linux_that_has_neither_it_nor_a_screen(
    environ: dict[str, str], system: str, has_xvfb: bool, wanted: bool
) -> None:
    assert is_wanted(environ, system, has_xvfb) is wanted


def test_it_is_installed_as_chromium_is() -> None:
    update, install = debian_commands(True, True, "ID=debian", "xvfb")
    assert update[:2] == ["apt-get", "update"]
    assert install[-1] == "xvfb"
