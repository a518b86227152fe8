"""Who is in a talk, a coffee room or the lobby: whoever has a socket, in any process, that has joined its topic.

Reports travel between processes as those of the roll do, and the merged view is brought to stages, tables and lobby
about once a second (`_NOTICES`), by every process: what is written is idempotent, so nobody has to lead.
"""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Final, Protocol

from realtime.hub import Hub
from realtime.link import ORIGIN, NoLink
from realtime.orm import run_db
from realtime.presence import Presence, State
from talk.coffee.services.attendance import notice_tables
from talk.lobby.services.waiting import notice_lobby
from talk.shows.services.attendance import notice_attendance
from workspace.core.events import Hint
from workspace.core.ids import TopicName

ATTENDANCE = TopicName("!attendance")
CALL_EVERY_S = 5.0
SILENCE_S = 12.0
"""A process that has not reported for this long is gone, and its sockets with it."""


class Notice(Protocol):
    """A slice's way to take note of who is in its places."""

    def __call__(self, here: Mapping[str, Collection[str]], *, complete: bool) -> None:
        """Take place → people; not complete: not every process may have been heard of."""


_NOTICES: Final[dict[str, Notice]] = {
    "talk": notice_attendance,
    "coffee": notice_tables,
    "lobby": notice_lobby,
}
"""The topics that count, by what stands before the colon."""


class Attendance:
    """Keeps stages and tables informed. `tick` runs once a second."""

    def __init__(self, hub: Hub, origin: str = ORIGIN, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._hub = hub
        self._origin = origin
        self._clock_s = clock_s
        self._presence = Presence(grace_s=0.0, silence_s=SILENCE_S)
        self._said: set[str] = set()
        self._called_at_s = -CALL_EVERY_S
        self._listening_since_s = clock_s()

    def hear(self, payload: str) -> None:
        """Take another process's report: all who are somewhere through it, as `topic/person`."""
        report = json.loads(payload)
        self._presence.roll(report["process"], report["people"], self._clock_s())

    async def tick(self) -> None:
        """Report who is here through this process where that has changed, and bring all up to date."""
        at_s = self._clock_s()
        here = self._here()
        if here != self._said or at_s - self._called_at_s >= CALL_EVERY_S:
            people: dict[str, State] = dict.fromkeys(sorted(here), "online")
            self._presence.roll(self._origin, people, at_s)
            report = {"process": self._origin, "people": people}
            self._hub.link.send(Hint(ATTENDANCE, 0, json.dumps(report)))
            self._said, self._called_at_s = here, at_s
        self._presence.changes(at_s)
        attending: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in _NOTICES}
        for name in self._presence.snapshot():
            topic, _, person = name.partition("/")
            kind, _, place = topic.partition(":")
            attending[kind][place].add(person)
        complete = self._has_heard_all(at_s)
        for kind, notice in _NOTICES.items():
            await run_db(notice, attending[kind], complete=complete)

    def _here(self) -> set[str]:
        return {
            f"{topic}/{line.person}"
            for line in self._hub.all_lines()
            for topic in line.topics
            if topic.partition(":")[0] in _NOTICES
        }

    def _has_heard_all(self, at_s: float) -> bool:
        """Tell whether every process that is alive has had time to report."""
        if isinstance(self._hub.link, NoLink):
            return True
        if not self._hub.link.healthy:
            self._listening_since_s = at_s
        return at_s - self._listening_since_s >= SILENCE_S
