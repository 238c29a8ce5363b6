"""The course's own drawings: hand-set shapes and numbers from content, drawn with matplotlib."""
