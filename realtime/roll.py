"""Calling the roll: this process's part of presence, and the one place that tells people about it.

Reports travel between processes as facts of a topic of their own that no socket can join.
"""

import json
import time
from collections.abc import Mapping

from realtime.hub import Hub
from realtime.link import ORIGIN
from realtime.presence import Presence, Shown, State
from workspace.core.events import Hint
from workspace.core.ids import TopicName
from workspace.people.events import HOUSE, PresenceChanged

ROLL = TopicName("!roll")
CALL_EVERY_S = 15.0


class Roll:
    """Keeps `Presence` fed. `tick` runs once a second, so a burst of arrivals is one fact."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._presence = Presence()
        self._said: dict[str, State] = {}
        self._called_at_s = -CALL_EVERY_S
        self.here: frozenset[str] = frozenset()
        """Who is at a device, here or elsewhere. Replaced as a whole, so that other threads may read it."""

    def snapshot(self) -> PresenceChanged:
        """Return who is here, for a socket that has just joined the house."""
        return PresenceChanged(people=self._presence.snapshot())

    def hear(self, payload: str) -> None:
        """Take another process's report."""
        report = json.loads(payload)
        at_s = time.monotonic()
        if report["whole"]:
            self._presence.roll(report["process"], report["people"], at_s)
        else:
            self._presence.report(report["process"], report["people"], at_s)

    def tick(self) -> None:
        """Report what has changed here, and tell this process's people what has changed anywhere."""
        at_s = time.monotonic()
        present = self._present()
        whole = at_s - self._called_at_s >= CALL_EVERY_S
        changes = _differences(self._said, present)
        if whole or changes:
            self._presence.roll(ORIGIN, present, at_s)
            self._say(present if whole else changes, whole=whole)
            self._said = present
            self._called_at_s = at_s if whole else self._called_at_s
        told = self._presence.changes(at_s)
        if told:
            shown = self._presence.snapshot()
            self.here = frozenset(person for person, state in shown.items() if state == "online")
            self._hub.tell(HOUSE, PresenceChanged(people=told).model_dump_json())

    def _present(self) -> dict[str, State]:
        present: dict[str, State] = {}
        for person, lines in self._hub.lines.items():
            if any(line.scopes is not None for line in lines):
                continue  # a bot is never present
            present[person] = "online" if any(line.presence == "online" for line in lines) else "away"
        return present

    def _say(self, people: Mapping[str, Shown], *, whole: bool) -> None:
        report = {"process": ORIGIN, "whole": whole, "people": people}
        self._hub.link.send(Hint(ROLL, 0, json.dumps(report)))


def _differences(before: Mapping[str, State], after: Mapping[str, State]) -> dict[str, Shown]:
    changed: dict[str, Shown] = {
        person: state for person, state in after.items() if before.get(person) != state
    }
    changed.update(dict.fromkeys(before.keys() - after.keys(), "offline"))
    return changed
