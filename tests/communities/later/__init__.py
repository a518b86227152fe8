"""Tests of what one comes back to."""
