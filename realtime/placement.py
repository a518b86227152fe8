"""Which media worker carries whom, and whose line has gone with a worker. Pure."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from workspace.core.schemas import Wire

LATE_MS = 8.0
"""Whose clock is this late on average has more to do than time for it (see `talk.media.pacing`)."""
FORGET_S = 60.0
"""So long after a talk was carried for the last time its lines are forgotten."""


class Load(Wire):
    """What a worker says of itself for as long as it lives."""

    people: int = 0
    """Who is connected to it or about to be, in all talks."""
    late_ms: float = 0.0
    """How late its clock comes round."""
    edge_late: int = 0
    """Packets of talks that are mixed elsewhere which came after their turn, since it began."""
    edge_lost: int = 0

    @property
    def is_late(self) -> bool:
        """Tell whether it has too much to do."""
        return self.late_ms > LATE_MS


def choose(
    loads: Mapping[str, Load], *, origin: str | None, may_speak: bool, origin_first: int
) -> str | None:
    """Return the worker for somebody, None where nobody lives. Any but the origin carries them as an edge.

    Whoever may be heard goes to the origin; without one, whoever is chosen becomes it. All others go there as well
    until it carries `origin_first` people or comes late, since every worker in between costs some milliseconds.
    """
    if origin is not None and may_speak:
        return origin
    own = loads.get(origin) if origin is not None else None
    if own is not None and own.people < origin_first and not own.is_late:
        return origin
    return min(loads, key=lambda name: (loads[name].is_late, loads[name].people, name), default=origin)


@dataclass(slots=True)
class _Line:
    """What all who are connected to one worker in one talk have in common."""

    name: str
    lease: str
    """Under which the worker was the talk's origin; empty while it is an edge."""
    kept_s: float


@dataclass(slots=True)
class _Lines:
    by_worker: dict[str, _Line] = field(default_factory=dict)
    carried_s: float = 0.0


class Lines:
    """The lines over which people hear, as far as one web process has handed them out."""

    def __init__(self) -> None:
        self._of: dict[str, _Lines] = {}

    @property
    def talks(self) -> list[str]:
        """Return the talks that have lines."""
        return list(self._of)

    @property
    def workers(self) -> set[str]:
        """Return the workers that lines end at."""
        return {worker for lines in self._of.values() for worker in lines.by_worker}

    def keep(self, talk: str, worker: str, name: str, lease: str, *, now_s: float) -> list[str]:
        """Take note of a line, and return those that have gone unseen: of the same worker, and of an earlier origin."""
        lines = self._of.setdefault(talk, _Lines())
        lines.carried_s = now_s
        gone = [
            each
            for each, line in lines.by_worker.items()
            if (each == worker and line.name != name) or (each != worker and lease and line.lease)
        ]
        names = [lines.by_worker.pop(each).name for each in gone]
        lines.by_worker[worker] = _Line(name, lease, now_s)
        return names

    def lost(
        self, leases: Mapping[str, str | None], alive: Container[str], *, read_s: float
    ) -> list[tuple[str, str]]:
        """Return talk and name of the lines that are gone, once, and forget them.

        `leases`: of every talk as it was read, None where there is none. `alive`: the workers that live. Both are true
        at `read_s` or later, so they say nothing of lines that were kept since.
        """
        gone = []
        for talk, lines in list(self._of.items()):
            if talk not in leases:  # it came while they were read
                continue
            lease = leases[talk]
            if lease is not None:
                lines.carried_s = read_s
            old = {worker: line for worker, line in lines.by_worker.items() if line.kept_s < read_s}
            for worker in list(_dead(old, lease, alive)):
                gone.append((talk, lines.by_worker.pop(worker).name))
            if not lines.by_worker or read_s - lines.carried_s > FORGET_S:
                del self._of[talk]
        return gone


def _dead(lines: Mapping[str, _Line], lease: str | None, alive: Container[str]) -> Iterator[str]:
    for worker, line in lines.items():
        if lease is not None and holder_of(lease) == worker and not line.lease:
            line.lease = lease  # the edge has become the origin, over the same lines
        if worker not in alive or (line.lease and line.lease != lease):
            yield worker


def holder_of(lease: str) -> str:
    """Return who holds a lease."""
    return lease.split(" ", 1)[0]


def fence_of(lease: str) -> int:
    """Return the number of a lease: it grows with every holder."""
    return int(lease.split(" ", 1)[1])
