"""What happens to notices. Topic `person:<id>` reaches one person on all devices.

Facts, not events: a log of what somebody has read and put away would be a log of conduct. A device that missed one asks
anew when it comes back.
"""

from typing import Literal

from workspace.core.events import Fact
from workspace.notifications.schemas import NoticeOut


class InboxChanged(Fact):
    """Your notices have changed (topic `person`): these are as they are said here, those are no more."""

    type: Literal["inbox.changed"] = "inbox.changed"
    notices: list[NoticeOut]
    gone: list[str]
    """Ids of notices that are no more."""
    is_partial: bool
    """More has changed than is said here: ask anew."""
