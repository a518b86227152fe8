"""HTTP routes on one's own list of rooms."""

from django.http import HttpRequest
from ninja import Router

from communities.sidebar.queries import sidebar_of
from communities.sidebar.schemas import SidebarOut, SidebarPatch
from communities.sidebar.services import arrange_sidebar
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
    return arrange_sidebar(actor_of(request), payload)
