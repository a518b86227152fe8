"""The inbox: one's notices with what they tell of, as one may read it at the moment."""
