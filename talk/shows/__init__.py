"""Shows and their sessions."""
