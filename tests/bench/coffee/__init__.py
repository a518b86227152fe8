"""`make bench-rooms`: a house of many rooms, and one person who is in all of them."""
