"""The whole outline of each structure in a view, whatever lies before it."""

from __future__ import annotations

from shapely import Geometry

from .contours import cleaned, outline, smoothed, thinned
from .meshes import Meshes
from .raster import PIXEL, Image, normals, render
from .structures import BY_ID
from .views import View

Images = dict[tuple[str, str], Image]  # by structure and side; values are normals

BONE_POINTS, MUSCLE_POINTS = 400, 240


def images(found: Meshes, view: View) -> Images:
    """Each mesh that the view shows, rendered alone."""
    return {
        key: render(mesh, view, normals(mesh, view))
        for key, mesh in found.items()
        if key[1] in view.sides and key[0] not in view.without
    }


def silhouettes(seen: Images, view: View) -> dict[str, Geometry]:
    """Structure → outline, of the right side or the middle, in mm."""
    return {
        name: _silhouette(image, view, BY_ID[name].kind == "bone")
        for (name, side), image in seen.items()
        if side != "left" and image.mask.any()
    }


def _silhouette(image: Image, view: View, bone: bool) -> Geometry:
    shape = outline(image.mask, view, 0.5)
    if bone:
        return thinned(cleaned(shape, 0.6, 20, 15), BONE_POINTS, 0.25)
    smooth = smoothed(cleaned(shape, 2.5, 1e9, 120), 3.0)
    if smooth.is_empty:
        return smooth
    lost = image.mask.sum() * PIXEL**2 - smooth.area  # to the smoothing, which eats corners
    return thinned(smooth.buffer(lost / smooth.length), MUSCLE_POINTS, 0.3)
