"""Tests of how people are to be reached."""
