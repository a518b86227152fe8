"""Asking the index, always for one viewer."""
