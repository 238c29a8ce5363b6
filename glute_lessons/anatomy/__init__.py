"""The body: pictures of it, with their words."""

from .plates import Plate, plate

__all__ = ["Plate", "plate"]
