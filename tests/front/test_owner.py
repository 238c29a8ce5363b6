"""Whose answers a page keeps: one owner for each learner of a hub, none elsewhere."""

from __future__ import annotations

import re

import pytest

from glute_lessons.front.owner import outbox_owner
from glute_lessons.quiz.card import quiz

ADA = {
    "JUPYTERHUB_USER": "ada",
    "JUPYTERHUB_BASE_URL": "/",
    "GLUTE_LESSONS_HOME": "/data/ada",
}


@pytest.mark.parametrize("environ", [{}, {"JUPYTERHUB_USER": ""}, {"GLUTE_LESSONS_HOME": "/data"}])
def test_off_a_hub_there_is_no_owner(environ: dict[str, str]) -> None:
    assert outbox_owner(environ) == ""


def test_the_owner_is_the_same_whenever_the_learner_comes_back() -> None:
    assert outbox_owner(ADA) == outbox_owner({**ADA, "JUPYTERHUB_SERVER_NAME": "two", "PATH": "/"})


@pytest.mark.parametrize("name", ADA)
def test_another_user_folder_or_hub_is_another_owner(name: str) -> None:
    assert outbox_owner(ADA) != outbox_owner({**ADA, name: "other"})


def test_the_owner_is_16_hex_digits_and_tells_no_name_and_no_folder() -> None:
    assert re.fullmatch("[0-9a-f]{16}", outbox_owner(ADA))


def test_a_name_that_is_not_text_has_an_owner_too() -> None:
    assert outbox_owner({"JUPYTERHUB_USER": "\udce9"}) != ""


def test_a_widget_names_its_owner_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ADA.items():
        monkeypatch.setenv(name, value)
    card = quiz("tools", seed=1, number=2)
    assert card.get_state("outbox_owner") == {"outbox_owner": outbox_owner(ADA)}
