"""Writes on what one comes back to, a file a matter."""
