"""Coffee: corners that are always open, and rounds that bring people together who would not meet."""
