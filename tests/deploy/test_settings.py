"""What may be chosen for the hub, and what it refuses before it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.hub.settings import read
from tools.setup.problem import Problem


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """The settings for HTTPS, with files that are there."""
    for name in ("hub.pem", "hub.key"):
        (tmp_path / name).write_text("PEM", encoding="utf-8")
    return {
        "GLUTE_HUB_CERTIFICATE": str(tmp_path / "hub.pem"),
        "GLUTE_HUB_KEY": str(tmp_path / "hub.key"),
    }


def test_with_nothing_chosen_it_listens_on_this_machine_and_keeps_learners_apart() -> None:
    chosen = read({}, root=True)
    assert chosen.bind_url == "http://127.0.0.1:8000/"
    assert chosen.apart and chosen.memory_mib == 1024 and chosen.idle_minutes == 60
    assert chosen.learners != chosen.own


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5", "hub.example.org", "10.0.0.1"])
def test_an_address_that_others_reach_needs_https(address: str, files: dict[str, str]) -> None:
    chosen = {"GLUTE_HUB_ADDRESS": address}
    with pytest.raises(Problem, match="GLUTE_HUB_ADDRESS.*in clear"):
        read(chosen, root=True)
    assert read(chosen | files, root=True).bind_url.startswith("https://")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_on_this_machine_alone_it_needs_none(address: str) -> None:
    assert read({"GLUTE_HUB_ADDRESS": address}, root=True).certificate is None


@pytest.mark.parametrize("name", ["GLUTE_HUB_CERTIFICATE", "GLUTE_HUB_KEY"])
def test_one_file_of_the_two_is_not_https(name: str, files: dict[str, str]) -> None:
    for address in ("127.0.0.1", "0.0.0.0"):
        with pytest.raises(Problem, match="GLUTE_HUB_CERTIFICATE and GLUTE_HUB_KEY"):
            read({"GLUTE_HUB_ADDRESS": address, name: files[name]}, root=True)


def test_a_certificate_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="GLUTE_HUB_KEY is .*no such file"):
        read({"GLUTE_HUB_KEY": str(tmp_path / "none")}, root=True)


@pytest.mark.parametrize("said", ["", "no", "1", "YES"])
def test_without_root_it_does_not_start_unless_told_that_learners_trust_one_another(
    said: str,
) -> None:
    with pytest.raises(Problem, match="could read the others' answers"):
        read({"GLUTE_HUB_TRUSTING": said}, root=False)
    assert not read({"GLUTE_HUB_TRUSTING": "yes"}, root=False).apart


@pytest.mark.parametrize(
    ("name", "found", "allowed"),
    [
        ("GLUTE_HUB_PORT", "0", "1 to 65535"),
        ("GLUTE_HUB_PORT", "65536", "1 to 65535"),
        ("GLUTE_HUB_PORT", "http", "1 to 65535"),
        ("GLUTE_HUB_MEMORY_MIB", "100", "512 to 65536"),
        ("GLUTE_HUB_MEMORY_MIB", "-1", "512 to 65536"),
        ("GLUTE_HUB_MEMORY_MIB", "9" * 5000, "512 to 65536"),
        ("GLUTE_HUB_IDLE_MINUTES", "5", "30 to 1440"),
        ("GLUTE_HUB_IDLE_MINUTES", "²", "30 to 1440"),
    ],
)
def test_a_number_out_of_range_says_what_is_allowed(name: str, found: str, allowed: str) -> None:
    with pytest.raises(Problem, match=f"{name} is .*{allowed}"):
        read({name: found}, root=True)


def test_the_data_lie_where_they_are_told_to(tmp_path: Path) -> None:
    assert read({"GLUTE_HUB_DATA": str(tmp_path)}, root=True).data == tmp_path
