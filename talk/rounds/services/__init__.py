"""Writes on coffee rounds, a file a matter."""
