"""What people make and share together: communities, their rooms, and the messages in them."""
