"""Tests of one's own list of rooms."""
