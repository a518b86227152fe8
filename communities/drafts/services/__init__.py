"""Writes on what one has not said yet, a file a matter."""
