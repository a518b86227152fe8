"""The HTTP route of the search."""

from django.http import HttpRequest
from ninja import Query, Router

from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of
from workspace.search.queries.search import search
from workspace.search.schemas import SearchOut, SearchQuery

router = Router(auth=SIGNED_IN, tags=["search"])


@router.get("/search", response={200: SearchOut, 401: ErrorOut, 422: ErrorOut, 429: ErrorOut})
def find(request: HttpRequest, query: Query[SearchQuery]) -> SearchOut:
    """Return a page of what one may read and looks for."""
    return search(actor_of(request), query)
