"""Where the browser tests get their Chromium from, in this order: found, Debian's, Playwright's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.setup import browser
from tools.setup.problem import Problem

MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
MY_CHROMIUM = "/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium"
FILES, LOCAL = "C:\\Program Files", "C:\\Users\\me\\AppData\\Local"
CHROME, EDGE = (
    "\\Google\\Chrome\\Application\\chrome.exe",
    "\\Microsoft\\Edge\\Application\\msedge.exe",
)
WINDOWS = {"PROGRAMFILES": FILES, "LOCALAPPDATA": LOCAL}


@pytest.mark.parametrize(
    ("system", "environ", "on_path", "there", "found"),
    [
        ("Linux", {}, [], [], None),
        ("Linux", {}, ["google-chrome", "chromium"], [], "/bin/chromium"),
        ("Linux", {}, ["google-chrome", "chromium-browser"], [], "/bin/chromium-browser"),
        ("Linux", {}, ["google-chrome"], [], "/bin/google-chrome"),
        ("Linux", {"CHROMIUM": "/opt/c"}, ["chromium"], ["/opt/c"], "/opt/c"),
        ("Linux", {"CHROMIUM": "brave"}, ["chromium", "brave"], [], "/bin/brave"),
        ("Linux", {"CHROMIUM": ""}, ["chromium"], [], "/bin/chromium"),
        ("Linux", {}, [], [MAC_CHROME], None),
        ("Darwin", {"HOME": "/Users/me"}, [], [MAC_CHROME, MY_CHROMIUM], MAC_CHROME),
        ("Darwin", {"HOME": "/Users/me"}, [], [MY_CHROMIUM], MY_CHROMIUM),
        ("Windows", WINDOWS, [], [FILES + EDGE, LOCAL + CHROME], LOCAL + CHROME),
        ("Windows", WINDOWS, [], [FILES + EDGE], FILES + EDGE),
        ("Windows", {}, [], [FILES + EDGE], None),
    ],
)
def test_the_first_one_there_is_taken(
    system: str, environ: dict, on_path: list[str], there: list[str], found: str | None
) -> None:
    def which(name: str) -> str | None:
        return f"/bin/{name}" if name in on_path else None

    assert browser.find(environ, system, which, there.__contains__) == found


def test_a_named_chromium_that_is_not_there_is_not_passed_over() -> None:
    with pytest.raises(Problem, match="CHROMIUM names '/gone'"):
        on_path = {"chromium": "/bin/chromium"}
        browser.find({"CHROMIUM": "/gone"}, "Linux", on_path.get, [].__contains__)


DEBIAN, UBUNTU = 'NAME="Debian"\nID=debian\n', "ID=ubuntu\nID_LIKE=debian\n"


@pytest.mark.parametrize(
    ("is_root", "has_apt", "os_release", "may"),
    [
        (True, True, DEBIAN, True),
        (False, True, DEBIAN, False),
        (True, False, DEBIAN, False),
        (True, True, UBUNTU, False),
        (True, True, "", False),
    ],
)
def test_debians_package_is_installed_only_where_it_may_be(
    is_root: bool, has_apt: bool, os_release: str, may: bool
) -> None:
    commands = browser.debian_commands(is_root, has_apt, os_release)
    assert [command[1] for command in commands] == (["update", "install"] if may else [])


def test_commands_are_run_until_one_fails() -> None:
    good, bad = ([sys.executable, "-c", f"raise SystemExit({status})"] for status in (0, 1))
    assert not browser.attempt([])
    assert browser.attempt([good, good])
    assert not browser.attempt([good, bad, ["not run"]])


@pytest.mark.parametrize(
    ("found", "apt_works", "download", "taken", "asked"),
    [
        (["/bin/chromium"], True, "/cache/chrome", "/bin/chromium", []),
        ([None, "/bin/chromium"], True, "/cache/chrome", "/bin/chromium", ["apt"]),
        ([None, None], True, "/cache/chrome", "/cache/chrome", ["apt", "playwright"]),
        ([None], False, "/cache/chrome", "/cache/chrome", ["apt", "playwright"]),
    ],
)
def test_each_way_is_tried_only_when_those_before_it_failed(
    monkeypatch: pytest.MonkeyPatch,
    found: list[str | None],
    apt_works: bool,
    download: str,
    taken: str,
    asked: list[str],
) -> None:
    did: list[str] = []
    answers = iter(found)
    monkeypatch.setattr(browser, "here", lambda: next(answers))
    monkeypatch.setattr(browser, "attempt", lambda commands: did.append("apt") or apt_works)
    monkeypatch.setattr(
        browser, "playwrights_own", lambda python: did.append("playwright") or download
    )
    assert browser.ensure(Path("python")) == taken
    assert did == asked


def test_with_no_way_left_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("here", "attempt", "playwrights_own"):
        monkeypatch.setattr(browser, name, lambda *ignored: None)
    with pytest.raises(Problem, match="install Chromium or Google Chrome") as caught:
        browser.ensure(Path("python"))
    assert "\n" not in str(caught.value)
