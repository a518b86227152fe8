"""What somebody should know of: notices that upper slices write, and that only their person reads."""
