"""How each server is spoken to: what a member says to get in and to send, and which frame is a delivery."""

import json
import uuid
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """Of a handshake: wait for a frame that holds `awaits` (where given), then say `says` (where given)."""

    awaits: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One server's way of speaking. Texts may hold `{member}`; `{body}` stands where the message goes."""

    path: str
    steps: tuple[Step, ...]
    send: str
    delivery: str
    """A frame is a delivery where it starts with this."""
    refusal: str = "\0"
    """A frame that starts with this ends the run."""
    ping: str = ""
    pong: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def frame(self, member: int, body: str) -> bytes:
        """Return the command that sends a body; ids in it are fresh."""
        text = self.send.replace("{body}", body).replace("{member}", str(member))
        return text.replace("{uuid}", str(uuid.uuid4())).encode()


def flurfunk(room: str) -> Dialect:
    """Return the product's own protocol; the access token travels in a header a member."""
    topics = {f"room:{room}": None}
    send = {"id": 2, "do": "message.send", "room": room, "client_id": "{uuid}", "body": "{body}"}
    return Dialect(
        path="/ws",
        steps=(
            Step(
                awaits='"kind":"welcome"', says=json.dumps({"id": 1, "do": "topics.resume", "topics": topics})
            ),
            Step(awaits='"type":"resumed"'),
        ),
        send=json.dumps(send),
        delivery='{"kind":"event"',
        refusal='{"kind":"error"',
        headers={"Authorization": "Bearer {token}"},
    )


_JOIN = '{"do":"join","room":"r"}'
_SEND = '{"do":"send","room":"r","author":"{member}","body":"{body}"}'
PLAIN = Dialect("/ws", (Step(says=_JOIN), Step(awaits='"joined"')), _SEND, '{"kind"')
SOCKETIO = Dialect(
    path="/socket.io/?EIO=4&transport=websocket",
    steps=(
        Step(awaits="0{", says="40"),
        Step(awaits="40{", says='42["join","r"]'),
        Step(awaits='42["joined"'),
    ),
    send='42["send",{"room":"r","author":"{member}","body":"{body}"}]',
    delivery='42["message"',
    ping="2",
    pong="3",
)
