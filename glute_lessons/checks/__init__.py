"""Is everything taught, cited and readable? What `python -m glute_lessons check` runs."""
