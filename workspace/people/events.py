"""What happens to people. Topic `house` reaches all, `person:<id>` one person, `access` the servers only."""

from typing import Literal

from workspace.core.events import Event, Fact
from workspace.core.ids import TopicName
from workspace.people.schemas import MeOut, PersonOut

HOUSE = TopicName("house")
"""Everybody's topic: who is in the organisation."""
ACCESS = TopicName("access")
"""The servers' own topic: sessions and tokens that no longer hold. No socket may join it."""


def person_topic(person_id: str) -> TopicName:
    """Name the topic that only this person hears, on all of their devices."""
    return TopicName(f"person:{person_id}")


class PersonJoined(Event):
    """Somebody accepted an invitation, or came back after a deactivation."""

    type: Literal["person.joined"] = "person.joined"
    person: PersonOut


class PersonChanged(Event):
    """What others see of a person has changed; deactivation is `active` false."""

    type: Literal["person.changed"] = "person.changed"
    person: PersonOut


class MeChanged(Event):
    """A person's own settings have changed: their other devices follow."""

    type: Literal["me.changed"] = "me.changed"
    me: MeOut


class AccessRevoked(Event):
    """A person's sessions or tokens have ended; every process closes the sockets that stand on them.

    `credential` names one, None means all; `keep` is spared (the session that changed the password).
    """

    type: Literal["access.revoked"] = "access.revoked"
    person: str
    credential: str | None = None
    keep: str | None = None


class PresenceChanged(Fact):
    """Who came, went idle or left since the last such fact: person id → state."""

    type: Literal["presence.changed"] = "presence.changed"
    people: dict[str, Literal["online", "away", "offline"]]


class BlocksChanged(Fact):
    """Whom you have blocked, changed on one of your devices (topic `person`). Nobody else is told.

    A fact, not an event: no log keeps who blocked whom, and when. The welcome of every socket brings the list anew.
    """

    type: Literal["blocks.changed"] = "blocks.changed"
    blocked: list[str]
