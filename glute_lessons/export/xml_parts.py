"""XML as elements, written out as a file. Text only ever goes in as text."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

XSI = "http://www.w3.org/2001/XMLSchema-instance"


def add(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    """A new last child; its text, line breaks and all, is kept as it is."""
    child = ET.SubElement(parent, tag, attributes)
    child.text = text or None
    return child


def add_lines(parent: ET.Element, text: str) -> ET.Element:
    """Text into an element of XHTML, a <br/> for each line break; returns the element."""
    first, *rest = text.split("\n")
    parent.text = first
    for line in rest:
        ET.SubElement(parent, "br").tail = line
    return parent


def add_paragraphs(parent: ET.Element, texts: Iterable[str]) -> None:
    for text in texts:
        add_lines(add(parent, "p"), text)


def document(root: ET.Element, namespace: str, schema: str = "") -> bytes:
    """A whole file whose elements all lie in one namespace. schema: where its schema lies."""
    root.set("xmlns", namespace)
    if schema:
        root.set("xmlns:xsi", XSI)
        root.set("xsi:schemaLocation", f"{namespace} {schema}")
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True)
