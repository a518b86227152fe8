"""The one place that knows all: environment, settings, addresses, contract, command line."""
