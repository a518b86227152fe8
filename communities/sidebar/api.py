"""HTTP routes on one's own list of rooms."""

from django.http import HttpRequest
from ninja import Router, Status

from communities.sidebar import services
from communities.sidebar.queries import sidebar_of
from communities.sidebar.schemas import PlaceIn, SectionIn, SectionPatch, SidebarOut, SidebarPatch
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["me"])


@router.get("/me/sidebar", response={200: SidebarOut, 401: ErrorOut})
def read_sidebar(request: HttpRequest) -> SidebarOut:
    """Return how one wants one's list of rooms."""
    return sidebar_of(actor_of(request))


@router.patch("/me/sidebar", response={200: SidebarOut, 401: ErrorOut, 422: ErrorOut})
def change_sidebar(request: HttpRequest, payload: SidebarPatch) -> SidebarOut:
    """Arrange one's list of rooms."""
    return services.arrange_sidebar(actor_of(request), payload)


@router.post(
    "/me/sidebar/sections",
    response={201: SidebarOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def make_section(request: HttpRequest, payload: SectionIn) -> Status[SidebarOut]:
    """Make a section of one's own."""
    return Status(201, services.make_section(actor_of(request), payload))


@router.patch(
    "/me/sidebar/sections/{section_id}",
    response={200: SidebarOut, 401: ErrorOut, 404: ErrorOut, 422: ErrorOut},
)
def change_section(request: HttpRequest, section_id: str, payload: SectionPatch) -> SidebarOut:
    """Name a section of one's own."""
    return services.change_section(actor_of(request), section_id, payload)


@router.delete("/me/sidebar/sections/{section_id}", response={200: SidebarOut, 401: ErrorOut})
def delete_section(request: HttpRequest, section_id: str) -> SidebarOut:
    """Take a section away; its rooms are back in their communities."""
    return services.delete_section(actor_of(request), section_id)


@router.put(
    "/me/sidebar/rooms/{room_id}",
    response={200: SidebarOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def place_room(request: HttpRequest, room_id: str, payload: PlaceIn) -> SidebarOut:
    """Put a room into a section of one's own, or back into its community."""
    return services.place_room(actor_of(request), room_id, payload)
