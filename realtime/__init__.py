"""The socket: the one live line between a browser and everything below."""
