"""What it costs to make an episode of a recording."""
