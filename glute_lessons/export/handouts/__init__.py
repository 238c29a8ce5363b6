"""Sheets to print and hand out: a page for each technique, the safe or stop card, a quiz paper."""
