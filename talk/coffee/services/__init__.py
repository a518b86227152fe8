"""Writes on coffee rooms, a file a matter."""
