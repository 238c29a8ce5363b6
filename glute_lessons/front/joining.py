"""One front-end file for each widget, joined from its own file and the shared ones."""

from __future__ import annotations

from pathlib import Path

_SHARED = Path(__file__).resolve().parent


def join(*shared: str, own: Path) -> str:
    """The named files of front/ followed by the widget's own file, as one text.

    own: the path of a .js or a .css file. A shared file holds plain functions (or rules) without
    import or export; the widget's own .js ends in its default export. Nothing is fetched from
    anywhere, so a widget works with no network.
    """
    paths = [*(_SHARED / name for name in shared), Path(own)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
