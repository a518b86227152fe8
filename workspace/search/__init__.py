"""Search: one index that upper slices write to, and one way to ask it."""
