"""Reading rooms and messages, always for one viewer."""
