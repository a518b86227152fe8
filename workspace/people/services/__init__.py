"""Writes on people, a file a matter."""
