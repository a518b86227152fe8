"""What happens to what one has not said yet. Topic `person:<id>` reaches one person on all devices.

Facts, not events: a log of what somebody writes and takes back would be a log of conduct. A device that missed one
asks anew when it comes back.
"""

from typing import Literal

from communities.drafts.schemas import MessageDraftOut
from workspace.core.events import Fact


class DraftChanged(Fact):
    """A draft of yours was written, sent or thrown away on one of your devices (topic `person`)."""

    type: Literal["draft.changed"] = "draft.changed"
    draft: MessageDraftOut
    device: str
    """As the device named itself; empty where it was not a device."""


class ScheduledChanged(Fact):
    """Your scheduled messages have changed: ask for them anew (topic `person`)."""

    type: Literal["scheduled.changed"] = "scheduled.changed"
