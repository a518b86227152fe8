"""Writes on coffee dates, a file a matter."""
