"""What is taught: TOML files, the frozen records they load into, and the shipped files."""

from .assets import assets, drawing, notebooks
from .errors import ContentError, FieldFault
from .library import Library, load

__all__ = ["ContentError", "FieldFault", "Library", "assets", "drawing", "load", "notebooks"]
