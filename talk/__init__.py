"""Talk: corporate radio. Live sessions with a stage, and the shows that they belong to."""
