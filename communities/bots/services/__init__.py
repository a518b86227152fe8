"""Writes on bots and integrations, a file a matter."""
