"""Writes on communities, a file a matter."""
