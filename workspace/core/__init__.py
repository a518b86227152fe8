"""What every slice stands on: events and their log, errors, ids, limits, text."""
