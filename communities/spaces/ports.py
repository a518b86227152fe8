"""What spaces ask of the slices above them when people come and go: each attaches when the app starts.

The calls run inside the transaction of the change. They return what is to be published, so that the caller
can lock all topics in one order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from communities.spaces.models import Community
from workspace.core.events import Publication
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is going on in a community's public channels: numbers of all together, of nobody alone."""

    days: Sequence[int]
    """Messages of each of the last 14 days, the oldest first."""
    people: int
    """How many wrote in the last seven."""
    last: date | None
    """The day of the last message, whenever that was."""


class Tenant(Protocol):
    """A slice that keeps something in communities: rooms, later posts and wikis."""

    def furnish(self, founder: Person, community: Community) -> None:
        """Set up a community that was just founded; its founder enters afterwards."""

    def admit(self, community: Community, person: Person) -> Sequence[Publication]:
        """Let in a person who has just become a member."""

    def dismiss(self, community: Community, person: Person) -> Sequence[Publication]:
        """Take a person out who is no longer a member."""


class Pulses(Protocol):
    """Whoever knows what goes on."""

    def __call__(self, at: datetime) -> Mapping[str, Pulse]:
        """Tell it of each community where anything ever was said."""


_tenants: list[Tenant] = []
_pulses: Pulses | None = None


def attach(tenant: Tenant) -> None:
    """Register a slice, once."""
    if tenant not in _tenants:
        _tenants.append(tenant)


def attach_pulses(source: Pulses) -> None:
    """Name who knows what goes on. Called once, at start."""
    global _pulses
    _pulses = source


def furnish(founder: Person, community: Community) -> None:
    """Ask every tenant to set up."""
    for tenant in _tenants:
        tenant.furnish(founder, community)


def admit(community: Community, person: Person) -> list[Publication]:
    """Ask every tenant to let the person in."""
    return [publication for tenant in _tenants for publication in tenant.admit(community, person)]


def dismiss(community: Community, person: Person) -> list[Publication]:
    """Ask every tenant to take the person out."""
    return [publication for tenant in _tenants for publication in tenant.dismiss(community, person)]


def pulses(at: datetime) -> dict[str, Pulse]:
    """Ask what goes on in each community."""
    return {} if _pulses is None else dict(_pulses(at))
