"""What the token of a bot is for: each scope opens a few routes and commands, and nothing else is open to a bot. Pure.

A route says which scope it asks for where it is declared (`auth=signed_in(Scope.…)`), a command of the socket in
`realtime.scoping`. One that says nothing is for people: what is added later is closed to bots until somebody opens it.
"""

from collections.abc import Iterable
from enum import StrEnum

from workspace.core.errors import NotAllowed


class Scope(StrEnum):
    """One thing that a token may be for."""

    MESSAGES_WRITE = "messages:write"
    MESSAGES_READ = "messages:read"
    REACTIONS_WRITE = "reactions:write"
    ROOMS_READ = "rooms:read"
    COMMANDS = "commands"


Scopes = frozenset[Scope]


def read_scopes(stored: str) -> Scopes:
    """Read scopes as they are stored: words with spaces between them."""
    return frozenset(Scope(word) for word in stored.split())


def stored_scopes(scopes: Iterable[Scope]) -> str:
    """Return scopes as they are stored, each once and in the order of their names."""
    return " ".join(sorted(set(scopes)))


def require_scope(held: Scopes | None, wanted: Scope | None) -> None:
    """Let only those pass who may: None holds everything (a person), None wanted is not for bots.

    Raises `NotAllowed`, which names the scope that is missing.
    """
    if held is None:
        return
    if wanted is None:
        raise NotAllowed("not_for_bots")
    if wanted not in held:
        raise NotAllowed("scope_missing", scope=wanted.value)
