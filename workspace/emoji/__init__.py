"""The organisation's own emoji."""
