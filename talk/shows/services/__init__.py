"""Writes on shows and sessions, a file a matter."""
