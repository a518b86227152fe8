"""Writes on the lobby: who waits, and who is brought together."""
