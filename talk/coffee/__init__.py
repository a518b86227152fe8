"""Coffee: rooms to drop in to, and who is matched with whom."""
