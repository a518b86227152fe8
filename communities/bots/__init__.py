"""Bots and integrations: programs that speak and listen beside people, with tokens, webhooks and commands."""
