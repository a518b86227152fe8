"""Writes on reports, a file a matter."""
