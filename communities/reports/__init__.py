"""Reports: a message that somebody asks those who keep order to look at, and what came of it."""
