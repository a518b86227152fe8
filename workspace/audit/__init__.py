"""The audit log: acts of power, append-only."""
