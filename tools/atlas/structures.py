"""The structures of the atlas: their ids, their place in the layers, and their meshes."""

from __future__ import annotations

from attrs import frozen


@frozen
class Structure:
    """One bone or muscle of the atlas.

    kind: "bone", "muscle", or "cover": used for the outline of the skin only.
    layer: the layer that it first shows in, None where it is not drawn.
    fma: ids of its meshes (Foundational Model of Anatomy) by side: "right", "left" or "middle".
    """

    id: str
    kind: str
    layer: str | None
    fma: dict[str, int]


LAYERS = ("bones", "deep", "medius", "maximus")  # from the deepest to the surface


def _one(name: str, kind: str, layer: str | None, *fma: int) -> Structure:
    sides = ("middle",) if len(fma) == 1 else ("right", "left")
    return Structure(name, kind, layer, dict(zip(sides, fma, strict=True)))


STRUCTURES = (
    _one("sacrum", "bone", "bones", 16202),
    _one("hip_bone", "bone", "bones", 16586, 16587),
    _one("lumbar_5", "bone", "bones", 13076),
    _one("lumbar_4", "bone", "bones", 13075),
    _one("lumbar_3", "bone", "bones", 13074),
    _one("lumbar_2", "bone", "bones", 13073),
    _one("lumbar_1", "bone", "bones", 13072),
    _one("femur", "bone", "bones", 24474, 24475),
    _one("rib_12", "bone", "bones", 8533, 8534),
    _one("gluteus_minimus", "muscle", "deep", 22332, 22333),
    _one("piriformis", "muscle", "deep", 22340, 22341),
    _one("gemellus_superior", "muscle", "deep", 22334, 22335),
    _one("gemellus_inferior", "muscle", "deep", 22336, 22337),
    _one("obturator_internus", "muscle", "deep", 22324, 22325),
    _one("quadratus_femoris", "muscle", "deep", 22338, 22339),
    _one("semitendinosus", "muscle", "deep", 22358, 22359),
    _one("semimembranosus", "muscle", "deep", 22448, 22449),
    _one("adductor_magnus", "muscle", "deep", 22459, 22460),
    _one("gracilis", "muscle", "deep", 43883, 43884),
    _one("gluteus_medius", "muscle", "medius", 22330, 22331),
    _one("tensor_fasciae_latae", "muscle", "medius", 22425, 22426),
    _one("gluteus_maximus", "muscle", "maximus", 22328, 22329),
    _one("iliocostalis_lumborum", "muscle", "maximus", 22740, 22741),
    _one("longissimus_thoracis", "muscle", "maximus", 22751, 22753),
    _one("multifidus", "muscle", "maximus", 22878, 22879),
    _one("external_oblique", "cover", None, 13336, 13337),
)
BY_ID = {structure.id: structure for structure in STRUCTURES}
