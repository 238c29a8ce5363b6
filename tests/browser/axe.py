"""axe-core on a page: what it finds wrong in the parts that the course draws.

It is a test's tool and no part of the course: npm fetches it once into a folder that git leaves out,
and it is used only if it is the very file that SHA512 names.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import tarfile
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tools.setup.problem import Problem
from tools.site.fetch import npm_command, run
from tools.site.pins import Pin

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "GLUTE_LESSONS_SITE_CACHE"
AXE = Pin("axe-core", "4.14.1", "axe-core-4.14.1.tgz", sha256="")
SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CARDS = ".gl-card"
# Where a test holds the page's clock still, axe's own short waits must still end. The long ones only
# guard against frames that never answer, and none is asked.
WRAPPED = """(() => {
const setTimeout = (work, ms = 0) => {
  if (ms > 100) return 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); work(); };
  port2.postMessage(0);
  return 0;
};
const clearTimeout = () => {};
AXE
})();"""
# Parts of a picture reach beyond its edge, where they are cut off: axe takes them for an obstacle to
# the controls around it. Such a finding is left out if the control itself is hit 11 px off its middle.
LOOK = """async ([scope, tags]) => {
  const free = (node) => {
    node.scrollIntoView({ block: "center" });
    const { x, y, width, height } = node.getBoundingClientRect();
    return [[-11, -11], [11, -11], [-11, 11], [11, 11]].every(([right, down]) => {
      const hit = document.elementFromPoint(x + width / 2 + right, y + height / 2 + down);
      return [node, ...(node.labels ?? [])].some((own) => own.contains(hit));
    });
  };
  const onlyCutOff = (rule, { any, target }) => {
    const near = any.flatMap(({ relatedNodes }) => relatedNodes);
    return rule === "target-size" && near.length > 0
      && near.every(({ html }) => html.startsWith("<path"))
      && free(document.querySelector(target.join(" ")));
  };
  const { violations } = await axe.run(
    { include: [scope] },
    { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false,
      iframes: false },
  );
  return violations.flatMap(({ id, nodes }) => nodes.filter((node) => !onlyCutOff(id, node)).map(
    ({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


def sum_of(data: bytes) -> str:
    """A file's SHA-512 as npm writes it, in base 64."""
    return base64.b64encode(hashlib.sha512(data).digest()).decode("ascii")


def packed(folder: Path) -> Path:
    """The package, fetched unless it is there. Raises Problem for a file that is not the pinned one."""
    kept = folder / AXE.file
    if kept.is_file() and sum_of(kept.read_bytes()) == SHA512:
        return kept
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not on this machine, and fetches axe-core, which looks for barriers")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
        run(npm_command(AXE, npm), Path(name))
        fetched = Path(name) / AXE.file
        found = sum_of(fetched.read_bytes())
        if found != SHA512:
            raise Problem(f"{AXE.file}: found SHA-512 {found}; allowed is {SHA512}.")
        os.replace(fetched, kept)
    return kept


@cache
def script() -> str:
    """axe itself, ready to be run in a page."""
    folder = Path(os.environ.get(FOLDER) or ROOT / "build" / "site-cache")
    with tarfile.open(packed(folder)) as archive:
        part = archive.extractfile("package/axe.min.js")
        assert part is not None
        return WRAPPED.replace("AXE", part.read().decode("utf-8"), 1)


def violations(page: Page, scope: str = CARDS) -> list[str]:
    """What breaks a rule of WCAG 2.2 A and AA, or good practice, in what the selector names."""
    assert page.locator(scope).count(), f"nothing on the page is {scope}"
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script())
    found: list[Any] = page.evaluate(LOOK, [scope, list(TAGS)])
    return found
