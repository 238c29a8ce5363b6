"""The question bank in the forms that other programs read: Anki, Moodle, QTI, a table."""
