"""HTTP routes on the lobby; the socket has the same commands, and holds one's place."""

from django.http import HttpRequest
from ninja import Router, Status

from talk.lobby import queries
from talk.lobby.schemas import LobbyOut, WaitIn
from talk.lobby.services import apart, waiting
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["coffee"])


@router.post(
    "/lobby",
    response={200: LobbyOut, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut},
)
def wait_for_coffee(request: HttpRequest, payload: WaitIn) -> LobbyOut:
    """Wait for somebody who has time. Then the topic has to be joined on a socket, or the place is lost."""
    return waiting.wait_for_coffee(actor_of(request), payload.languages)


@router.delete("/lobby", response={204: None, 401: ErrorOut})
def stop_waiting(request: HttpRequest) -> Status[None]:
    """Wait no longer."""
    waiting.stop_waiting(actor_of(request))
    return Status(204, None)


@router.get("/lobby/apart", response={200: list[str], 401: ErrorOut})
def list_apart(request: HttpRequest) -> list[str]:
    """Return the ids of those with whom one does not want to be brought together, the last one first."""
    return queries.apart_from(actor_of(request))


@router.put(
    "/lobby/apart/{person_id}",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut},
)
def keep_apart(request: HttpRequest, person_id: str) -> Status[None]:
    """Never be brought together with a person. They are not told."""
    apart.keep_apart(actor_of(request), person_id)
    return Status(204, None)


@router.delete("/lobby/apart/{person_id}", response={204: None, 401: ErrorOut})
def keep_apart_no_longer(request: HttpRequest, person_id: str) -> Status[None]:
    """Let them be brought together with one again."""
    apart.keep_apart_no_longer(actor_of(request), person_id)
    return Status(204, None)
