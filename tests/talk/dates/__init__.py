"""Coffee rooms."""
