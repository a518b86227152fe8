"""Attention: how people are to be reached, what others see of that, and what may interrupt them."""
