"""What a listener costs, beside what one costs elsewhere."""
