"""What `make` does in a clone: everything from a bare machine to a running Flurfunk. Standard library only."""
