"""Names to addresses, within a time. The system's resolver cannot be told when to give up, so threads wait for it."""

import ipaddress
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as WaitedTooLong
from typing import Final

from workspace.egress.addresses import Address

Resolve = Callable[[str, int, float], list[Address]]
"""(host, port, seconds) to its addresses, the preferred first. Raises OSError."""

_LOOK_UPS_AT_ONCE: Final = 8
_waiting = ThreadPoolExecutor(_LOOK_UPS_AT_ONCE, thread_name_prefix="names")


def resolve(host: str, port: int, timeout_s: float) -> list[Address]:
    """Ask the system for the addresses of a name. Raises OSError, also when there is no answer in time."""
    try:
        return _waiting.submit(_ask, host, port).result(timeout_s)
    except WaitedTooLong as error:
        raise TimeoutError("no answer from the name server") from error


def _ask(host: str, port: int) -> list[Address]:
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found = [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in rows]
    return list(dict.fromkeys(found))
