"""Writes on the index: entries by the slices that own the things, and what keeps the index complete."""
