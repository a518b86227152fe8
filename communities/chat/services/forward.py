"""Passing a message on: what is stored is its name alone, so that nobody reads more by it than before."""

from communities.chat.queries.messages import readable_messages
from communities.chat.queries.places import find_message
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.people.models import Person


def find_original(actor: Person, message_id: str) -> str:
    """Return the id of the message to pass on; of one that says nothing itself, what that passes on.

    Raises `Invalid` for one that the actor cannot read, `Conflict` for a deleted one.
    """
    try:
        message, _ = find_message(actor, message_id)
    except NotFound as error:
        raise Invalid("forward", "not_found") from error
    if message.deleted_at is not None:
        raise Conflict("message_gone", field="forward")
    further = message.forward_of_id
    if further is None or message.body or message.attachments.exists():
        return message.id
    if not readable_messages(actor, [further]):
        raise Conflict("message_gone", field="forward")
    return further
