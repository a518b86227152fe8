"""Writes on files, a file a matter."""
