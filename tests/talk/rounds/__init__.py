"""Coffee rounds."""
