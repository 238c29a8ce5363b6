"""python -m tools.app: serve the lessons until told to end."""

from tools.app.server import LessonsApp

LessonsApp.launch_instance()
