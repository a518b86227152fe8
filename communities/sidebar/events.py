"""What happens to one's own list of rooms. Topic `person:<id>`: nobody else hears of it."""

from typing import Literal

from communities.sidebar.schemas import SidebarOut
from workspace.core.events import Event


class SidebarChanged(Event):
    """You arranged your list on one of your devices: the others follow (topic `person`)."""

    type: Literal["sidebar.changed"] = "sidebar.changed"
    sidebar: SidebarOut
