"""Writes on notices, a file a matter."""
