"""Names of what the engine handles. The caller makes them; the engine only compares them."""

from typing import NewType

TalkId = NewType("TalkId", str)
PeerId = NewType("PeerId", str)
"""One person at one device in one talk: the same again is that person's reconnect."""
ClipId = NewType("ClipId", str)
