"""A text as it will look once it is sent; nothing of it is kept."""

from typing import Final

from communities.chat.services.calling import reach_for, words_offered
from communities.chat.services.send import check_body, render_for_room, require_writer
from workspace.core.limits import Limit, take
from workspace.people.models import Person

_DRAFT_LIMIT: Final = Limit("draft", 30, 30)


def draft_html(actor: Person, room_id: str, body: str) -> str:
    """Return the safe HTML of a text that may be sent there. Nobody is called. Raises as sending does."""
    text = check_body(body)
    take(_DRAFT_LIMIT, actor.id)
    require_writer(actor, room_id, in_stream=False)
    words = words_offered(reach_for(actor, room_id, text), in_stream=True)
    return render_for_room(room_id, text, words)[0].html
