"""The one way out: requests to addresses that people or other systems name."""
