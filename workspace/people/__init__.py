"""People: who is in, how they come in, what they show of themselves."""
