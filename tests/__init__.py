"""Flurfunk's tests; `python -m tests` runs all of them. README.md is the map."""
