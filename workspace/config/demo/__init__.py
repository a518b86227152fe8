"""The demo organisation: who works there, which rooms they have, and six weeks of what they said."""
