"""Nested, named groups in an SVG, from the path-like ids that a canvas gives its artists.

"layer:deep/structure:piriformis" becomes <g data-layer="deep"><g data-structure="piriformis">.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from glute_lessons.anatomy.plate_svg import SURFACE, SVG, shown_groups

G = f"{{{SVG}}}g"
ART = "data-art"
NOT_ART = ("paper", "labels")  # stay as they are when the body is mirrored


def grouped(root: ET.Element) -> None:
    """Puts every artist of the drawing into its groups, in the order it is painted."""
    artists = [
        (element.attrib.pop("id"), element)
        for element in root.iter(G)
        if ":" in element.get("id", "")
    ]
    for child in list(root):
        root.remove(child)
    for path, artist in artists:
        steps = [step.split(":", 1) for step in path.split("/")]
        parent = root if steps[0][0] in NOT_ART else _step(root, ART, "yes")
        for key, value in steps:
            parent = _step(parent, f"data-{key}", value)
        parent.append(artist)


def _step(parent: ET.Element, key: str, value: str) -> ET.Element:
    """The group at the end of a parent, made where the last one is another."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.get(key) == value and not last.get("id"):
        return last
    return ET.SubElement(parent, G, {key: value})


def as_it_opens(root: ET.Element) -> None:
    """Hides all but what a layered drawing opens with, for where the bare file is shown."""
    layered = root.find(f".//{G}[@data-layer='skin']") is not None
    for group in root.findall(f"./{G}[@{ART}]/{G}[@data-layer]"):
        if layered and group.get("data-layer") not in shown_groups(SURFACE):
            group.set("display", "none")
    for group in root.findall(f"./{G}[@data-labels]"):
        for one in group:
            opens = group.get("data-labels") in ("all", SURFACE)
            if not (opens and one.get("data-side") == "right"):
                one.set("display", "none")


def shared_glyphs(root: ET.Element) -> None:
    """Puts the letters' shapes in one place, so that no group needs another for its letters."""
    found = [
        (parent, child)
        for parent in root.iter()
        for child in parent
        if child.tag == f"{{{SVG}}}defs" and parent is not root
    ]
    home = _defs(root)
    for parent, defs in found:
        parent.remove(defs)
        home.extend(list(defs))


def _defs(root: ET.Element) -> ET.Element:
    tag = f"{{{SVG}}}defs"
    if len(root) and root[0].tag == tag:
        return root[0]
    home = ET.Element(tag)
    root.insert(0, home)
    return home
