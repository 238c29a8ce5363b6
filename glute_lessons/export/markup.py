"""Text as HTML for the formats that show HTML. All of it is built as elements, never pasted."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from .xml_parts import add_lines


def paragraphs(texts: Iterable[str]) -> str:
    """Each text as a paragraph."""
    return joined(paragraph(text) for text in texts)


def listed(texts: Iterable[str], tag: str = "ol", style: str = "A") -> str:
    """The texts as a list; style: A for letters, 1 for numbers."""
    whole = ET.Element(tag, {"type": style})
    for text in texts:
        add_lines(ET.SubElement(whole, "li"), text)
    return joined([whole])


def picture(file: str, words: str) -> str:
    """An image with its words for those who do not see it."""
    return joined([ET.Element("img", {"src": file, "alt": words})])


def paragraph(text: str) -> ET.Element:
    return add_lines(ET.Element("p"), text)


def inline(text: str) -> str:
    """A text without a paragraph around it."""
    whole = joined([add_lines(ET.Element("p"), text)])
    return whole.removeprefix("<p>").removesuffix("</p>")


def joined(elements: Iterable[ET.Element]) -> str:
    """The elements as HTML, one after the other."""
    return "".join(ET.tostring(each, encoding="unicode", method="html") for each in elements)
