"""Communities: found, join, leave, invite."""
