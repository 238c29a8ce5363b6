"""The course's settings for Jupyter's server: what is saved, the token, quiet kernels."""

from __future__ import annotations

import asyncio
import json
import runpy
from pathlib import Path

import nbformat.v4 as nb
import pytest
from jupyter_client import KernelManager
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from traitlets.config import Config

VIEW = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "HoldTimer()"}
TEXT = {"text/plain": "42"}
PICTURE = {"text/html": "<p>a plate</p>", "text/plain": "Plate()"}
OUTPUTS = {
    "a widget": nb.new_output("display_data", data=VIEW),
    "a widget as a result": nb.new_output("execute_result", data=VIEW, execution_count=1),
    "a result": nb.new_output("execute_result", data=TEXT, execution_count=1),
    "a picture": nb.new_output("display_data", data=PICTURE),
    "a print": nb.new_output("stream", text="hello\n"),
    "an error": nb.new_output("error", ename="E", evalue="v", traceback=[]),
}


@pytest.fixture
def settings(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The course's server settings, read as Jupyter reads them."""
    monkeypatch.setenv("JUPYTER_TOKEN", "abc")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    config = Config()
    path = root / "tools" / "jupyter" / "jupyter_server_config.py"
    runpy.run_path(str(path), init_globals={"get_config": lambda: config})
    return config


def save(settings: Config, folder: Path, model: dict, name: str) -> str:
    """What is on the disk after JupyterLab's server saved a model in a folder."""
    manager = AsyncLargeFileManager(root_dir=str(folder), config=settings)
    asyncio.run(manager.save(model, name))
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("outputs", "kept"),
    [
        (["a widget"], []),
        (["a widget as a result"], []),
        (
            ["a result", "a picture", "a print", "an error"],
            ["a result", "a picture", "a print", "an error"],
        ),
        (["a print", "a widget", "a result"], ["a print", "a result"]),
        ([], []),
    ],
)
def test_only_widget_views_are_left_out(
    settings: Config, tmp_path: Path, outputs: list[str], kept: list[str]
) -> None:
    cells = [
        nb.new_code_cell("x", outputs=[OUTPUTS[o] for o in outputs]),
        nb.new_markdown_cell("My note"),
    ]
    model = {"type": "notebook", "content": nb.new_notebook(cells=cells)}
    code, note = json.loads(save(settings, tmp_path, model, "a.ipynb"))["cells"]
    kinds = [output["output_type"] for output in code["outputs"]]
    assert kinds == [OUTPUTS[o]["output_type"] for o in kept]
    assert code["source"] == ["x"] and note["source"] == ["My note"]


def test_a_text_file_is_saved_as_it_is(settings: Config, tmp_path: Path) -> None:
    model = {"type": "file", "format": "text", "content": "my notes\n"}
    assert save(settings, tmp_path, model, "a.txt") == "my notes\n"


def test_the_token_stays_on_whatever_else_is_set(settings: Config) -> None:
    assert settings.IdentityProvider.token == "abc"


def test_a_kernel_starts_without_a_word_in_the_terminal(settings: Config, tmp_path: Path) -> None:
    manager = KernelManager(config=settings)
    with (tmp_path / "said").open("wb") as said:
        manager.start_kernel(stdout=said, stderr=said)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    assert (tmp_path / "said").read_text(encoding="utf-8") == ""
