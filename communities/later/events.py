"""What happens to what one keeps for later. Topic `person:<id>` reaches one person on all devices.

Facts, not events: a log of what somebody saves, and when, would be a log of conduct. A device that missed one asks
anew when it comes back.
"""

from typing import Literal

from workspace.core.events import Fact


class LaterChanged(Fact):
    """Your saved messages have changed on one of your devices: ask for them anew (topic `person`)."""

    type: Literal["later.changed"] = "later.changed"
