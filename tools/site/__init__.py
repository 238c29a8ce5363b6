"""Builds the course as a static site that runs in the browser: python -m tools.site."""
