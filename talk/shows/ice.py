"""What browsers need to find the engine: STUN and TURN servers, with credentials that run out. Pure."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Literal

from workspace.core.schemas import Wire

IcePolicy = Literal["all", "relay"]
VALID_S = 6 * 3600
"""As long as a talk may last, and a little more."""


class IceServerOut(Wire):
    """One server, in the words of `RTCIceServer`."""

    urls: list[str]
    username: str | None = None
    credential: str | None = None


class IceServersOut(Wire):
    """What goes into a browser's `RTCPeerConnection`; empty where people reach this server directly."""

    ice_servers: list[IceServerOut]
    policy: IcePolicy
    """`iceTransportPolicy`: with `relay` nothing but TURN is tried."""


def stun_urls(urls: Sequence[str]) -> list[str]:
    """Return those that tell one's own address and need no credentials."""
    return [url for url in urls if url.startswith("stun")]


def ice_servers(
    urls: Sequence[str], secret: str, person_id: str, at_s: int, policy: IcePolicy
) -> IceServersOut:
    """Return the servers for one person. `at_s`: seconds since 1970.

    TURN credentials follow the TURN REST API as coturn's `use-auth-secret` reads it: the name is when it runs out
    and for whom, the password its HMAC-SHA1 under the shared secret.
    """
    stun = stun_urls(urls)
    turn = [url for url in urls if url.startswith("turn")]
    servers = [IceServerOut(urls=stun)] if stun else []
    if turn and secret:
        username = f"{at_s + VALID_S}:{person_id}"
        digest = hmac.digest(secret.encode(), username.encode(), hashlib.sha1)
        credential = base64.b64encode(digest).decode()
        servers.append(IceServerOut(urls=turn, username=username, credential=credential))
    return IceServersOut(ice_servers=servers, policy=policy)
