"""What must not be in any file of the project: a registry's host, or a path of one machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# Put together here, so that this file does not hold what it forbids.
HOSTS = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry.np" + "mjs.org",
    "registry.yarnpkg" + ".com",
    "deb.deb" + "ian.org",
    "conda.anaconda" + ".org",
    "repo.anaconda" + ".com",
)


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, str]:
    """Every file that is or would be committed, as text."""
    if not shutil.which("git") or not (root / ".git").exists():
        pytest.skip("not a git checkout")
    listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    command = ["git", "-c", "safe.directory=*", *listing]
    names = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    paths = [root / name for name in names.split("\0") if name and (root / name).is_file()]
    return {p.relative_to(root).as_posix(): p.read_text("utf-8", errors="replace") for p in paths}


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_names_a_registry(files: dict[str, str], host: str) -> None:
    assert "pyproject.toml" in files
    assert [name for name, text in files.items() if host in text.lower()] == []


def test_no_file_names_a_path_of_this_machine(root: Path, files: dict[str, str]) -> None:
    places = {str(root), str(root.parent), str(Path.home())}
    paths = [re.escape(place) for place in places if len(Path(place).parts) > 1]
    found = re.compile("(?<![A-Za-z0-9_.-])(" + "|".join(paths) + r")[/\\]")
    assert {name: found.search(text)[0] for name, text in files.items() if found.search(text)} == {}


def test_text_files_end_their_lines_as_unix_does(root: Path, files: dict[str, str]) -> None:
    kinds = {".py", ".js", ".css", ".toml", ".md", ".ipynb", ".svg", ".lock", ".yml", ".json"}
    texts = [name for name in files if Path(name).suffix in kinds]
    assert [name for name in texts if b"\r\n" in (root / name).read_bytes()] == []
