"""One lesson in Jupyter Notebook 7, for those who have that and not JupyterLab."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bench_page import Watch
from tests.browser.lab import KERNEL_IDLE, PATIENCE, Lab, faults, run_all, running_lab, scroll_to

NOT_OURS = "(reading 'schema')"  # Notebook 7.6.5 throws this by itself, from its own core
EXTENSIONS = "{'notebook': True, 'jupyterlab': True, 'voila.server_extension': False}"


def notebook_command(folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "notebook", "--no-browser"),
        f"--config={folder / 'tools' / 'jupyter' / 'jupyter_server_config.py'}",
        *("--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", f"--ServerApp.root_dir={folder}"),
        f"--ServerApp.jpserver_extensions={EXTENSIONS}",
        "--JupyterNotebookApp.expose_app_in_browser=True",
    ]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("notebook"), notebook_command) as running:
        yield running


def test_lesson_0_runs_and_its_check_is_alive(notebook: Lab, page: Page) -> None:
    watch = Watch(page)
    query = urlencode({"token": notebook.server["token"]})
    page.goto(f"{notebook.server['url']}notebooks/notebooks/00_start_here.ipynb?{query}")
    expect(page.locator(".jp-Notebook-cell").first).to_be_attached(timeout=PATIENCE)
    page.wait_for_function(KERNEL_IDLE, timeout=PATIENCE)
    assert faults(run_all(page)) == []
    scroll_to(page, "gl.readiness_check(")
    check = page.locator(".gl-check [data-question]").first
    check.get_by_role("radio", name="No", exact=True).check(timeout=PATIENCE)
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)
    assert not watch.outside
    ours = [fault for fault in watch.faults if NOT_OURS not in fault]
    assert not [fault for fault in ours if "uncaught" in fault or "anywidget" in fault]
