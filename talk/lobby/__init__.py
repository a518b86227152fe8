"""The live lobby: whoever has time right now is brought together with somebody."""
