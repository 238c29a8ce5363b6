"""Looks through the built site for anything that would reach another host while it runs.

A page of links to read elsewhere is fine; what a browser fetches by itself is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.setup.problem import Problem
from tools.site.pins import sha256

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
ADDRESS = re.compile(r"^(https?:)?//", re.IGNORECASE)
# What a browser fetches when it meets it in a page or a style sheet.
IN_HTML = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|object|base)\b[^>]*?"""
    r"""\b(?:src|href|data)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)"""
    r"""|<link\b[^>]*?\bhref\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
IN_CSS = re.compile(
    r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""",
    re.IGNORECASE,
)
IN_MARKDOWN = re.compile(r"!\[[^\]]*\]\(\s*<?((?:https?:)?//[^)\s>]+)")
# Hosts that serve code and fonts: their addresses have no business in a script.
IN_SCRIPT = re.compile(
    r"""(?:https?:)?//[\w.-]*(?:jsdelivr|unpkg|cdnjs|esm\.sh|skypack|jspm|googleapis|gstatic)"""
    r"""[\w./-]*""",
    re.IGNORECASE,
)
# Where Pyodide is looked for if nobody says where it lies; kernel_faults sees that somebody does.
UNUSED = {
    "extensions/@jupyterlite/pyodide-kernel-extension/static/*.js": "/pyodide/",
    "static/pyodide/pyodide.mjs": "/pyodide/",
}


def check(site: Path) -> None:
    """Raises Problem with one sentence that names the first place and counts the others."""
    found = list(faults(site))
    if found:
        more = f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
        raise Problem(f"The site would not stand alone: {found[0]}{more}.")


def faults(site: Path) -> Iterator[str]:
    """Where the site would reach outside, each in words."""
    yield from kernel_faults(site)
    yield from lock_faults(site)
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            yield from (
                f"{name}: found {told}; allowed is the site's own" for told in told_in(path, name)
            )


def told_in(path: Path, name: str) -> Iterator[str]:
    """The outside addresses that a browser would fetch because of this file."""
    if path.name.startswith("jupyter-lite."):
        yield from config_addresses(json.loads(path.read_text(encoding="utf-8")))
        return
    kinds = {".html": IN_HTML, ".css": IN_CSS, ".js": IN_SCRIPT, ".mjs": IN_SCRIPT}
    pattern = IN_MARKDOWN if path.suffix == ".ipynb" else kinds.get(path.suffix)
    if pattern is None:
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".html":
        yield from IN_CSS.findall(text)
    for match in pattern.finditer(text):
        address = next((group for group in match.groups() if group), match[0])
        if not is_unused(path, name, address):
            yield address


def is_unused(path: Path, name: str, address: str) -> bool:
    """True for an address that stands in a script and is never asked."""
    return any(Path(name).match(place) and mark in address for place, mark in UNUSED.items())


def config_addresses(data: Any) -> Iterator[str]:
    """Every outside address in a configuration. A notebook's own text is not part of one."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key != "cells":
                yield from config_addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from config_addresses(value)
    elif isinstance(data, str) and ADDRESS.match(data):
        yield data


def kernel_faults(site: Path) -> Iterator[str]:
    """Python must come from the site, and must not look for packages elsewhere."""
    place = "jupyter-lite.json"
    data = json.loads((site / place).read_text(encoding="utf-8"))
    plugins = data.get("jupyter-config-data", {}).get("litePluginSettings", {})
    settings = plugins.get(KERNEL, {})
    url = str(settings.get("pyodideUrl", ""))
    if not (url.startswith("./") and (site / url).is_file()):
        yield f"{place}, pyodideUrl: found {url!r}; allowed is a file of the site"
    if settings.get("disablePyPIFallback") is not True:
        told = settings.get("disablePyPIFallback")
        yield f"{place}, disablePyPIFallback: found {told!r}; allowed is true"


def lock_faults(site: Path) -> Iterator[str]:
    """Each package of the kernel must lie in the site, and be what the list says."""
    folder = site / "static" / "pyodide"
    place = "pyodide-lock.json"
    if not (folder / place).is_file():
        yield f"static/pyodide/{place}: found nothing; allowed is the list of the kernel's packages"
        return
    packages = json.loads((folder / place).read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        file = str(package["file_name"])
        if ADDRESS.match(file) or not (folder / file).is_file():
            yield f"{place}, {name}, file_name: found {file!r}; allowed is a file beside the list"
        elif sha256(folder / file) != package["sha256"]:
            yield f"{place}, {name}, sha256: found that {file} has another; allowed is its own"


def size(site: Path) -> int:
    """The bytes of all files."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
