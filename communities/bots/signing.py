"""What is sent outside is signed, so that its receiver knows where it comes from; and what commands carry back.

The secret of a webhook or a command is derived from the house's own and from its id, so it is stored nowhere.
"""

import hashlib
import hmac
from dataclasses import asdict, dataclass
from typing import Final

from django.core import signing
from django.utils.crypto import salted_hmac

ANSWER_WITHIN_S: Final = 1_800
_SALT: Final = "communities.bots"


@dataclass(frozen=True, slots=True)
class Invocation:
    """Who gave which command where: signed, it goes to the bot and comes back with the answer."""

    command: str
    bot: str
    caller: str
    room: str
    thread: str | None


def secret_of(thing_id: str, version: int = 1) -> str:
    """Return what deliveries of a hook, or invocations of a command, are signed with."""
    return f"ffs_{salted_hmac(_SALT, f'{thing_id}:{version}', algorithm='sha256').hexdigest()}"


def signature(secret: str, body: bytes, at_s: int) -> str:
    """Return the signature field of a body that is sent at a moment: `t=…,v1=HMAC-SHA256 of "t.body"`."""
    digest = hmac.new(secret.encode(), f"{at_s}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at_s},v1={digest}"


def seal(invocation: Invocation) -> str:
    """Return an invocation as it travels."""
    return signing.dumps(asdict(invocation), salt=_SALT, compress=True)


def unseal(text: str) -> Invocation | None:
    """Return the invocation; None for one that is not ours, or too old."""
    try:
        return Invocation(**signing.loads(text, salt=_SALT, max_age=ANSWER_WITHIN_S))
    except signing.BadSignature:
        return None
