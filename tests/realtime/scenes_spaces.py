"""Scenes of `test_snapshots` on communities: what they say of themselves, who asks to be let in, who hands over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from communities.chat.services.arrange import arrange_channels
from communities.sidebar.schemas import PlaceIn, SectionIn, SidebarPatch, Sort
from communities.sidebar.services import arrange_sidebar, make_section, place_room
from communities.spaces.admission_schemas import OfferIn
from communities.spaces.models import Community, Visibility
from communities.spaces.schemas import CommunityPatch
from communities.spaces.services.communities import change_community, change_cover
from communities.spaces.services.offers import accept_offer, offer_ownership
from communities.spaces.services.offers import close as close_offer
from communities.spaces.services.requests import (
    accept_request,
    ask_to_join,
    decline_request,
    withdraw_request,
)
from tests.making import make_community
from tests.workspace.files.uploading import picture

if TYPE_CHECKING:
    from tests.realtime.test_snapshots import Scene


def _sorted_into_sections(scene: Scene) -> None:
    make_section(scene.viewer, SectionIn(name="Work", emoji="🛠️", room=scene.room.id))
    second = make_section(scene.viewer, SectionIn(name="Later")).sections[1].id
    place_room(scene.viewer, scene.room.id, PlaceIn(section=second))
    arrange_sidebar(scene.viewer, SidebarPatch(order=[second, "directs"], sorts={second: Sort.NAME}))


def listed_community(scene: Scene) -> Community:
    """Found a private community that everyone finds."""
    community = make_community(scene.owner, visibility=Visibility.PRIVATE)
    return change_community(scene.owner, community.id, CommunityPatch(is_listed=True))


def _declined_request(scene: Scene) -> None:
    community = listed_community(scene)
    decline_request(scene.owner, community.id, ask_to_join(scene.viewer, community.id, "").id, "Full")


def _let_in(scene: Scene) -> None:
    community = listed_community(scene)
    accept_request(scene.owner, community.id, ask_to_join(scene.viewer, community.id, "").id)


def _taken_back(scene: Scene) -> None:
    withdraw_request(scene.viewer, ask_to_join(scene.viewer, listed_community(scene).id, "").id)


def _offered(scene: Scene) -> str:
    return offer_ownership(scene.owner, scene.community.id, OfferIn(person=scene.viewer.id)).id


def _taken_over(scene: Scene) -> None:
    accept_offer(scene.viewer, _offered(scene))


def _described(scene: Scene) -> None:
    wish = CommunityPatch(description="A **place**", rules="Be kind", tags=["place"])
    change_community(scene.owner, scene.community.id, wish)
    change_cover(scene.owner, scene.community.id, picture("PNG", (90, 40)))


SCENES: list[tuple[str, Callable[[Scene], object]]] = [
    ("request.changed", lambda s: ask_to_join(s.viewer, listed_community(s).id, "Please")),
    ("request.changed", _declined_request),
    ("request.closed", _let_in),
    ("request.closed", _taken_back),
    ("ownership.offered", _offered),
    ("ownership.closed", lambda s: close_offer(s.owner, _offered(s))),
    ("ownership.closed", _taken_over),
    ("community.changed", _described),
    ("room.changed", lambda s: arrange_channels(s.owner, s.community.id, [s.room.id])),
    ("sidebar.changed", _sorted_into_sections),
]
