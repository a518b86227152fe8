"""Lets `python -m workspace.config.cli` do what `flurfunk` does."""

import sys

from workspace.config.cli import main

sys.exit(main())
