"""Draws the positions of the course: a neutral, clothed body, posed, as outlines.

Centimetres; x to the body's left, y up, z to its front.
"""
