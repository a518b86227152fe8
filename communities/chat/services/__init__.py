"""Writes on rooms and messages, a file a matter."""
