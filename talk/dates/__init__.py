"""Coffee dates: when the next coffee is, chosen together, and a room that opens by itself at that moment."""
