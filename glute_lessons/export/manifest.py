"""The list of contents of a QTI package, with its licence; IMS content packaging 1.1."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from attrs import frozen

from .words import ABOUT, NAME
from .xml_parts import add, document

PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"


@frozen
class Resource:
    """One file of the package. tags: words that it can be found by; needs: ids of others."""

    id: str
    kind: str
    file: str
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def manifest(schema: str, version: str, resources: Iterable[Resource]) -> bytes:
    """imsmanifest.xml. schema, version: what the package says that it is."""
    root = ET.Element("manifest", {"identifier": "glute_lessons", "xmlns:imsmd": METADATA})
    about = add(root, "metadata")
    add(about, "schema", schema)
    add(about, "schemaversion", version)
    _licence(about)
    add(root, "organizations")
    listed = add(root, "resources")
    for each in resources:
        _add(listed, each)
    return document(root, PACKAGING)


def _licence(about: ET.Element) -> None:
    lom = add(about, "imsmd:lom")
    general = add(lom, "imsmd:general")
    _string(add(general, "imsmd:title"), NAME)
    _string(add(general, "imsmd:description"), " ".join(ABOUT[:-1]))
    rights = add(lom, "imsmd:rights")
    _string(add(rights, "imsmd:description"), ABOUT[-1])


def _add(listed: ET.Element, each: Resource) -> None:
    resource = add(listed, "resource", identifier=each.id, type=each.kind, href=each.file)
    if each.tags:
        general = add(add(add(resource, "metadata"), "imsmd:lom"), "imsmd:general")
        for tag in each.tags:
            _string(add(general, "imsmd:keyword"), tag)
    add(resource, "file", href=each.file)
    for needed in each.needs:
        add(resource, "dependency", identifierref=needed)


def _string(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "imsmd:langstring", {"xml:lang": "en"}).text = text
