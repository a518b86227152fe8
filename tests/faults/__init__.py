"""Real processes on a private PostgreSQL and Redis: killed, restarted and counted."""
