"""One message to a thousand people: what it costs here, and what it costs elsewhere."""
