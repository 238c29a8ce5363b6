"""Front-end code that widgets share, and the way a widget is shown."""

from .joining import join
from .showing import CourseWidget, show

__all__ = ["CourseWidget", "join", "show"]
