"""HTTP routes on slash commands of bots."""

from django.http import HttpRequest
from ninja import Router, Status

from communities.bots import queries
from communities.bots.schemas import AnswerIn, CommandIn, CommandMade, CommandOut, InvokedOut, InvokeIn
from communities.bots.services import commands
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of, signed_in
from workspace.people.scopes import Scope

router = Router(auth=SIGNED_IN, tags=["commands"])


@router.get(
    "/communities/{community_id}/commands",
    response={200: list[CommandOut], 401: ErrorOut, 403: ErrorOut, 404: ErrorOut},
)
def list_commands(request: HttpRequest, community_id: str) -> list[CommandOut]:
    """Return the commands of bots in a community that one is in."""
    return queries.commands_of(actor_of(request), community_id)


@router.post(
    "/communities/{community_id}/commands",
    response={201: CommandMade, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def make_command(request: HttpRequest, community_id: str, payload: CommandIn) -> Status[CommandMade]:
    """Make a command of a bot; what it is signed with is in this answer only. For those who look after it."""
    return Status(201, commands.make_command(actor_of(request), community_id, payload))


@router.delete("/commands/{command_id}", response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut})
def remove_command(request: HttpRequest, command_id: str) -> Status[None]:
    """Remove a command."""
    commands.remove_command(actor_of(request), command_id)
    return Status(204, None)


@router.post(
    "/rooms/{room_id}/commands",
    response={
        200: InvokedOut,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
        429: ErrorOut,
        503: ErrorOut,
    },
)
def invoke_command(request: HttpRequest, room_id: str, payload: InvokeIn) -> InvokedOut:
    """Give a command of a bot in a room; the bot has three seconds to answer, and half an hour to answer later."""
    return commands.invoke(actor_of(request), room_id, payload)


@router.post(
    "/command-answers",
    auth=signed_in(Scope.COMMANDS),
    response={
        204: None,
        401: ErrorOut,
        403: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        422: ErrorOut,
        429: ErrorOut,
    },
)
def answer_command(request: HttpRequest, payload: AnswerIn) -> Status[None]:
    """Answer a command that one's bot was given. For bots (scope `commands`)."""
    commands.answer_later(actor_of(request), payload)
    return Status(204, None)
