"""How long a voice takes from mouth to ear."""
