"""What stays of a talk: its episode, and the feeds in which it is found."""
