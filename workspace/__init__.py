"""The house: settings, people, audit, and the core that everything stands on."""
