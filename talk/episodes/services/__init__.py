"""Writes on episodes, a file a matter."""
