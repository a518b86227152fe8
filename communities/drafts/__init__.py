"""What one has not said yet: begun, or put off to a later hour. Private, the same on all of one's devices."""
