"""A live talk on real processes: media workers to kill, the people on its stage, and what is true of it afterwards."""

import json
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.request import Request, urlopen

import psycopg
import redis

from realtime import media_wire as wire
from talk.media.tracks import TrackId, TrackKind, pieces_of, read_track, tracks_in
from tests.faults.client import Frame, fetch
from tests.faults.population import Holder, Populated, populate
from tests.faults.servers import Ground, Server

Roles = list[tuple[str, str, str, int | None, int | None]]
"""Person, role, muted, place in the queue of hands, place on stage."""


class Media(Server):
    """A media worker of the product. It listens to nobody: it is there when Redis knows it."""

    def __init__(self, name: str, folder: Path, env: Mapping[str, str]) -> None:
        super().__init__(name, folder)
        self._env = env
        self._redis: redis.Redis[str] = redis.Redis.from_url(env["REDIS_URL"], decode_responses=True)
        self._others: set[str] = set()
        self.known_as = ""
        """The name under which it holds leases."""

    def environment(self) -> Mapping[str, str]:
        return self._env

    def argv(self) -> list[str]:
        return [sys.executable, "-m", "workspace.config.cli", "media"]

    def start(self) -> None:
        self._others = self._redis.smembers(wire.WORKERS)
        super().start()

    def is_ready(self) -> bool:
        new = self._redis.smembers(wire.WORKERS) - self._others
        self.known_as = next(iter(new), "")
        return bool(new)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a voice has on disk around a moment: Unix seconds of its last packet before and its first one after."""

    before_s: float
    after_s: float


class Studio:
    """A web process, media workers and a talk whose first person is its host. Everything goes with it."""

    def __init__(self, *, people: int, workers: int = 2, origin_listeners: int = 200) -> None:
        """`origin_listeners`: so many people the worker that mixes the talk carries before others carry the rest."""
        self.ground = Ground(webs=1, env={"FLURFUNK_RTC_ORIGIN_LISTENERS": str(origin_listeners)})
        self.workers = [
            Media(f"media{number}", self.ground.folder, self.ground.env) for number in range(workers)
        ]
        self._people = people
        self.populated = Populated([], [])
        self.talk = ""
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self.ground)
            for worker in self.workers:
                worker.start()
                stack.callback(worker.stop)
            self.populated = populate(self.ground, self._people, 1)
            self.talk = self._begin_talk()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if kind is not None:
            self.ground.tell_logs()
        self._stack.close()

    @property
    def url(self) -> str:
        """Return the address of the web process."""
        return self.ground.webs[0].url

    @property
    def people(self) -> list[Holder]:
        """Return everyone, the host first."""
        return self.populated.people

    def _begin_talk(self) -> str:
        host = self.people[0]
        community = fetch(f"{self.url}/api/rooms/{self.populated.rooms[0]}", host.token)["community"]
        wish = {"community": community, "title": "On the landing"}
        return str(fetch(f"{self.url}/api/talks", host.token, wish)["id"])

    def act(self, actor: Holder, do: str, **values: str) -> None:
        """Do something on the stage. Raises `HTTPError`."""
        post(f"{self.url}/api/talks/{self.talk}/acts", actor.token, {"do": do, **values})

    def bring_on_stage(self, *people: Holder) -> None:
        """Invite people, who accept and open their microphones, the host too."""
        for person in people:
            self.act(self.people[0], "stage.invite", person=person.id)
            self.act(person, "stage.accept")
        for person in (self.people[0], *people):
            self.act(person, "stage.unmute")

    def carrier(self) -> Media | None:
        """Return the worker that carries the talk."""
        lease = self.workers[0]._redis.get(wire.lease_key(self.talk)) or ""
        return next((worker for worker in self.workers if worker.known_as == lease.split(" ")[0]), None)

    def roles(self) -> Roles:
        """Return who is what on the stage, and the queue of hands, as the database has it."""
        query = "SELECT person_id, role, muted, hand, standing FROM talk_participant WHERE talk_id = %s"
        with psycopg.connect(self.ground.postgres.url) as connection:
            rows = connection.execute(query, [self.talk]).fetchall()
        return sorted((str(row[0]), str(row[1]), str(row[2]), row[3], row[4]) for row in rows)

    @property
    def recording(self) -> Path:
        """Return where the talk's recording lies."""
        return self.ground.folder / "data" / "recordings" / self.talk

    def is_kept(self, person: Holder, *, since_s: float) -> bool:
        """Tell whether the disk has something that a person has said after this moment (Unix time)."""
        return any(at_s > since_s for at_s in self.kept_at_s(person))

    def kept_at_s(self, person: Holder) -> list[float]:
        """Return when each packet of a voice that is on disk arrived, in Unix time."""
        track = TrackId(TrackKind.VOICE, person.id)
        found = []
        for piece in pieces_of(self.recording):
            path = tracks_in(piece).get(track)
            packets = read_track(path) if path else ()
            found += [(int(piece.name) + packet.arrival_ms) / 1000 for packet in packets]
        return found

    def around(self, person: Holder, moment_s: float) -> Stretch:
        """Return what is on disk of a voice around a moment (Unix time). Raises ValueError where a side is missing."""
        at_s = self.kept_at_s(person)
        return Stretch(max(at for at in at_s if at <= moment_s), min(at for at in at_s if at > moment_s))


def post(url: str, token: str, body: Frame) -> None:
    """Make a request whose answer is empty. Raises `HTTPError`."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with urlopen(Request(url, json.dumps(body).encode(), headers), timeout=30) as response:
        response.read()
