"""Matched coffee rounds: who wants to is brought together with somebody every so often, at a time that suits both."""
