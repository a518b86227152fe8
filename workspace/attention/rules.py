"""Whether something that was said may interrupt a person. Pure; the front end has the same rule.

Both are held to one table of cases, `frontend/src/lib/interruptions.json`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Level(StrEnum):
    """What of a place may interrupt."""

    ALL = "all"
    MENTIONS = "mentions"
    NOTHING = "nothing"


ThreadStand = Literal["follow", "mentions", "mute", "none"]


@dataclass(frozen=True, slots=True)
class Case:
    """Something was said. A reply that stands in the room as well is two cases, and interrupts if one of them may."""

    room_level: Level | None
    """What the person has chosen for this room; None: nothing."""
    default_level: Level
    """What they have chosen for rooms in general."""
    thread: ThreadStand | None = None
    """How they stand to the thread that it was said in; None: in the room itself."""
    is_own: bool = False
    is_mention: bool = False
    is_direct: bool = False
    """Said in a conversation among people, where everything is meant for one."""
    is_muted: bool = False
    """Room or thread are muted for a time, which is not over."""
    is_dnd: bool = False
    is_quiet_hours: bool = False
    is_on_screen: bool = False
    """It can be read at this moment: the page is seen and shows that place."""


def may_interrupt(case: Case) -> bool:
    """Decide. What the person has said of this place weighs more than what they have said in general."""
    is_held = case.is_own or case.is_muted or case.is_dnd or case.is_quiet_hours or case.is_on_screen
    level = case.room_level or _general(case)
    if is_held or level == Level.NOTHING:
        return False
    if case.thread is not None:
        return case.thread == "follow" or (case.is_mention and case.thread != "mute")
    return level == Level.ALL or case.is_mention


def _general(case: Case) -> Level:
    """What is meant for one counts as a mention."""
    is_wanted = case.is_direct and case.default_level != Level.NOTHING
    return Level.ALL if is_wanted else case.default_level
