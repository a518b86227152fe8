"""One's own list of rooms: favourites, what is folded, what is shown."""
