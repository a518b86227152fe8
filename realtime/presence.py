"""Who is here: pure bookkeeping over the reports of all processes. Never stored, never logged.

Every process reports its own people (`roll`, all of them; `report`, what changed). A person is online where
any device is, away where all are idle, offline when the last has been gone for a grace period, which spares
everybody the flicker of a page reload. A process that falls silent is forgotten with its people.
"""

from collections.abc import Mapping
from typing import Literal

State = Literal["online", "away"]
Shown = Literal["online", "away", "offline"]

GRACE_S = 8.0
SILENCE_S = 45.0
"""A process that has not called the roll for this long is gone."""


class Presence:
    """The merged view of one process. Times are seconds of any one clock."""

    def __init__(self, grace_s: float = GRACE_S, silence_s: float = SILENCE_S) -> None:
        self._grace_s, self._silence_s = grace_s, silence_s
        self._rolls: dict[str, dict[str, State]] = {}
        self._heard: dict[str, float] = {}
        self._shown: dict[str, Shown] = {}
        self._leaving: dict[str, float] = {}

    def roll(self, process: str, people: Mapping[str, State], at_s: float) -> None:
        """Replace all that a process has said."""
        self._rolls[process] = dict(people)
        self._heard[process] = at_s

    def report(self, process: str, changes: Mapping[str, Shown], at_s: float) -> None:
        """Apply what has changed at a process."""
        people = self._rolls.setdefault(process, {})
        self._heard[process] = at_s
        for person, state in changes.items():
            if state == "offline":
                people.pop(person, None)
            else:
                people[person] = state

    def snapshot(self) -> dict[str, Shown]:
        """Return everybody who is not offline, as last told by `changes`."""
        return {person: state for person, state in self._shown.items() if state != "offline"}

    def changes(self, at_s: float) -> dict[str, Shown]:
        """Return what has become different since the last call, and remember it as told."""
        self._forget_silent(at_s)
        merged = self._merged()
        told: dict[str, Shown] = {}
        for person, state in merged.items():
            self._leaving.pop(person, None)
            if self._shown.get(person) != state:
                told[person] = state
        for person in self._shown.keys() - merged.keys():
            since = self._leaving.setdefault(person, at_s)
            if at_s - since >= self._grace_s:
                told[person] = "offline"
        for person, state in told.items():
            if state == "offline":
                del self._shown[person], self._leaving[person]
            else:
                self._shown[person] = state
        return told

    def _merged(self) -> dict[str, Shown]:
        merged: dict[str, Shown] = {}
        for people in self._rolls.values():
            for person, state in people.items():
                if merged.get(person) != "online":
                    merged[person] = state
        return merged

    def _forget_silent(self, at_s: float) -> None:
        for process in [name for name, heard in self._heard.items() if at_s - heard > self._silence_s]:
            del self._heard[process], self._rolls[process]
