"""What one comes back to: private to one person, the same on all of their devices."""
